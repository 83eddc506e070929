/**
 * `npm run bench [-- --json FILE] [--quick]`: one table, everything measured in this run on this machine, peers beside ours in
 * turn. Absolute times mean little on another machine; the ratios do.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { inlineRunner } from '@planwright/core';
import type { Job } from '@planwright/core';
import { models } from '@planwright/models';
import { column } from '../../packages/core/src/result/ensemble.ts';
import { distributionOf, summarise } from '../../packages/core/src/result/draw-distribution.ts';
import { prepareJob } from '../../packages/core/src/run/prepare.ts';
import { createSampler } from '../../packages/core/src/run/sample.ts';
import { createSimulator, simulate } from '../../packages/core/src/run/simulate.ts';
import { benchJob, keptSeries, yearCount } from './bench-model.ts';
import { coldStart, main as coldStartPart } from './cold-start.ts';
import { blockSize, kernelOutputs, kernelSide, runKernel, wholeInputs } from './kernel-side.ts';
import type { KernelSide } from './kernel-side.ts';
import { kernelThreads, serveKernelThread } from './kernel-threads.ts';
import { atLeast, atMost, interleaved, median, timed } from './measure.ts';
import type { Bar, Contestant, Row } from './measure.ts';
import { noSlider, sliderRows } from './page-slider.ts';
import { main as memoryPart, memoryRun } from './memory.ts';
import { gccPeer, javascriptPeer, mathjsPeer, numpyPeer } from './peers.ts';
import type { Peer } from './peers.ts';
import { squiggleEquations, squiggleRun } from './squiggle.ts';
import { runOnThreads } from './threads.ts';

const bundle = import.meta.url;
const groups = 6;
const equations = groups * 11;
const rounds = 5;
const levels = [0.05, 0.25, 0.5, 0.75, 0.95];

interface Bench {
  readonly quick: boolean;
  readonly rows: Row[];
  readonly bars: Bar[];
  /** What could not be measured here, and why. */
  readonly notes: string[];
}

const perEvaluation = (ms: number, draws: number, count = equations, years = yearCount): number =>
  (ms * 1e6) / (draws * count * years);

function add(
  bench: Bench,
  name: string,
  implementation: string,
  draws: number,
  ms: number,
  ns: number | null = null,
): void {
  bench.rows.push({ case: name, implementation, draws, ms, nsPerEvaluation: ns });
}

/** Largest relative difference of a peer's outputs from ours: whether it computed the same model. */
function difference(ours: Float64Array, draws: number, peer: Peer): number {
  const theirs = peer.outputs();
  let largest = 0;
  for (let cell = 0; cell < theirs.length / peer.draws; cell++)
    for (let d = 0; d < peer.draws; d++)
      largest = Math.max(largest, Math.abs(theirs[cell * peer.draws + d]! / ours[cell * draws + d]! - 1));
  return largest;
}

