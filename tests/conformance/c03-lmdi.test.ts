/** c03: LMDI-I of two sectors and three factors over four years, additive and multiplicative, to the digits that were printed. */
import { defineModel } from '@planwright/core';
import type { Bilingual, ModelBundle, Variable } from '@planwright/core';
import { lmdi as decompose } from '@planwright/core/analysis';
import { expect, test } from 'vitest';
import { runOnce, yearsFrom } from '../../models/classics/run-once.ts';
import { caseJson, references } from './cases.ts';
import { observedTable } from './observed-table.ts';
import type { Figures } from './observed-table.ts';
import { ReferenceRecord } from './reference-record.ts';
import type { Reference } from './reference-record.ts';

interface LmdiCase extends Reference {
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

references('c03: LMDI', () => {
  const reference = caseJson('c03_lmdir_simple/case.json') as LmdiCase;
  const { X, expected } = reference;
  const years = yearsFrom(first, last);
  const figures = sectors.flatMap((sector, s) =>
    factors.map((factor, f): [string, Figures] => [
      `${sector}_${factor}`,
      { unit: '1', points: years.map((year) => [year, X[year]?.[s]?.[f] ?? NaN]) },
    ]),
  );
  const bundle: ModelBundle = {
    model: lmdi,
    scenarios: { base: { label } },
    targets: [],
    tables: [observedTable('case', reference.source, Object.fromEntries(figures))],
  };
  const record = new ReferenceRecord(reference);
  const tolerance = { absolute: reference.tolerance };

  test('totals: change, change so far and ratio', async () => {
    const at = await runOnce(bundle);
    years.forEach((year, i) => {
      record.compare('change so far', expected.dV_agg_cum[i] ?? NaN, at('added_so_far', year), tolerance);
      if (i === 0) return;
      record.compare('change', expected.dV_agg[i] ?? NaN, at('added', year), tolerance);
      record.compare('ratio', expected.D_agg[i] ?? NaN, at('grown', year), tolerance);
    });
  });

  test('parts of each factor, added and multiplied', async () => {
    const at = await runOnce(bundle);
    for (const year of yearsFrom(first + 1, last))
      factors.forEach((factor, f) => {
        record.compare('added parts', expected.dV[year]?.[f] ?? NaN, at(`added_by.${factor}`, year), tolerance);
        record.compare('multiplied parts', expected.D[year]?.[f] ?? NaN, at(`times.${factor}`, year), tolerance);
      });
    expect(record.rows().map(({ what }) => what)).toContain('multiplied parts');
  });

  test('the function for analyses gives the same parts', () => {
    for (const year of yearsFrom(first + 1, last)) {
      const { additive, multiplicative } = decompose(X[year - 1]!, X[year]!);
      factors.forEach((_, f) => {
        record.compare('added parts', expected.dV[year]?.[f] ?? NaN, additive[f]!, tolerance);
        record.compare('multiplied parts', expected.D[year]?.[f] ?? NaN, multiplicative![f]!, tolerance);
      });
    }
  });

  test('parts add up to the change and multiply to the ratio, with nothing left over', async () => {
    const at = await runOnce(bundle);
    for (const year of yearsFrom(first + 1, last)) {
      expect(factors.reduce((sum, f) => sum + at(`added_by.${f}`, year), 0)).toBeCloseTo(at('added', year), 9);
      expect(factors.reduce((product, f) => product * at(`times.${f}`, year), 1)).toBeCloseTo(at('grown', year), 12);
    }
  });
});
