import { defineModel, ModelError, problem, type Job, type Report } from '@planwright/core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAnswering, previewDraws, restMs } from './answering.ts';
import type { EngineListeners } from './engine.ts';

const label = { zh: '甲', en: 'A' };
const variables = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`v${i}`, { unit: '1', label, initial: 1 }]));
const job = (scenario: string, count = 1): Job => ({
  bundle: {
    model: defineModel({
      id: 'small',
      title: label,
      years: { history: 2020, start: 2026, end: 2030 },
      parameters: {},
      variables: variables(count),
    }),
    scenarios: {},
    targets: [],
    tables: [],
  },
  scenario,
  draws: 10_000,
  seed: 7,
});

/** An engine whose workers answer when told to; every report names its scenario and draws only. */
function setting(preview?: (asked: Job) => Promise<Report>) {
  const report = ({ scenario, draws }: Job): Report => ({ scenario, draws }) as Report;
  const previews: Job[] = [];
  const scheduled: Job[] = [];
  const heard: string[] = [];
  let engine: EngineListeners | null = null;
  const answering = createAnswering(
    (listeners) => {
      engine = listeners;
      return {
        preview: (asked) => {
          previews.push(asked);
          return preview?.(asked) ?? Promise.resolve(report(asked));
        },
        schedule: (asked) => void scheduled.push(asked),
        cancel: () => void heard.push('cancel'),
        close: () => undefined,
      };
    },
    {
      onAnswer: ({ scenario, draws }, final) => heard.push(`${scenario} ${draws}${final ? ' final' : ''}`),
      onRest: ({ scenario }) => heard.push(`${scenario} rest`),
      onFailure: ([first]) => heard.push(`failed ${first?.code ?? ''}`),
      onProgress: () => undefined,
    },
  );
  const work = (asked: Job): void => engine?.onReport(report(asked), asked);
  return { answering, previews, scheduled, heard, work };
}

const frames: FrameRequestCallback[] = [];
const nextFrame = async (): Promise<void> => {
  for (const frame of frames.splice(0)) frame(0);
  await vi.advanceTimersByTimeAsync(0);
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
  vi.stubGlobal(
    'MessageChannel',
    class {
      port1 = { onmessage: (): void => undefined, close: (): void => undefined };
      port2 = { postMessage: (): unknown => setTimeout(() => this.port1.onmessage()) };
    },
  );
});
afterEach(() => {
  frames.length = 0;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a question is answered by a preview, then on all draws, and at rest with everything', async () => {
  const { answering, scheduled, heard, work } = setting();
  answering.ask(job('a'), ['x']);
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual(['cancel', `a ${previewDraws}`]);
  await nextFrame();
  await nextFrame();
  expect(scheduled.map(({ draws, targets }) => ({ draws, targets }))).toEqual([{ draws: 10_000, targets: ['x'] }]);
  work(scheduled[0]!);
  expect(heard.at(-1)).toBe('a 10000 final');
  await vi.advanceTimersByTimeAsync(restMs);
  expect(scheduled[1]).toMatchObject({ alternatives: true, draws: 10_000 });
  expect(scheduled[1]?.targets).toBeUndefined();
  work(scheduled[1]!);
  expect(heard.at(-1)).toBe('a rest');
});

it('of several questions in one frame the first and the last get a preview', async () => {
  const { answering, previews } = setting();
  for (const scenario of ['a', 'b', 'c', 'd']) answering.ask(job(scenario), []);
  await nextFrame();
  expect(previews.map(({ scenario }) => scenario)).toEqual(['a', 'd']);
});

it('an answer to an older question is never shown', async () => {
  const { answering, scheduled, heard, work } = setting();
  answering.ask(job('a'), []);
  await nextFrame();
  await nextFrame();
  answering.ask(job('b'), []);
  work(scheduled[0]!);
  await nextFrame();
  expect(heard.filter((line) => line.startsWith('a'))).toEqual([`a ${previewDraws}`]);
});

it('wrong inputs are told at once and not run again, another fault of this thread goes to the workers', async () => {
  const wrong = setting(() => Promise.reject(new ModelError([problem('unknown-name', {}, { name: 'x' })])));
  wrong.answering.ask(job('a'), []);
  await nextFrame();
  expect(wrong.heard).toEqual(['cancel', 'failed unknown-name']);
  expect(wrong.scheduled).toEqual([]);

  const broken = setting(() => Promise.reject(new RangeError('memory')));
  broken.answering.ask(job('a'), []);
  await nextFrame();
  expect(broken.scheduled.map(({ draws }) => draws)).toEqual([previewDraws]);
});

it('a large model keeps off this thread and grows in steps', async () => {
  const { answering, previews, scheduled, work } = setting();
  answering.ask(job('a', 1_000), []);
  await nextFrame();
  for (let i = 0; i < 3; i++) if (scheduled[i] !== undefined) work(scheduled[i]!);
  expect(previews).toEqual([]);
  expect(scheduled.map(({ draws }) => draws)).toEqual([512, 2_048, 10_000]);
});

it('stopped, it lets go of the run and takes it up again when told', async () => {
  const { answering, scheduled, heard, work } = setting();
  answering.ask(job('a'), []);
  await nextFrame();
  await nextFrame();
  answering.stop();
  work(scheduled[0]!);
  expect(heard.at(-1)).toBe('cancel');
  answering.resume();
  work(scheduled[1]!);
  expect(heard.at(-1)).toBe('a 10000 final');
});