async function kernels(bench: Bench): Promise<void> {
  const draws = 10_000;
  const prepared = prepareJob(benchJob(groups, draws));
  const side = kernelSide(prepared, 0, draws);
  const inputs = wholeInputs(side);
  const two = await kernelThreads(bundle, groups, draws, 2);
  const found = [
    gccPeer(prepared, groups, inputs),
    javascriptPeer(prepared, groups, inputs),
    numpyPeer(prepared, groups, inputs),
    mathjsPeer(prepared, groups, inputs, bench.quick ? 50 : 200),
  ];
  const peers = found.filter((peer) => peer !== null);
  for (const size of bench.quick ? [1] : [1, 100]) {
    const contestants: Contestant[] = [
      { implementation: 'planwright, 1 worker', round: () => passesOf(side, size) },
      { implementation: 'planwright, 2 workers', round: () => two.round(size) },
      // mathjs would take minutes for a million draws; what it takes per draw is the same.
      ...peers
        .filter((peer) => size === 1 || peer.implementation !== 'mathjs evaluate')
        .map((peer) => ({ implementation: peer.implementation, round: () => peer.round(size) })),
    ];
    const times = await interleaved(contestants, size === 1 ? rounds : 3);
    const ns = times.map((ms, i) => {
      const of = peers.find((peer) => peer.implementation === contestants[i]!.implementation)?.draws ?? draws;
      return perEvaluation(ms, of * size);
    });
    contestants.forEach(({ implementation }, i) =>
      add(
        bench,
        size === 1 ? 'kernel' : 'kernel, 100 passes',
        implementation,
        draws * size,
        (ns[i]! * equations * yearCount * draws * size) / 1e6,
        ns[i],
      ),
    );
    const of = (name: string): number =>
      ns[contestants.findIndex(({ implementation }) => implementation === name)] ?? Number.NaN;
    const [one, both] = [of('planwright, 1 worker'), of('planwright, 2 workers')];
    const said = `${(draws * size).toLocaleString('en')} draws`;
    if (!Number.isNaN(of('C gcc -O3')))
      bench.bars.push(atMost(`kernel against scalar C, ${said}`, one / of('C gcc -O3'), 1.1));
    if (size === 1) bench.bars.push(atLeast(`mathjs evaluate against ours, ${said}`, of('mathjs evaluate') / one, 250));
    bench.bars.push(atLeast(`generated JavaScript against ours, ${said}`, of('generated JavaScript') / one, 2.5));
    bench.bars.push(atLeast(`two workers against one, kernel, ${said}`, one / both, 1.8));
    if (!Number.isNaN(of('numpy')))
      bench.bars.push(atLeast(`numpy against two workers, ${said}`, of('numpy') / both, 1));
  }
  const ours = kernelOutputs(side);
  for (const peer of peers)
    bench.bars.push(
      atMost(`${peer.implementation}: largest relative difference from ours`, difference(ours, draws, peer), 1e-12),
    );
  peers.forEach((peer) => peer.close());
  await two.close();
}

function passesOf(side: KernelSide, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += runKernel(side);
  return sum;
}

/** Drawing the inputs and the exact bands of ten series, beside the kernel that they serve. */
async function drawsAndBands(bench: Bench): Promise<void> {
  for (const draws of bench.quick ? [10_000] : [10_000, 1_000_000]) {
    const prepared = prepareJob(benchJob(groups, draws));
    const { checked, settings, job } = prepared;
    const side = kernelSide(prepared, 0, Math.min(draws, 10_000));
    const ensemble = simulate(prepared, { from: 0, to: draws });
    const columns = keptSeries(groups).flatMap((name) =>
      ensemble.years.slice(1).map((year) => column(ensemble, name, year)),
    );
    const drawAll = (): void => {
      const sample = createSampler(checked.model, settings, job.seed, job);
      for (let at = 0; at < draws; at += blockSize) sample(at, Math.min(blockSize, draws - at));
    };
    const bands = (): void => columns.forEach((values) => summarise(distributionOf(values), levels));
    const sorted = (): void => columns.forEach((values) => values.slice().sort());
    const contestants: Contestant[] = [
      { implementation: 'kernel', round: () => passesOf(side, Math.ceil(draws / 10_000)) },
      { implementation: 'random numbers', round: () => timed(drawAll) },
      { implementation: 'bands of 10 series', round: () => timed(bands) },
      ...(bench.quick || draws > 10_000 ? [] : [{ implementation: 'bands by sorting', round: () => timed(sorted) }]),
    ];
    const times = await interleaved(contestants, draws > 10_000 ? 1 : rounds);
    contestants.forEach(({ implementation }, i) =>
      add(bench, implementation, 'planwright, 1 worker', draws, times[i]!),
    );
    const said = `${draws.toLocaleString('en')} draws`;
    bench.bars.push(
      atMost(`random numbers and bands against the kernel, ${said}`, (times[1]! + times[2]!) / times[0]!, 1),
    );
  }
}

const { liaocheng } = models;
const page = ['growth_city', 'growth_province', 'share_primary', 'share_secondary', 'share_tertiary', 'co2'];
const liaochengJob = (draws: number, set: Job['set'] = {}): Job => ({
  ...{ bundle: liaocheng, scenario: 'baseline', draws, seed: 7, set },
  series: page,
  targets: liaocheng.targets.filter(({ headline }) => headline === true).map(({ id }) => id),
});

