/** The female population of Sweden projected from 1993 by age groups of five years, the oldest of them open. */
import { defineModel } from '@planwright/core';
import type { Bilingual, ModelBundle } from '@planwright/core';
import { runOnce } from '../../../models/classics/run-once.ts';
import type { ReferenceRecord, Tolerance } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

/** Age, women of 1993, person-years lived in the age per 100,000 births, births per woman and year (of both sexes). */
const table = [
  [0, 293395, 497487, 0],
  [5, 248369, 497138, 0],
  [10, 240012, 496901, 0],
  [15, 261346, 496531, 0.012],
  [20, 285209, 495902, 0.0908],
  [25, 314388, 495168, 0.1499],
  [30, 281290, 494213, 0.1125],
  [35, 286923, 492760, 0.0441],
  [40, 304108, 490447, 0.0074],
  [45, 324946, 486613, 0.0003],
  [50, 247613, 480665, 0],
  [55, 211351, 471786, 0],
  [60, 215140, 457852, 0],
  [65, 221764, 436153, 0],
  [70, 223506, 402775, 0],
  [75, 183654, 350358, 0],
  [80, 141990, 271512, 0],
  [85, 112424, 291707, 0],
] as const;

const label: Bilingual = { zh: '瑞典女性人口', en: 'Women of Sweden' };
const ages = table.map(([age]) => `a${age}`);
const byAge = (value: (row: (typeof table)[number], i: number) => number): Record<string, number> =>
  Object.fromEntries(table.map((row, i) => [`a${row[0]}`, value(row, i)]));

/** What share of an age lives on into the next; into the last one also from itself, so that both go at one rate. */
function survival(): Record<string, number> {
  const last = table.length - 1;
  const open = table[last]![2] / (table[last - 1]![2] + table[last]![2]);
  return byAge((row, i) => (i >= last - 1 ? open : table[i + 1]![2] / row[2]));
}

const assumption = { unit: '1', role: 'assumption', label, source: label } as const;

const model = defineModel({
  id: 'sweden',
  title: label,
  // Steps of five years, as the age groups are.
  years: { history: 0, start: 1, end: 2 },
  sets: { age: { members: ages, ordered: true } },
  parameters: {
    survival: { ...assumption, over: ['age'], value: survival() },
    stays: {
      ...assumption,
      over: ['age'],
      value: byAge((row, i) => (i === table.length - 1 ? survival()[`a${row[0]}`]! : 0)),
    },
    fertility: { ...assumption, over: ['age'], value: byAge((row) => row[3]) },
    youngest: { ...assumption, over: ['age'], value: byAge((_, i) => Number(i === 0)) },
    // Girls of 2.05 births, and the years that a birth lives in the first age.
    girls: { ...assumption, value: 1 / 2.05 },
    first_years: { ...assumption, value: table[0][2] / 100_000 },
  },
  variables: {
    grown: {
      ...{ unit: '人', label, over: ['age'], edge: 0, from: 1 },
      equation: 'survival[age-1] * women[age-1](-1) + stays[age] * women[age](-1)',
    },
    births: {
      ...{ unit: '人', label, from: 1 },
      equation: 'sum(fertility[age] * (women[age](-1) + grown[age]) / 2, age)',
    },
    women: {
      ...{ unit: '人', label, over: ['age'], initial: byAge((row) => row[1]) },
      ...{ equation: 'grown[age] + youngest[age] * girls * first_years * births' },
    },
    total: { unit: '人', label, equation: 'sum(women[age], age)' },
  },
});

const bundle: ModelBundle = { model, scenarios: { base: { label } }, targets: [], tables: [] };
const whole: Tolerance = { absolute: 0.5, because: { zh: '书中为整数', en: 'the book prints whole persons' } };

async function run(record: ReferenceRecord): Promise<void> {
  const at = await runOnce(bundle);
  record.compare({ zh: '1993 年合计', en: 'All women of 1993' }, 4_397_428, at('total', 0), whole);
  record.compare({ zh: '1998 年合计', en: 'All women of 1998' }, 4_449_570, at('total', 1), whole);
  record.compare({ zh: '1998 年 0—4 岁', en: 'Ages 0-4 of 1998' }, 293_574, at('women.a0', 1), whole);
  record.compare({ zh: '2003 年 0—4 岁', en: 'Ages 0-4 of 2003' }, 280_121, at('women.a0', 2), whole);
}

export const swedenCohorts: Reference = {
  id: 'sweden',
  title: { zh: '队列要素法：瑞典女性，1993—2003 年', en: 'Cohort component: women of Sweden, 1993-2003' },
  source: 'Preston, Heuveline and Guillot 2001, Demography, box 6.1',
  kind: 'published',
  inputs: {
    zh: '18 个年龄组的人口、生命表与生育率；出生性别比 1.05',
    en: 'Women, life table and fertility of 18 age groups; 1.05 boys per girl at birth',
  },
  run,
};
