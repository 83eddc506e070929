/**
 * The same model in C, generated JavaScript, mathjs and numpy. Each peer gets the same inputs as columns of draws and writes the
 * same kept series; C and numpy are left out where gcc or numpy is not present.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from 'mathjs/number';
import type { EvalFunction } from 'mathjs';
import type { PreparedJob } from '../../packages/core/src/run/prepare.ts';
import {
  benchEquations,
  firstYear,
  initialOf,
  keptSeries,
  parameterCount,
  shockCount,
  yearCount,
} from './bench-model.ts';
import { yearText } from './translate.ts';
import type { Dialect } from './translate.ts';

/** parameters[(p × draws) + draw], shocks[((s × years) + year) × draws + draw], for the projected years. */
export interface BenchInputs {
  readonly draws: number;
  readonly parameters: Float64Array;
  readonly shocks: Float64Array;
}

export interface Peer {
  readonly implementation: string;
  /** Draws of one round; smaller than the others' where a round would take minutes. */
  readonly draws: number;
  /** Runs all draws so many times and gives the milliseconds it took, measured where it ran. */
  readonly round: (passes: number) => number;
  /** Kept series × projected years × draws of the last round. */
  readonly outputs: () => Float64Array;
  readonly close: () => void;
}

const functionNames: Readonly<Record<'c' | 'js' | 'numpy', Readonly<Record<string, string>>>> = {
  c: { pow: 'pow', exp: 'exp', log: 'log', sqrt: 'sqrt', abs: 'fabs', min: 'fmin', max: 'fmax' },
  js: {
    pow: 'Math.pow',
    exp: 'Math.exp',
    log: 'Math.log',
    sqrt: 'Math.sqrt',
    abs: 'Math.abs',
    min: 'Math.min',
    max: 'Math.max',
  },
  numpy: {
    pow: 'np.power',
    exp: 'np.exp',
    log: 'np.log',
    sqrt: 'np.sqrt',
    abs: 'np.abs',
    min: 'np.minimum',
    max: 'np.maximum',
  },
};

function dialectOf(language: 'c' | 'js' | 'numpy'): Dialect {
  const names = functionNames[language];
  const call = (name: string, operands: readonly string[]): string => {
    if (name === 'clamp')
      return `${names['min']!}(${names['max']!}(${operands[0]!}, ${operands[1]!}), ${operands[2]!})`;
    const own = names[name];
    if (own === undefined) throw new Error(`the bench model has no ${name}`);
    return `${own}(${operands.join(', ')})`;
  };
  return {
    number: (value) => (language === 'c' && Number.isInteger(value) ? `${value}.0` : String(value)),
    variable: (name, lag) => (lag === 0 ? `v_${name}` : `l_${name}`),
    parameter: (index) => `P${index}`,
    shock: (index) => `S${index}`,
    call,
    choose: (condition, then, otherwise) =>
      language === 'numpy'
        ? `np.where(${condition}, ${then}, ${otherwise})`
        : `(${condition} ? ${then} : ${otherwise})`,
  };
}