async function wholeJobs(bench: Bench): Promise<void> {
  const runners = [0, 1, 2].map((workers) => ({
    workers,
    runner: workers === 0 ? inlineRunner() : runOnThreads(workers),
  }));
  const jobs = [
    { name: 'whole job, bench model', job: (draws: number): Job => benchJob(groups, draws) },
    { name: 'whole job, Liaocheng, 6 series and headline targets', job: (draws: number): Job => liaochengJob(draws) },
  ];
  for (const { name, job } of jobs)
    for (const draws of bench.quick ? [10_000] : [1_000, 10_000, 100_000]) {
      const contestants = runners.map(({ workers, runner }) => ({
        implementation:
          workers === 0 ? 'planwright, this thread' : `planwright, ${workers} worker${workers > 1 ? 's' : ''}`,
        round: () => timed(() => runner.run(job(draws))),
      }));
      const times = await interleaved(contestants, draws > 10_000 ? 3 : rounds);
      contestants.forEach(({ implementation }, i) => add(bench, name, implementation, draws, times[i]!));
      if (draws === 100_000) bench.bars.push(atLeast(`two workers against one, ${name}`, times[1]! / times[2]!, 1.8));
    }
  runners.forEach(({ runner }) => runner.close());
}

/** Each lever of the Liaocheng model is moved a few times; the first two moves teach the simulator, the others count. */
async function leverMoves(bench: Bench): Promise<void> {
  const draws = 10_000;
  const levers = Object.entries(prepareJob(liaochengJob(1)).checked.model.parameters).filter(
    ([, { role }]) => role === 'lever',
  );
  const ratios: number[] = [];
  for (const [name, { range, value }] of levers) {
    const [low, high] = range ?? [Number(value), Number(value) + 1];
    const at = (step: number): Job => liaochengJob(draws, { [name]: low + ((high - low) * (step + 1)) / 10 });
    const simulator = createSimulator();
    const values = new Float64Array(prepareJob(at(0)).kept.length * 64 * draws);
    const move = (step: number): void => {
      simulator.simulateInto(prepareJob(at(step)), { from: 0, to: draws }, { values, from: 0, draws, untouched: true });
    };
    for (let step = 0; step < 3; step++) move(step);
    const whole = createSimulator();
    const all = (step: number): void => {
      whole.simulateInto(
        prepareJob({ ...at(step), seed: 100 + step }),
        { from: 0, to: draws },
        { values, from: 0, draws },
      );
    };
    all(0);
    const moved: number[] = [];
    const full: number[] = [];
    for (let step = 3; step < 8; step++) {
      moved.push(await timed(() => move(step)));
      full.push(await timed(() => all(step)));
      // The other run has written over the place: the next move must find its own figures there.
      move(step);
    }
    ratios.push(median(full) / median(moved));
    add(bench, `lever ${name}: full run`, 'planwright, this thread', draws, median(full));
    add(bench, `lever ${name}: rerun`, 'planwright, this thread', draws, median(moved));
  }
  bench.bars.push(atLeast('full run against rerun, median lever of Liaocheng', median(ratios), 3));
}

function coldStarts(bench: Bench): void {
  const limits: Readonly<Record<number, number>> = { 300: 50, 2000: 250 };
  for (const size of [60, 300, 2_000]) {
    const { prepare, compile } = coldStart(bundle, size, bench.quick ? 3 : 7);
    add(bench, `cold start, ${size} equations: parse, check, order`, 'planwright', 1, prepare);
    add(bench, `cold start, ${size} equations: emit, instantiate`, 'planwright', 1, compile);
    const limit = limits[size];
    if (limit !== undefined) bench.bars.push(atMost(`cold start of ${size} equations, ms`, prepare + compile, limit));
  }
}

async function scaling(bench: Bench): Promise<void> {
  for (const size of bench.quick ? [2, 30] : [2, 6, 30, 90])
    await kernelRow(bench, `scaling: ${size * 11} equations`, size, yearCount);
  for (const years of [8, 32]) await kernelRow(bench, `scaling: ${years} years`, groups, years);
}

