/** On every model of the repository, moving a parameter on kept draws gives the bits of a whole run. */
import { models } from '@planwright/models';
import { describe, expect, test } from 'vitest';
import type { ScenarioValue } from '../../packages/core/src/model/model.ts';
import type { FlatParameter } from '../../packages/core/src/model/flat-model.ts';
import type { Ensemble } from '../../packages/core/src/result/ensemble.ts';
import type { Job } from '../../packages/core/src/run/job.ts';
import { prepareJob } from '../../packages/core/src/run/prepare.ts';
import { createSimulator } from '../../packages/core/src/run/simulate.ts';

const draws = 40;
const range = { from: 0, to: draws };
const places = [0.2, 0.4, 0.5, 0.9];

/** A value as a slider gives it, in the range of the parameter. */
function moved({ role, value, range: limits }: FlatParameter, place: number): ScenarioValue {
  const at = Number(value);
  const [low, high] = limits ?? [at, at === 0 ? 0.01 : at * 1.01];
  const to = low + (high - low) * place;
  return role === 'uncertainty' ? { shift: to - at } : to;
}

const bits = (values: Float64Array): Uint8Array => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

describe.each(Object.entries(models))('%s', (_, bundle) => {
  const job: Job = { bundle, scenario: Object.keys(bundle.scenarios)[0]!, draws, seed: 2026 };
  const { parameters } = prepareJob(job).checked.model;
  const numbers = Object.keys(parameters).filter((name) => typeof parameters[name]!.value === 'number');
  const isLever = (name: string): boolean => parameters[name]!.role === 'lever';
  // Every parameter that moves has kernels of its own, so of a large model's other parameters a few stand for all.
  const names = [...numbers.filter(isLever), ...numbers.filter((name) => !isLever(name)).slice(0, 4)];
  const jobOf = (name: string, place: number): Job => ({ ...job, set: { [name]: moved(parameters[name]!, place) } });

  test('every lever and some other parameters, four times in a row', () => {
    // From job to job another parameter moves, and nothing may be kept.
    const reference = createSimulator({ mostBytes: 0, onRange: (way) => expect(way).not.toBe('part') });
    const whole = new Map<string, Ensemble>();
    for (const place of places)
      for (const name of names)
        whole.set(`${name} ${place}`, reference.simulate(prepareJob(jobOf(name, place)), range));

    const ways: string[] = [];
    const simulator = createSimulator({ onRange: (way) => ways.push(way) });
    for (const name of names)
      for (const place of places) {
        const { values, ...told } = simulator.simulate(prepareJob(jobOf(name, place)), range);
        const expected = whole.get(`${name} ${place}`)!;
        expect(told).toEqual({ ...expected, values: undefined });
        expect(Buffer.compare(bits(values), bits(expected.values)), `${name} at ${place}`).toBe(0);
      }
    expect(ways.filter((way) => way === 'part').length).toBeGreaterThanOrEqual(names.length);
  }, 120_000);
});