const every = (count: number, text: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join('\n');

interface Text {
  readonly names: readonly string[];
  readonly first: string;
  readonly year: string;
}

function textOf(prepared: PreparedJob, language: 'c' | 'js' | 'numpy'): Text {
  const dialect = dialectOf(language);
  const declare = { c: 'double ', js: 'const ', numpy: '    ' }[language];
  const end = language === 'numpy' ? '' : ';';
  const line = (name: string, value: string): string => `${declare}v_${name} = ${value}${end}`;
  return {
    names: prepared.checked.variables.map((variable) => variable.name),
    first: yearText(prepared.program, 0, line, dialect),
    year: yearText(prepared.program, 5, line, dialect),
  };
}

/** Scalar C: one draw after another, as the compiler makes of it with all of its optimisations that keep IEEE arithmetic. */
export function gccPeer(prepared: PreparedJob, groups: number, inputs: BenchInputs): Peer | null {
  if (spawnSync('gcc', ['--version']).status !== 0) return null;
  const { names, first, year } = textOf(prepared, 'c');
  const kept = keptSeries(groups);
  const { draws } = inputs;
  const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'));
  const code = `#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
static void run(long n, const double *P, const double *S, double *out) {
  for (long d = 0; d < n; d++) {
${every(parameterCount, (i) => `double P${i} = P[${i}*n+d];`)}
${names.map((name) => `double l_${name};`).join(' ')}
{ double t = ${firstYear - 1}; (void)t; ${every(shockCount, (i) => `double S${i} = 0; (void)S${i};`)}
${first}
${names.map((name) => `l_${name} = v_${name};`).join(' ')} }
for (int y = 0; y < ${yearCount}; y++) { double t = ${firstYear} + y; ${every(shockCount, (i) => `double S${i} = S[(${i}*${yearCount}+y)*n+d];`)}
${year}
${kept.map((name, i) => `out[(${i}*${yearCount}+y)*n+d] = v_${name};`).join('\n')}
${names.map((name) => `l_${name} = v_${name};`).join(' ')} } } }
int main(void) {
  long n = ${draws};
  double *P = malloc(8*n*${parameterCount}), *S = malloc(8*n*${shockCount * yearCount}), *out = malloc(8*n*${kept.length * yearCount});
  FILE *f = fopen("in", "rb"); if (fread(P, 8, n*${parameterCount}, f) + fread(S, 8, n*${shockCount * yearCount}, f) == 0) return 1; fclose(f);
  char line[8];
  while (fgets(line, 8, stdin)) {
    if (line[0] == 'w') { f = fopen("out", "wb"); fwrite(out, 8, n*${kept.length * yearCount}, f); fclose(f); continue; }
    struct timespec a, b; clock_gettime(CLOCK_MONOTONIC, &a); run(n, P, S, out); clock_gettime(CLOCK_MONOTONIC, &b);
    printf("%.6f\\n", (b.tv_sec - a.tv_sec) * 1e3 + (b.tv_nsec - a.tv_nsec) * 1e-6); fflush(stdout);
  } }
`;
  writeFileSync(join(folder, 'm.c'), code);
  writeFileSync(join(folder, 'in'), bytes(inputs));
  execFileSync('gcc', ['-O3', '-march=native', '-w', '-o', 'm', 'm.c', '-lm'], { cwd: folder });
  return {
    implementation: 'C gcc -O3',
    draws,
    round: (passes) =>
      timesOf(execFileSync(join(folder, 'm'), { cwd: folder, input: runs(passes), encoding: 'utf8' }), passes),
    outputs: () => {
      execFileSync(join(folder, 'm'), { cwd: folder, input: 'r\nw\n' });
      return floats(readFileSync(join(folder, 'out')));
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

/** One pass to warm the caches, then those that count. */
const runs = (passes: number): string => 'r\n'.repeat(passes + 1);
const timesOf = (printed: string, passes: number): number =>
  printed
    .trim()
    .split('\n')
    .slice(-passes)
    .reduce((sum, line) => sum + Number(line), 0);

const bytes = ({ parameters, shocks }: BenchInputs): Uint8Array =>
  Buffer.concat([parameters, shocks].map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength)));

const floats = (data: Buffer): Float64Array =>
  new Float64Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));

/** What a tool that turns the model into JavaScript text would generate: the shipped engine never does. */
export function javascriptPeer(prepared: PreparedJob, groups: number, inputs: BenchInputs): Peer {
  const { names, first, year } = textOf(prepared, 'js');
  const kept = keptSeries(groups);
  const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'));
  const text = `module.exports = (n, P, S, out) => { for (let d = 0; d < n; d++) {
${every(parameterCount, (i) => `const P${i} = P[${i}*n+d];`)}
${names.map((name) => `let l_${name};`).join(' ')}
{ const t = ${firstYear - 1}; ${every(shockCount, (i) => `const S${i} = 0;`)}
${first}
${names.map((name) => `l_${name} = v_${name};`).join(' ')} }
for (let y = 0; y < ${yearCount}; y++) { const t = ${firstYear} + y; ${every(shockCount, (i) => `const S${i} = S[(${i}*${yearCount}+y)*n+d];`)}
${year}
${kept.map((name, i) => `out[(${i}*${yearCount}+y)*n+d] = v_${name};`).join('\n')}
${names.map((name) => `l_${name} = v_${name};`).join(' ')} } } };`;
  writeFileSync(join(folder, 'm.cjs'), text);
  const run = createRequire(import.meta.url)(join(folder, 'm.cjs')) as (
    n: number,
    P: Float64Array,
    S: Float64Array,
    out: Float64Array,
  ) => void;
  const out = new Float64Array(kept.length * yearCount * inputs.draws);
  return {
    implementation: 'generated JavaScript',
    draws: inputs.draws,
    round: (passes) => {
      const start = performance.now();
      for (let i = 0; i < passes; i++) run(inputs.draws, inputs.parameters, inputs.shocks, out);
      return performance.now() - start;
    },
    outputs: () => out,
    close: () => rmSync(folder, { recursive: true }),
  };
}

