/**
 * Two facts and one contradiction that belong beside the verdicts. Every figure is computed from the published ones it names, so
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

/** Both sides are run (`carbon.anchor` 0 and 1); they are never joined into one line and never averaged. */
export interface ContradictionCard extends Fact {
  readonly sides: readonly { readonly label: Bilingual; readonly set: Readonly<Record<string, number>> }[];
}

/** The published figure of a vintage; a gap is an error, never a guess. */
function figure(tables: readonly Table[], series: string, year: number, vintage: string): number {
  const found = tables
    .find(({ id }) => id === 'liaocheng')
    ?.series[series]?.observations.find((row) => row.year === year && row.vintage === vintage && row.value !== null);
  if (found?.value === undefined || found.value === null)
    throw new Error(`liaocheng.${series}@${vintage} has no ${year}`);
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

export function facts(tables: readonly Table[]): readonly Fact[] {
  return [shareFact(tables), growthFact(tables)];
}

export function contradictions(tables: readonly Table[]): readonly ContradictionCard[] {
  return [emissionsCard(tables)];
}
