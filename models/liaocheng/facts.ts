/**
 * Three facts and two contradictions that belong beside the verdicts. Every figure is computed from the published ones it names, so
 * that a mended figure mends the sentence.
 */
import { geometricMeanRate } from '@planwright/core';
import type { Bilingual, Table } from '@planwright/core';

export interface Figure {
  readonly label: Bilingual;
  readonly value: number;
  readonly unit: string;
  readonly source: Bilingual;
}

export interface Fact {
  readonly id: string;
  readonly title: Bilingual;
  readonly text: Bilingual;
  readonly figures: readonly Figure[];
}

/**
 * Both sides are run by their settings; they are never joined into one line and never averaged. Without sides no parameter of the
 * model reads the figures: the contradiction is a gap, and the text says what would close it.
 */
export interface ContradictionCard extends Fact {
  readonly sides: readonly { readonly label: Bilingual; readonly set: Readonly<Record<string, number>> }[];
}

/** The published figure of a vintage; a gap is an error, never a guess. */
function figure(tables: readonly Table[], series: string, year: number, vintage: string, table = 'liaocheng'): number {
  const found = tables
    .find(({ id }) => id === table)
    ?.series[series]?.observations.find((row) => row.year === year && row.vintage === vintage && row.value !== null);
  if (found?.value === undefined || found.value === null)
    throw new Error(`${table}.${series}@${vintage} has no ${year}`);
  return found.value;
}

const one = (value: number): string => value.toFixed(1).replace('-', '−');
const two = (value: number): string => value.toFixed(2).replace('-', '−');
const signed = (value: number): string => (value > 0 ? '+' : '') + one(value);
const bureau: Bilingual = { zh: '聊城市统计局', en: 'Liaocheng Bureau of Statistics' };
const inventory: Bilingual = { zh: '中国碳核算数据库（CEADs）', en: 'CEADs' };
const briefing: Bilingual = { zh: '聊城市能源规划发布会，2022 年 7 月', en: 'City energy plan briefing, July 2022' };

function growthFact(tables: readonly Table[]): Fact {
  const years = [2021, 2022, 2023, 2024, 2025];
  const rates = (pick: (year: number) => string): number[] =>
    years.map((year) => figure(tables, 'gdp_growth_real', year, pick(year)) / 100);
  const first = geometricMeanRate(rates((year) => (year === 2024 ? 'first' : 'latest'))) * 100;
  const final = geometricMeanRate(rates(() => 'latest')) * 100;
  return {
    id: 'above-six',
    title: { zh: '“年均增长 6% 以上”', en: '“Above 6 % a year”' },
    text: {
      zh: `按 2024 年初步数计算，“十四五”年均增长 ${two(first)}%；按最终核实数是 ${two(final)}%。差在百分之一个点上。`,
      en: `With the first figure for 2024 the mean of 2021–25 is ${two(first)} %, with the final one ${two(final)} %: a matter of a hundredth.`,
    },
    figures: [
      { label: { zh: '按初步数', en: 'with the first figure' }, value: first, unit: '%', source: bureau },
      { label: { zh: '按最终数', en: 'with the final figure' }, value: final, unit: '%', source: bureau },
    ],
  };
}

function shareFact(tables: readonly Table[]): Fact {
  const share = (year: number, vintage: string): number => figure(tables, 'share_secondary', year, vintage);
  const last = (figure(tables, 'va_secondary', 2025, 'census5') / figure(tables, 'gdp_nominal', 2025, 'census5')) * 100;
  const old = share(2023, 'census4') - share(2020, 'census4');
  const census = share(2023, 'census5') - share(2023, 'census4');
  const since = last - share(2023, 'census5');
  const steps: readonly (readonly [Bilingual, number])[] = [
    [{ zh: '2020—2023 年，原口径', en: '2020–2023, old basis' }, old],
    [{ zh: '2023 年，普查修订（待核）', en: '2023, the census itself (to be checked)' }, census],
    [{ zh: '2023—2025 年，新口径', en: '2023–2025, new basis' }, since],
  ];
  return {
    id: 'secondary-share',
    title: { zh: '二产比重并没有上升 6 个百分点', en: 'The secondary share did not rise by 6 points' },
    text: {
      zh: `${two(share(2020, 'census4'))}%（2020 年）到 ${two(last)}%（2025 年）隔着一次经济普查：原口径 ${signed(old)}，普查修订约 ${signed(census)}，新口径 ${signed(since)} 个百分点。近两年是下降的。`,
      en: `${two(share(2020, 'census4'))} % (2020) and ${two(last)} % (2025) lie on two sides of a census: ${signed(old)} points on the old basis, about ${signed(census)} from the census itself, ${signed(since)} on the new basis. Of late it falls.`,
    },
    figures: steps.map(([label, value]) => ({ label, value, unit: '个百分点', source: bureau })),
  };
}

