import { expect, test } from 'vitest';
import { tinyBundle, tinyTable } from '../testing/tiny-model.ts';
import { canonicalJson, inputHash, beginHash } from './hash.ts';
import type { Job } from './job.ts';
import { prepareJob, tryPrepare } from './prepare.ts';

const bundle = tinyBundle({
  parameters: { a: { value: 0.5, role: 'lever', range: [0, 1] }, b: { value: 1 } },
  variables: { x: { equation: 'a + b' }, y: { equation: 'x * 2', observed: 'data.y' } },
  tables: [tinyTable({ y: { 2024: 1 } })],
});
const job = (changes: Partial<Job>): Job => ({ bundle, scenario: 'baseline', draws: 10, seed: 1, ...changes });
/** A bundle of its own has no memory. */
const afresh = (changes: Partial<Job>): Job => ({ ...job(changes), bundle: { ...bundle } });

const changes: readonly Partial<Job>[] = [
  {},
  { set: { a: 0.7 } },
  { set: { a: 2 } },
  { set: { nobody: 1 } },
  { fix: { x: { 2027: 3 } } },
  { fix: { x: { 2027: 4 } } },
  { fix: { x: { 2026: 4, 2027: 4 } }, set: { b: 2 } },
  { add: { x: { 2027: 1 } } },
  { add: { x: { 2027: 2 } } },
  { add: { y: { 2024: 2 } } },
  { fix: { x: { 2027: 3 } }, series: ['x~unfixed'] },
  { series: ['y'] },
  { seed: 9 },
  { design: { kind: 'sobol' }, draws: 16 },
  { inner: 5 },
];

test('a job is prepared the same whether its bundle is remembered or new', () => {
  for (const change of [...changes, ...changes]) {
    const { prepared, problems } = tryPrepare(job(change));
    const other = tryPrepare(afresh(change));
    expect(problems).toEqual(other.problems);
    expect(prepared?.hash).toBe(other.prepared?.hash);
    expect(prepared && { ...prepared, job: null }).toEqual(other.prepared && { ...other.prepared, job: null });
  }
});

test('jobs that differ in values only have one program', () => {
  const { program } = prepareJob(job({}));
  expect(prepareJob(job({ set: { a: 0.9 }, seed: 3 })).program).toBe(program);
  const added = prepareJob(job({ add: { x: { 2027: 1 } } })).program;
  expect(added).not.toBe(program);
  expect(prepareJob(job({ add: { x: { 2028: 3 } } })).program).toBe(added);
  expect(prepareJob(job({ fix: { x: { 2027: 1 } } })).program).not.toBe(program);
});

test('a hash that was begun ends as one of the whole', () => {
  const constant = { model: { id: 'm' }, observed: [1, 2] };
  const more = { readings: [['a', { kind: 'never' }]] };
  const rest = { settings: { b: 1, a: undefined } };
  const begun = beginHash(constant);
  expect(begun.end(rest)).toBe(inputHash({ ...rest, ...constant }));
  expect(begun.and(more).end(rest)).toBe(inputHash({ ...rest, ...constant, ...more }));
  expect(canonicalJson({ ...rest, ...constant })).toBe('{"model":{"id":"m"},"observed":[1,2],"settings":{"b":1}}');
  expect(begun.and({ readings: [] }).end(rest)).not.toBe(begun.and(more).end(rest));
  // What was begun may go on in many ways.
  expect(begun.and(more).end(rest)).toBe(begun.and(more).end(rest));
});
