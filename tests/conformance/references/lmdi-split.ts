/** LMDI-I of two sectors and three factors over four years, additive and multiplicative, to the digits that were printed. */
import { defineModel } from '@planwright/core';
import type { Bilingual, ModelBundle, Variable } from '@planwright/core';
import { lmdi as decompose } from '@planwright/core/analysis';
import { runOnce, yearsFrom } from '../../../models/classics/run-once.ts';
import type { Path } from '../../../models/classics/run-once.ts';
import { caseJson } from '../cases.ts';
import { observedTable } from '../observed-table.ts';
import type { Figures } from '../observed-table.ts';
import type { ReferenceRecord, Tolerance } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

interface LmdiCase {
  readonly source: string;
  /** X[year][sector][factor]. */
  readonly X: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly expected: {
    readonly dV_agg: readonly number[];
    readonly dV_agg_cum: readonly number[];
    readonly dV: Readonly<Record<string, readonly number[]>>;
    readonly D_agg: readonly number[];
    readonly D: Readonly<Record<string, readonly number[]>>;
  };
  readonly tolerance: number;
}

const sectors = ['first', 'second'];
const factors = ['activity', 'structure', 'intensity'];
const [first, last] = [1971, 1974];
const label: Bilingual = { zh: 'LMDI', en: 'LMDI' };
const years = yearsFrom(first, last);

const mean = (name: string, before: string): string =>
  `${name} == ${before} ? ${name} : (${name} - ${before}) / log(${name} / ${before})`;
const computed = (equation: string, more: Partial<Variable> = {}): Variable => ({
  ...{ unit: '1', label, equation, from: first },
  ...more,
});

const lmdi = defineModel({
  id: 'lmdi',
  title: label,
  // The years of the case are all observed; a model has a projected year, so one is added that repeats the last.
  years: { history: first, start: last + 1, end: last + 1 },
  sets: { sector: sectors, factor: factors },
  parameters: {},
  variables: {
    x: computed('x[sector, factor](-1)', { over: ['sector', 'factor'], observed: 'case.{sector}_{factor}' }),
    v: computed(factors.map((factor) => `x[sector, ${factor}]`).join(' * '), { over: ['sector'] }),
    change: computed('log(x[sector, factor] / x[sector, factor](-1))', { over: ['sector', 'factor'] }),
    weight: computed(mean('v[sector]', 'v[sector](-1)'), { over: ['sector'] }),
    whole: computed('sum(v[sector], sector)'),
    whole_weight: computed(mean('whole', 'whole(-1)')),
    added: computed('diff(whole)'),
    grown: computed('1 + growth(whole)'),
    added_so_far: computed('added_so_far(-1) + added', { initial: 0 }),
    added_by: computed('sum(weight[sector] * change[sector, factor], sector)', { over: ['factor'] }),
    times: computed('exp(sum(weight[sector] / whole_weight * change[sector, factor], sector))', { over: ['factor'] }),
  },
});

const words = {
  change: { zh: '总量的变化', en: 'Change of the total' },
  soFar: { zh: '累计变化', en: 'Change so far' },
  ratio: { zh: '总量之比', en: 'Ratio of the totals' },
  added: { zh: '各因素的加法贡献', en: 'Parts of the factors, added' },
  multiplied: { zh: '各因素的乘法贡献', en: 'Parts of the factors, multiplied' },
  left: { zh: '加法余项', en: 'Left over by the added parts' },
  over: { zh: '乘法余项', en: 'Left over by the multiplied parts' },
} as const;

async function run(record: ReferenceRecord): Promise<void> {
  const reference = caseJson('c03_lmdir_simple/case.json') as LmdiCase;
  const printed: Tolerance = {
    absolute: reference.tolerance,
    because: {
      zh: '案例自定；原书印到小数点后若干位',
      en: 'set by the case, whose figures are printed to so many decimals',
    },
  };
  const at = await runOnce(bundleOf(reference));
  const { expected } = reference;
  years.forEach((year, i) => {
    record.compare(words.soFar, expected.dV_agg_cum[i] ?? NaN, at('added_so_far', year), printed);
    if (i === 0) return;
    record.compare(words.change, expected.dV_agg[i] ?? NaN, at('added', year), printed);
    record.compare(words.ratio, expected.D_agg[i] ?? NaN, at('grown', year), printed);
    compareParts(record, reference, year, at, printed);
  });
}

/** By the equations of the model and by the function of the analyses. */
function compareParts(
  record: ReferenceRecord,
  { X, expected }: LmdiCase,
  year: number,
  at: Path,
  printed: Tolerance,
): void {
  const split = decompose(X[year - 1]!, X[year]!);
  factors.forEach((factor, f) => {
    for (const ours of [at(`added_by.${factor}`, year), split.additive[f]!])
      record.compare(words.added, expected.dV[year]?.[f] ?? NaN, ours, printed);
    for (const ours of [at(`times.${factor}`, year), split.multiplicative![f]!])
      record.compare(words.multiplied, expected.D[year]?.[f] ?? NaN, ours, printed);
  });
  const sum = factors.reduce((whole, factor) => whole + at(`added_by.${factor}`, year), 0);
  const product = factors.reduce((whole, factor) => whole * at(`times.${factor}`, year), 1);
  const rounding = { zh: '只有舍入', en: 'rounding only' };
  record.compare(words.left, 0, sum - at('added', year), { absolute: 1e-9, because: rounding });
  record.compare(words.over, 0, product / at('grown', year) - 1, { absolute: 1e-12, because: rounding });
}

function bundleOf({ X, source }: LmdiCase): ModelBundle {
  const figures = sectors.flatMap((sector, s) =>
    factors.map((factor, f): [string, Figures] => [
      `${sector}_${factor}`,
      { unit: '1', points: years.map((year) => [year, X[year]?.[s]?.[f] ?? NaN]) },
    ]),
  );
  return {
    model: lmdi,
    scenarios: { base: { label } },
    targets: [],
    tables: [observedTable('case', source, Object.fromEntries(figures))],
  };
}

export const lmdiSplit: Reference = {
  id: 'c03',
  title: { zh: 'LMDI-I：两部门、三因素、四年', en: 'LMDI-I: two sectors, three factors, four years' },
  source: 'github.com/MatthewHeun/LMDIR, tests/testthat/test_lmdi.R; Ang, Zhang and Choi 1998, Energy 23(6)',
  kind: 'published',
  inputs: { zh: '各年各部门的三个因素', en: 'Three factors of each sector and year' },
  needsCases: true,
  run,
};
