/** On every model of the repository the kernel of WebAssembly has the bits of the interpreter. */
import { models } from '@planwright/models';
import { describe, expect, test } from 'vitest';
import { compileKernel } from '../../packages/core/src/compile/compile-kernel.ts';
import { interpret } from '../../packages/core/src/compile/interpret.ts';
import { prepareJob } from '../../packages/core/src/run/prepare.ts';
import { createSampler } from '../../packages/core/src/run/sample.ts';

const blockSize = 256;
const draws = 1000;

const runs = Object.entries(models).flatMap(([id, bundle]) =>
  Object.keys(bundle.scenarios).map((scenario) => ({ id, scenario, bundle })),
);

describe.each(runs)('$id, scenario $scenario', ({ scenario, bundle }) => {
  const prepared = prepareJob({ bundle, scenario, draws, seed: 2026 });
  const { program, checked, settings } = prepared;
  const variables = [...checked.variables.keys()];
  const shapes = settings.parameters.map(({ prior, path }) => ({ certain: prior === null, path: path !== null }));
  const sample = createSampler(checked.model, settings, 2026);

  test('every series in every draw', () => {
    const kernel = compileKernel(program, { blockSize, shapes });
    const reference = interpret(program, blockSize);
    const wrong = new Set<string>();
    let compared = 0;
    for (let at = 0; at < draws; at += blockSize) {
      const inputs = sample(at, Math.min(blockSize, draws - at));
      const left = kernel.run(inputs);
      const right = reference.run(inputs);
      for (const variable of variables)
        checked.years.forEach((year, y) => {
          for (let d = 0; d < inputs.count; d++, compared++)
            if (!Object.is(left[kernel.offset(variable, y) + d], right[reference.offset(variable, y) + d]))
              wrong.add(`${checked.variables[variable]!.name} ${year}`);
        });
      expect(kernel.undefinedDraws()).toEqual(reference.undefinedDraws());
      expect(kernel.unsolvedDraws()).toEqual(reference.unsolvedDraws());
    }
    expect([...wrong]).toEqual([]);
    expect(compared).toBe(variables.length * checked.years.length * draws);
  });

  test('each series alone, from a kernel made for it', () => {
    const inputs = sample(0, 33);
    const reference = interpret(program, 33);
    const right = reference.run(inputs);
    const wrong = variables.filter((variable) => {
      const kernel = compileKernel(program, { blockSize: 33, kept: [variable], shapes });
      const left = kernel.run(inputs);
      return checked.years.some((_, y) =>
        left
          .subarray(kernel.offset(variable, y), kernel.offset(variable, y) + inputs.count)
          .some((value, d) => !Object.is(value, right[reference.offset(variable, y) + d])),
      );
    });
    expect(wrong).toEqual([]);
  });
});

test('every model is compiled, those with simultaneous equations too', () => {
  const kinds = runs.map(({ scenario, bundle }) => {
    const { program } = prepareJob({ bundle, scenario, draws, seed: 1 });
    return compileKernel(program, { blockSize }).kind;
  });
  expect(new Set(kinds)).toEqual(new Set(['wasm']));
});