/** mathjs’s own compiled expressions over an object scope, one draw at a time: what a notebook on mathjs alone would do. */
export function mathjsPeer(prepared: PreparedJob, groups: number, inputs: BenchInputs, draws: number): Peer {
  const equations = benchEquations(groups);
  const kept = keptSeries(groups);
  const { cells, checked } = prepared.program;
  const stepsOf = (year: number): { name: string; last: string; code: EvalFunction | null }[] =>
    cells[year]!.map((cell) => {
      const { name } = checked.variables[cell.variable]!;
      const text = equations[name]!.replace(/([a-z]\d+)\(-1\)/g, '$1_l').replace(/clamp\(/g, 'within(');
      return { name, last: `${name}_l`, code: cell.mode === 'initial' ? null : compile(text) };
    });
  const [first, steps] = [stepsOf(0), stepsOf(5)];
  const out = new Float64Array(kept.length * yearCount * draws);
  const oneDraw = (d: number): void => {
    const scope: Record<string, unknown> = {
      within: (x: number, low: number, high: number) => Math.min(Math.max(x, low), high),
    };
    for (let i = 0; i < parameterCount; i++) scope[`p${i}`] = inputs.parameters[i * inputs.draws + d];
    scope['t'] = firstYear - 1;
    for (let i = 0; i < shockCount; i++) scope[`s${i}`] = 0;
    for (const { name, code } of first) scope[name] = code ? code.evaluate(scope) : initialOf(name);
    for (const { name, last } of first) scope[last] = scope[name];
    for (let y = 0; y < yearCount; y++) {
      scope['t'] = firstYear + y;
      for (let i = 0; i < shockCount; i++) scope[`s${i}`] = inputs.shocks[(i * yearCount + y) * inputs.draws + d];
      for (const { name, code } of steps) scope[name] = code?.evaluate(scope);
      for (const { name, last } of steps) scope[last] = scope[name];
      kept.forEach((name, i) => (out[(i * yearCount + y) * draws + d] = Number(scope[name])));
    }
  };
  return {
    implementation: 'mathjs evaluate',
    draws,
    round: (passes) => {
      const start = performance.now();
      for (let i = 0; i < passes; i++) for (let d = 0; d < draws; d++) oneDraw(d);
      return performance.now() - start;
    },
    outputs: () => out,
    close: () => undefined,
  };
}

/** Whole columns at a time. */
export function numpyPeer(prepared: PreparedJob, groups: number, inputs: BenchInputs): Peer | null {
  if (spawnSync('python3', ['-c', 'import numpy']).status !== 0) return null;
  const { names, first, year } = textOf(prepared, 'numpy');
  const kept = keptSeries(groups);
  const { draws } = inputs;
  const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'));
  const code = `import sys, time
import numpy as np
n = ${draws}
data = np.fromfile('in')
P = data[:${parameterCount}*n].reshape(${parameterCount}, n)
S = data[${parameterCount}*n:].reshape(${shockCount}, ${yearCount}, n)
out = np.empty((${kept.length}, ${yearCount}, n))
def run():
${every(parameterCount, (i) => `    P${i} = P[${i}]`)}
    t = ${firstYear - 1}
${every(shockCount, (i) => `    S${i} = 0.0`)}
${first}
${names.map((name) => `    l_${name} = np.full(n, v_${name}) if np.ndim(v_${name}) == 0 else v_${name}`).join('\n')}
    for y in range(${yearCount}):
        t = ${firstYear} + y
${every(shockCount, (i) => `        S${i} = S[${i}, y]`)}
${year.replace(/^/gm, '    ')}
${kept.map((name, i) => `        out[${i}, y] = v_${name}`).join('\n')}
${names.map((name) => `        l_${name} = v_${name}`).join('\n')}
for line in sys.stdin:
    if line[0] == 'w':
        out.tofile('out')
        continue
    start = time.perf_counter(); run(); print((time.perf_counter() - start) * 1e3, flush=True)
`;
  writeFileSync(join(folder, 'm.py'), code);
  writeFileSync(join(folder, 'in'), bytes(inputs));
  const python = (input: string): string => execFileSync('python3', ['m.py'], { cwd: folder, input, encoding: 'utf8' });
  return {
    implementation: 'numpy',
    draws,
    round: (passes) => timesOf(python(runs(passes)), passes),
    outputs: () => {
      python('r\nw\n');
      return floats(readFileSync(join(folder, 'out')));
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}
