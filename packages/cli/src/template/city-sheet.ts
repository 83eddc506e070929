/** The figures that a model of another city cannot do without, as questions, and those that are only welcome. */
import type { Bilingual, DataQuestion, Measure } from '@planwright/core';
import type { DataTemplate } from '@planwright/models';

/** Datasets of a new model: those of the city, and of its province where we have none. */
export const cityDataset = 'city';
export const provinceDataset = 'province';

export interface Place {
  /** 海州市 */
  readonly city: Bilingual;
  readonly province: Bilingual;
  /** Our own provincial figures serve. */
  readonly provinceKnown: boolean;
}

type Wanted = DataTemplate['wanted'][number] & {
  readonly question: (of: Bilingual) => Bilingual;
  /** Years without which nothing runs; the other years only lengthen the history. */
  readonly needed: readonly number[];
  readonly measure?: Measure;
  /** A part of the same series of its province. */
  readonly partial?: true;
};

const base = 2025;
const recent = [2020, 2021, 2022, 2023, 2024, base];
const ask =
  (zh: string, en: string) =>
  (of: Bilingual): Bilingual => ({ zh: `${of.zh}${zh}`, en: `${en}, ${of.en}` });

const level: Wanted = {
  ...{ series: 'gdp_nominal', name: '地区生产总值（现价）', unit: '亿元', vintage: 'census5' },
  ...{ years: [2023, 2024, base], needed: [base], measure: 'amount', partial: true },
  question: ask('地区生产总值是多少（五经普以后的口径）？', 'GDP at current prices, after the 5th census'),
};
const growth: Wanted = {
  ...{ series: 'gdp_growth_real', name: '地区生产总值增速（不变价）', unit: '%', vintage: 'latest' },
  ...{ years: [2018, 2019, ...recent], needed: recent },
  question: ask(
    '历年实际增速是多少（有最终核实数用最终数，否则用初步核算数）？',
    'Real growth by year: the final rate, or the first where there is no final one',
  ),
};
const people: Wanted = {
  ...{ series: 'population_resident', name: '常住人口', unit: '万人', vintage: 'census7' },
  ...{ years: recent, needed: [base], measure: 'amount', partial: true },
  question: ask('年末常住人口是多少（七普以后的口径）？', 'Residents at the end of the year, after the 7th census'),
};

const ofCity: readonly Wanted[] = [
  level,
  growth,
  {
    ...{
      series: 'va_primary',
      name: '第一产业增加值',
      unit: '亿元',
      vintage: 'census5',
      years: [base],
      needed: [base],
      measure: 'amount',
    },
    question: ask('第一产业增加值是多少？', 'Value added of the primary sector'),
  },
  {
    ...{
      series: 'va_secondary',
      name: '第二产业增加值',
      unit: '亿元',
      vintage: 'census5',
      years: [base],
      needed: [base],
      measure: 'amount',
    },
    question: ask('第二产业增加值是多少？', 'Value added of the secondary sector'),
  },
  {
    ...{
      series: 'va_tertiary',
      name: '第三产业增加值',
      unit: '亿元',
      vintage: 'census5',
      years: [base],
      needed: [base],
      measure: 'amount',
    },
    question: ask('第三产业增加值是多少？', 'Value added of the tertiary sector'),
  },
  people,
  {
    ...{
      series: 'urbanisation_rate',
      name: '常住人口城镇化率',
      unit: '%',
      vintage: 'census7',
      years: recent,
      needed: [base],
      measure: 'share',
    },
    question: ask('常住人口城镇化率是多少？', 'Urbanisation rate'),
  },
];

const ofProvince: readonly Wanted[] = [level, growth, people];

interface Part {
  readonly dataset: string;
  readonly name: Bilingual;
  readonly wanted: readonly Wanted[];
}

function partsOf({ city, province, provinceKnown }: Place): readonly Part[] {
  const own = { dataset: cityDataset, name: city, wanted: ofCity };
  return provinceKnown ? [own] : [own, { dataset: provinceDataset, name: province, wanted: ofProvince }];
}

/** Numbered as the sheet and the README number them. */
export function questionsOf(place: Place): readonly DataQuestion[] {
  const whole = place.provinceKnown ? 'shandong' : provinceDataset;
  return partsOf(place)
    .flatMap(({ dataset, name, wanted }) => wanted.map((item) => ({ ...item, dataset, place: name })))
    .map(({ dataset, place: of, series, vintage, unit, name, needed, question, measure, partial }, index) => ({
      ...{ number: index + 1, dataset, series, vintage, unit, name, years: needed },
      ...(measure === undefined ? {} : { measure }),
      ...(partial === true && dataset === cityDataset ? { within: whole } : {}),
      question: question(of),
    }));
}

/** 地区, 指标, 单位, 口径, 年份, 数值, 来源, 备注: one blank figure a line, those that are needed marked. */
export function sheetRowsOf(place: Place): readonly (readonly (string | number | null)[])[] {
  return partsOf(place).flatMap(({ name: of, wanted }) =>
    wanted.flatMap(({ name, unit, vintage, years, needed }) =>
      years.map((year) => [of.zh, name, unit, vintage, year, null, null, needed.includes(year) ? '必填' : '选填']),
    ),
  );
}

export function sheetMapping(place: Place, sheet: string | null): Readonly<Record<string, unknown>> {
  const parts = partsOf(place);
  const column = (name: string): { column: string } => ({ column: name });
  return {
    form: 'long',
    ...(sheet === null ? {} : { sheet }),
    source: `${place.city.zh}数据表`,
    region: column('地区'),
    name: column('指标'),
    unit: column('单位'),
    vintage: column('口径'),
    year: column('年份'),
    value: column('数值'),
    regions: Object.fromEntries(parts.map(({ name, dataset }) => [name.zh, dataset])),
    series: Object.fromEntries(
      parts.flatMap(({ wanted }) => wanted.map(({ name, series }) => [name, { series }] as const)),
    ),
  };
}
