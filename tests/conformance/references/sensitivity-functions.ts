/** Sobol indices of the Ishigami and the G function, estimated by a model of ours whose formula is the function. */
import { defineModel, inlineRunner, uniform } from '@planwright/core';
import type { Bilingual, ModelBundle, Parameter } from '@planwright/core';
import { sensitivity } from '@planwright/core/analysis';
import type { ReferenceRecord, Tolerance } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

const label: Bilingual = { zh: '试验函数', en: 'Test function' };

function bundleOf(id: string, inputs: number, low: number, high: number, equation: string): ModelBundle {
  const input: Parameter = {
    ...{ unit: '1', value: (low + high) / 2, role: 'uncertainty', label, source: label },
    prior: uniform(low, high),
  };
  const model = defineModel({
    ...{ id, title: label, years: { history: 2025, start: 2026, end: 2026 } },
    parameters: Object.fromEntries(Array.from({ length: inputs }, (_, i) => [`x${i + 1}`, input])),
    variables: { y: { unit: '1', equation, label } },
  });
  return { model, scenarios: { base: { label } }, targets: [], tables: [] };
}

interface Known {
  readonly first: readonly number[];
  readonly total: readonly number[];
}

/** a = 7, b = 0.1 on (−π, π)³: V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2 = 13.8446. */
const ishigami: Known = { first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437] };

/** Vᵢ = 1/(3(1 + aᵢ)²), V = Π(1 + Vᵢ) − 1; total: Vᵢ·Π_{j≠i}(1 + Vⱼ). */
function gIndices(factors: readonly number[]): Known {
  const parts = factors.map((a) => 1 / (3 * (1 + a) * (1 + a)));
  const all = parts.reduce((product, part) => product * (1 + part), 1);
  return {
    first: parts.map((part) => part / (all - 1)),
    total: parts.map((part) => (part * all) / (1 + part) / (all - 1)),
  };
}

const base = 4096;
const tolerance: Tolerance = {
  absolute: 0.03,
  because: { zh: `${base} 行设计的抽样误差`, en: `sampling error of a design of ${base} rows` },
};

async function compare(record: ReferenceRecord, name: string, bundle: ModelBundle, known: Known): Promise<void> {
  const job = { bundle, scenario: 'base', draws: 1000, seed: 11 };
  const answer = await sensitivity({ job, output: { series: 'y', year: 2026 }, method: 'sobol', base }, inlineRunner());
  if (answer.method !== 'sobol') throw new Error('another method answered');
  known.first.forEach((first, i) => {
    const row = answer.rows.find((each) => each.name === `x${i + 1}`);
    const of = (zh: string, en: string): Bilingual => ({ zh: `${name}：${zh}`, en: `${name}: ${en}` });
    record.compare(of('一阶指数', 'first-order indices'), first, row?.first?.value ?? NaN, tolerance);
    record.compare(of('总指数', 'total indices'), known.total[i] ?? NaN, row?.total?.value ?? NaN, tolerance);
  });
}

async function run(record: ReferenceRecord): Promise<void> {
  const waves = 'sin(x1) + 7 * sin(x2)^2 + 0.1 * x3^4 * sin(x1)';
  await compare(record, 'Ishigami', bundleOf('ishigami', 3, -Math.PI, Math.PI, waves), ishigami);
  const factors = [0, 1, 4.5, 9];
  const product = factors.map((a, i) => `(abs(4 * x${i + 1} - 2) + ${a}) / ${1 + a}`).join(' * ');
  await compare(record, 'Sobol G', bundleOf('sobol-g', factors.length, 0, 1, product), gIndices(factors));
}

export const sensitivityFunctions: Reference = {
  id: 'sensitivity',
  title: { zh: '灵敏度指数：Ishigami 与 Sobol G 函数', en: 'Sensitivity indices of the Ishigami and the G function' },
  source:
    'Ishigami and Homma 1990; Saltelli and Sobol 1995; closed forms in Saltelli et al. 2008, Global Sensitivity Analysis',
  kind: 'closed form',
  inputs: { zh: 'a = 7, b = 0.1；G 函数 a = 0, 1, 4.5, 9', en: 'a = 7, b = 0.1; G function with a = 0, 1, 4.5, 9' },
  run,
};