function emissionsCard(tables: readonly Table[]): ContradictionCard {
  const fall = -figure(tables, 'co2_per_gdp_fall_2015_2020', 2020, 'published') / 100;
  const inventoryOf = (year: number): number => figure(tables, 'co2_inventory', year, 'ceads');
  const ratio = inventoryOf(2019) / inventoryOf(2015);
  const official = (growth: number): number => (1 - fall) * (1 + growth) ** 5;
  // Growth at which both hold, if the intensity fell evenly: four of the five years lie between 2015 and 2019.
  const both = geometricMeanFactor(ratio, 4) / geometricMeanFactor(1 - fall, 5) - 1;
  const [low, high] = [official(0.04), official(0.061)];
  return {
    id: 'emissions',
    title: { zh: '两套排放数字互相矛盾', en: 'Two sets of emissions contradict each other' },
    text: {
      zh: `官方：2016—2020 年单位生产总值二氧化碳下降 ${(fall * 100).toFixed(0)}%，配合年均 4—6.1% 的增速，2020 年排放是 2015 年的 ${two(low)}—${two(high)} 倍。清单：2019 年是 2015 年的 ${two(ratio)} 倍；两者并存需要年均增长 ${one(both * 100)}%。两者各算各的，从不取平均，也不连成一条线。`,
      en: `Official: CO₂ per GDP fell ${(fall * 100).toFixed(0)} % in 2016–2020; with growth of 4 to 6.1 % a year, emissions of 2020 are ${two(low)}–${two(high)} times those of 2015. Inventory: 2019 is ${two(ratio)} times 2015; both together would need ${one(both * 100)} % growth a year. Each is run by itself; they are never averaged or joined.`,
    },
    figures: [
      { label: { zh: '官方推出，低', en: 'official, low' }, value: low, unit: '倍', source: briefing },
      { label: { zh: '官方推出，高', en: 'official, high' }, value: high, unit: '倍', source: briefing },
      { label: { zh: '清单 2019/2015', en: 'inventory 2019/2015' }, value: ratio, unit: '倍', source: inventory },
      {
        label: { zh: '并存所需年均增速', en: 'growth that both need' },
        value: both * 100,
        unit: '%',
        source: briefing,
      },
    ],
    sides: [
      { label: { zh: '以清单为起点', en: 'from the inventory' }, set: { 'carbon.anchor': 0 } },
      { label: { zh: '以官方降幅为起点', en: 'from the official fall' }, set: { 'carbon.anchor': 1 } },
    ],
  };
}

/** The yearly factor of a change over some years. */
function geometricMeanFactor(change: number, years: number): number {
  return 1 + geometricMeanRate([change - 1, ...Array<number>(years - 1).fill(0)]);
}

/** Mean lead over the published provincial rate, 2021–2025, in points. */
function leadFact(tables: readonly Table[]): Fact {
  const years = [2021, 2022, 2023, 2024, 2025];
  const province = years.map((year) => figure(tables, 'gdp_growth_real', year, 'latest', 'shandong'));
  const lead = (vintage: string): number =>
    years.reduce((sum, year, at) => {
      const city = figure(tables, 'gdp_growth_real', year, year === 2024 ? vintage : 'latest');
      return sum + (city - province[at]!) / years.length;
    }, 0);
  const [first, final] = [lead('first'), lead('final')];
  return {
    id: 'past-lead',
    title: { zh: '“十四五”对全省的领先', en: 'The lead over the province in 2021–25' },
    text: {
      zh: `按 2024 年初步数，年均领先公布的全省增速 ${two(first)} 个百分点；按最终数 ${two(final)}。都在四舍五入之内。`,
      en: `With the first figure for 2024 the mean lead over the published provincial rate is ${two(first)} points, with the final one ${two(final)}: near the rounding of the rates.`,
    },
    figures: [
      { label: { zh: '按初步数', en: 'with the first figure' }, value: first, unit: '个百分点', source: bureau },
      { label: { zh: '按最终数', en: 'with the final figure' }, value: final, unit: '个百分点', source: bureau },
    ],
  };
}

/** The urban weight w that solves income = w · urban + (1 − w) · rural, beside the urban share of residents. */
function incomeCard(tables: readonly Table[]): ContradictionCard {
  const income = (of: string): number => figure(tables, `income_${of}`, 2025, 'published');
  const rural = income('rural');
  const weight = ((income('per_capita') - rural) / (income('urban') - rural)) * 100;
  const urban = figure(tables, 'urbanisation_rate', 2025, 'census7');
  return {
    id: 'urban-weight',
    title: { zh: '收入隐含的城镇权重与城镇化率不符', en: 'Incomes imply another urban weight than the urban share' },
    text: {
      zh: `2025 年全体、城镇、农村居民人均收入推出的城镇权重是 ${one(weight)}%，常住人口城镇化率是 ${one(urban)}%。收入用住户调查自己的权数，城乡按调查户划分，外出成员和集体户的计法也与人口统计不同（可能的原因，待核调查方案）。模型没有读收入的参数，两个数不能互代，也不取平均；补上住户调查的城乡权数才能核对。`,
      en: `Incomes of all, urban and rural residents in 2025 imply an urban weight of ${one(weight)} %; the urban share of residents is ${one(urban)} %. Incomes use the weights of the household survey, which classes households and counts absent members and collective households in its own way (the likely cause, to be checked). No parameter of the model reads incomes; neither number stands for the other and they are never averaged. The survey's weights would settle it.`,
    },
    figures: [
      {
        label: { zh: '收入隐含的城镇权重', en: 'urban weight implied by incomes' },
        value: weight,
        unit: '%',
        source: bureau,
      },
      { label: { zh: '常住人口城镇化率', en: 'urban share of residents' }, value: urban, unit: '%', source: bureau },
    ],
    sides: [],
  };
}

export function facts(tables: readonly Table[]): readonly Fact[] {
  return [shareFact(tables), growthFact(tables), leadFact(tables)];
}

export function contradictions(tables: readonly Table[]): readonly ContradictionCard[] {
  return [emissionsCard(tables), incomeCard(tables)];
}