async function kernelRow(bench: Bench, name: string, size: number, years: number): Promise<void> {
  const draws = 10_000;
  const prepared = prepareJob(benchJob(size, draws, years));
  const side = kernelSide(prepared, 0, draws);
  const [ms] = await interleaved([{ implementation: 'planwright', round: () => runKernel(side) }], rounds);
  add(bench, name, 'planwright, 1 worker', draws, ms!, perEvaluation(ms!, draws, size * 11, years));
}

function memory(bench: Bench): void {
  const sizes = bench.quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000, 10_000_000];
  const perDraw = new Map<number, number>();
  for (const draws of sizes) {
    const { ms, megabytes } = memoryRun(bundle, draws);
    perDraw.set(draws, ms / draws);
    add(bench, `10 series, 2 workers: ${megabytes.toFixed(0)} MB at most`, 'planwright, 2 workers', draws, ms);
    if (draws === 10_000_000) {
      bench.bars.push(atMost('memory at 10,000,000 draws of 10 series, MB', megabytes, 1024));
      bench.bars.push(
        atMost('time per draw at 10,000,000 against 100,000', perDraw.get(draws)! / perDraw.get(100_000)!, 1.1),
      );
    }
  }
}

function slider(bench: Bench): void {
  const reason = noSlider();
  if (reason !== null) {
    bench.notes.push(`slider to paint was not measured: ${reason}`);
    return;
  }
  const rows = sliderRows(bench.quick ? 20 : 60);
  const fewest = rows.find(({ unit }) => unit === 'draws')?.value ?? Number.NaN;
  for (const { case: name, value, unit, bar } of rows) {
    if (unit !== 'ms') continue;
    add(bench, name, 'planwright, page', name.includes('preview') ? fewest : 10_000, value);
    if (bar !== null) bench.bars.push(atMost(`${name}, ms`, value, Number(bar.toFixed(1))));
  }
}

async function squiggle(bench: Bench): Promise<void> {
  const draws = 10_000;
  const ms = await squiggleRun(draws, yearCount);
  if (ms !== null)
    add(bench, 'one state, its log and a power', 'squiggle', draws, ms, perEvaluation(ms, draws, squiggleEquations));
}

function print({ rows, bars, notes }: Bench, machine: string, file: string | undefined): void {
  const base = (name: string, implementation: string, draws: number): number | null =>
    rows.find((row) => row.case === name && row.implementation === implementation && row.draws === draws)
      ?.nsPerEvaluation ?? null;
  const ratio = (ns: number | null, to: number | null): number | null =>
    ns === null || to === null ? null : Number((ns / to).toPrecision(3));
  const table = rows.map((row) => ({
    ...row,
    ms: Number(row.ms.toPrecision(4)),
    nsPerEvaluation: row.nsPerEvaluation === null ? null : Number(row.nsPerEvaluation.toPrecision(3)),
    ratioToC: ratio(row.nsPerEvaluation, base(row.case, 'C gcc -O3', row.draws)),
    ratioToOurs: ratio(row.nsPerEvaluation, base(row.case, 'planwright, 1 worker', row.draws)),
  }));
  console.table(table);
  console.table(
    bars.map(({ name, value, bar, holds }) => ({
      bar: name,
      value: Number(value.toPrecision(3)),
      asked: bar,
      holds: holds ? 'holds' : 'MISSED',
    })),
  );
  for (const note of notes) console.log(note);
  console.log(machine);
  if (file !== undefined) writeFileSync(file, `${JSON.stringify({ machine, rows: table, bars, notes }, null, 2)}\n`);
}

export async function main(words: readonly string[]): Promise<void> {
  if (words[0] === 'cold-start') return coldStartPart(words);
  if (words[0] === 'memory') return memoryPart(words);
  const bench: Bench = { quick: words.includes('--quick'), rows: [], bars: [], notes: [] };
  await kernels(bench);
  await drawsAndBands(bench);
  await wholeJobs(bench);
  await leverMoves(bench);
  coldStarts(bench);
  await scaling(bench);
  memory(bench);
  await squiggle(bench);
  slider(bench);
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}`;
  print(bench, machine, words.includes('--json') ? words[words.indexOf('--json') + 1] : undefined);
}

serveKernelThread();
