import { ModelError, problem } from '@planwright/core';
import { describe, expect, it } from 'vitest';
import { AnalysisState, isCheap, type Asking } from './analysis.svelte.ts';
import type { AnalysisAnswer } from './analyses.ts';
import type { NotebookState } from './notebook.svelte.ts';

type Source = Pick<NotebookState, 'job' | 'inputs'>;
type Ask = Awaited<ReturnType<Asking>>['askAnalysis'];

const notebook = { job: {}, inputs: 'first' } as unknown as Source & { inputs: string };
const answer = { name: 'reach', answer: {} } as unknown as AnalysisAnswer;
const body = { name: 'reach', question: { probability: 0.66 } } as const;

const state = (ask: Ask): AnalysisState =>
  new AnalysisState(notebook, body, () => Promise.resolve({ askAnalysis: ask }));

/** Ends only when it is stopped. */
const endless: Ask = (_body, _job, { signal }) =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('stopped')));
  });

describe('a cell that asks an analysis', () => {
  it('is stale before it is asked, running while it is, fresh with its answer', async () => {
    let answered: (value: AnalysisAnswer) => void = () => undefined;
    const cell = state(() => new Promise((resolve) => (answered = resolve)));
    expect(cell.phase).toBe('stale');
    const done = cell.ask();
    expect(cell.phase).toBe('running');
    await Promise.resolve();
    await Promise.resolve();
    answered(answer);
    await done;
    expect(cell.phase).toBe('fresh');
    expect(cell.answer).toBe(answer);
  });

  it('is stale again after a change of the inputs, and keeps the old answer', async () => {
    const cell = state(() => Promise.resolve(answer));
    await cell.ask();
    notebook.inputs = 'second';
    expect(cell.phase).toBe('stale');
    expect(cell.answer).toBe(answer);
    notebook.inputs = 'first';
  });

  it('can be cancelled, and asked again', async () => {
    let calls = 0;
    const cell = state((...question) => (calls++ === 0 ? endless(...question) : Promise.resolve(answer)));
    const first = cell.ask();
    await Promise.resolve();
    await Promise.resolve();
    cell.cancel();
    await first;
    expect([cell.phase, cell.answer, cell.problems]).toEqual(['stale', null, []]);
    await cell.ask();
    expect(cell.phase).toBe('fresh');
  });

  it('says why there is no answer', async () => {
    const fault = problem(
      'no-answer',
      {},
      {
        ...{ what_zh: '甲', what_en: 'A', reason_zh: '乙', reason_en: 'B', advice_zh: '丙', advice_en: 'C' },
      },
    );
    const cell = state(() => Promise.reject(new ModelError([fault])));
    await cell.ask();
    expect([cell.phase, cell.problems]).toEqual(['stale', [fault]]);
  });

  it('shows how far it is', async () => {
    let report: (done: number, of: number) => void = () => undefined;
    const cell = state((_body, _job, { onProgress, signal }) => {
      report = onProgress ?? report;
      return endless(_body, _job, signal === undefined ? {} : { signal });
    });
    const asked = cell.ask();
    await Promise.resolve();
    await Promise.resolve();
    report(30, 120);
    expect(cell.progress).toBe(0.25);
    cell.cancel();
    await asked;
    expect(cell.progress).toBeNull();
  });
});

it('searches over levers wait for the reader; what one run answers does not', () => {
  expect(isCheap(body)).toBe(false);
  expect(isCheap({ name: 'readings', ids: null })).toBe(true);
  expect(isCheap({ name: 'conflict', question: { trade: false } })).toBe(true);
  expect(isCheap({ name: 'conflict', question: {} })).toBe(false);
  expect(isCheap({ name: 'sensitivity', question: { output: {}, method: 'given-data' } })).toBe(true);
});
