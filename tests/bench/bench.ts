/**
 * `npm run bench [-- --json FILE] [--quick]`: one table, everything measured in this run on this machine. Ratios are against
 * ours; absolute times mean little on another machine.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { inlineRunner } from '@planwright/core';
import type { Job } from '@planwright/core';
import { models } from '@planwright/models';
import { compile } from 'mathjs/number';
import type { EvalFunction } from 'mathjs';
import { tinyBundle } from '@planwright/core/testing';
import { checkModel } from '../../packages/core/src/check/check-model.ts';
import { scheduleModel } from '../../packages/core/src/check/schedule.ts';
import { prepareJob } from '../../packages/core/src/run/prepare.ts';
import { rangesOf, simulate } from '../../packages/core/src/run/simulate.ts';
import { reportOn } from '../../packages/core/src/run/report.ts';
import { createSampler } from '../../packages/core/src/run/sample.ts';
import { chunkBlocks } from '../../packages/core/src/run/runner.ts';

interface Row {
  readonly case: string;
  readonly implementation: string;
  readonly draws: number;
  readonly ms: number;
  /** Per equation, year and draw; null where that means nothing. */
  readonly nsPerEvaluation: number | null;
}

const bundle = models.liaocheng;
const charts = ['growth_city', 'growth_province', 'share_primary', 'share_secondary', 'share_tertiary', 'co2'];
const job = (draws: number): Job => ({ bundle, scenario: 'baseline', draws, seed: 7, series: charts });

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function time(rounds: number, run: () => unknown): Promise<number> {
  await run();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** Equations of the usual kinds, each reading a neighbour, its own past and a parameter, over 16 years. */
function chain(equations: number): ReturnType<typeof tinyBundle> {
  const forms = [
    (i: number): string => `v${i}(-1) * (1 + rate) + 0.1 * v${i - 1}`,
    (i: number): string => `exp(rate * (t - 2026)) * v${i - 1} / (1 + v${i}(-1)^2)`,
    (i: number): string => `v${i - 1} > 1 ? log(v${i - 1} + 1) : max(v${i}(-1), rate, 0.5)`,
  ];
  const variables = Object.fromEntries(
    Array.from({ length: equations }, (_, i) => [
      `v${i}`,
      { initial: 1, equation: i === 0 ? 'v0(-1) * (1 + rate)' : forms[i % forms.length]!(i) },
    ]),
  );
  return tinyBundle({
    years: { history: 2025, start: 2026, end: 2040 },
    parameters: { rate: { value: 0.02 } },
    variables,
  });
}

/** The same cells, one draw at a time, by mathjs’s own compiled expressions over an object scope. */
function mathjsRun(draws: number): void {
  const prepared = prepareJob(job(1));
  const { checked, program, settings } = prepared;
  const definitions = checked.variables.map(({ definition }) => definition);
  const plain = (text: string): string => text.replace(/([\p{L}_][\p{L}\p{N}_]*)\(-1\)/gu, '$1__1');
  const compileAll = (part: 'equation' | 'initial'): (EvalFunction | null)[] =>
    definitions.map((definition) => (definition[part] === undefined ? null : compile(plain(String(definition[part])))));
  const compiled = { equation: compileAll('equation'), initial: compileAll('initial') };
  const inputs = createSampler(checked.model, settings, 7)(0, draws);
  const shocks = Object.keys(checked.model.shocks ?? {});
  for (let draw = 0; draw < draws; draw++) {
    const scope: Record<string, number> = {};
    settings.parameters.forEach(({ name }, index) => (scope[name] = inputs.parameters[index]?.[draw] ?? 0));
    let year = -1;
    for (const cell of program.cells) {
      if (cell.year !== year) {
        year = cell.year;
        for (const { name } of checked.variables) scope[`${name}__1`] = scope[name] ?? NaN;
        shocks.forEach((name, index) => (scope[name] = inputs.shocks[index]?.[year * draws + draw] ?? 0));
        scope['t'] = checked.years[year] ?? 0;
      }
      const name = checked.variables[cell.variable]?.name ?? '';
      scope[name] =
        cell.value ??
        Number(compiled[cell.mode === 'initial' ? 'initial' : 'equation'][cell.variable]?.evaluate(scope) ?? NaN);
    }
  }
}

export async function main(words: readonly string[]): Promise<void> {
  const quick = words.includes('--quick');
  const file = words[words.indexOf('--json') + 1];
  const rounds = quick ? 3 : 9;
  const rows: Row[] = [];
  const cells = prepareJob(job(1)).program.cells.filter((cell) => cell.value === null).length;
  const add = (name: string, implementation: string, draws: number, ms: number, perCell: boolean): void => {
    rows.push({
      case: name,
      implementation,
      draws,
      ms,
      nsPerEvaluation: perCell ? (ms * 1e6) / (draws * cells) : null,
    });
  };

  for (const draws of [1_000, 10_000]) {
    const prepared = prepareJob(job(draws));
    const sampler = createSampler(prepared.checked.model, prepared.settings, 7);
    const ensemble = simulate(prepared, { from: 0, to: draws });
    add(
      'draw inputs',
      'planwright',
      draws,
      await time(rounds, () => rangesOf(draws, 1).map(({ from, to }) => sampler(from, to - from))),
      false,
    );
    add(
      'draw and simulate',
      'planwright',
      draws,
      await time(rounds, () => rangesOf(draws, chunkBlocks).map((range) => simulate(prepared, range))),
      true,
    );
    add('bands and verdicts', 'planwright', draws, await time(rounds, () => reportOn(prepared, ensemble)), false);
    add('whole job', 'planwright, no worker', draws, await time(rounds, () => inlineRunner().run(job(draws))), true);
  }
  const mathjsDraws = quick ? 20 : 100;
  add('draw and simulate', 'mathjs evaluate', mathjsDraws, await time(3, () => mathjsRun(mathjsDraws)), true);
  // A new bundle object is checked anew: this is the cold start of a model.
  add(
    'check and compile',
    'planwright',
    1,
    await time(rounds, () => prepareJob({ ...job(1), bundle: { ...bundle } })),
    false,
  );

  for (const equations of [60, 300, 2_000, 10_000]) {
    const { model, tables } = chain(equations);
    const read = (): void => {
      const { checked, problems } = checkModel({ ...model }, tables);
      if (!checked) throw new Error(JSON.stringify(problems.slice(0, 3)));
      scheduleModel(checked, new Map());
    };
    add(`parse, check and order ${equations} equations`, 'planwright', 1, await time(quick ? 1 : 3, read), false);
  }

  const ours =
    rows.filter((row) => row.implementation === 'planwright' && row.case === 'draw and simulate').at(-1)
      ?.nsPerEvaluation ?? NaN;
  const table = rows.map((row) => ({
    case: row.case,
    implementation: row.implementation,
    draws: row.draws,
    ms: Number(row.ms.toFixed(2)),
    nsPerEvaluation: row.nsPerEvaluation === null ? null : Number(row.nsPerEvaluation.toFixed(2)),
    ratioToOurs: row.nsPerEvaluation === null ? null : Number((row.nsPerEvaluation / ours).toFixed(2)),
  }));
  console.table(table);
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}`;
  console.log(`liaocheng: ${cells} equations × years; ${machine}`);
  if (words.includes('--json') && file !== undefined)
    writeFileSync(file, `${JSON.stringify({ machine, rows: table }, null, 2)}\n`);
}
