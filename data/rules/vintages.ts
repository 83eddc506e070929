/**
 * Vintage ids. Figures of different vintages are never joined.
 *
 *   original      levels before the 4th economic census (to 2018)
 *   press2009     first press figures of 2009, before the yearbook changed the total
 *   census4       after it, as first published (2018 and 2015 as revised by it)
 *   census4_final the same basis after final verification
 *   census5_first after the 5th census, first figure where a final one exists
 *   census5       after the 5th census (2023 revised, 2024 final, 2025)
 *   nbs2020, nbs2021  national statistics as exported in those years, revised by the 4th census
 *   first, final  growth rates as first published, and where the bureau changed them; `latest` (computed) takes final before first
 *   yearbook      growth rates before 2010, as the yearbooks of the time print them; estimate: from before the year closed
 *   level_ratio   growth computed from current levels: not the comparable rate that is published
 *   announced     national growth: the last announcement seen; `revised` = said to follow the 5th census, no source seen
 *   census6, census7  population before and after the 2020 census; census_day = the count itself
 *   without_captive, whole  electricity use without and with the captive power system
 *   published     all that is known in one round only
 */
import type { Dataset, SourceFile } from '../datasets.ts';

interface Subject {
  readonly dataset: Dataset['id'];
  readonly series: string;
  readonly year: number;
  readonly note: string;
  readonly source: string;
  readonly file: SourceFile;
}

interface VintageRule {
  readonly dataset?: Dataset['id'];
  readonly series?: RegExp;
  readonly note?: RegExp;
  readonly source?: RegExp;
  readonly from?: number;
  readonly to?: number;
  readonly vintage: string;
}

const levels =
  /^(gdp_nominal|gdp_per_capita|va_(primary|secondary|tertiary|industry)|share_(primary|secondary|tertiary))$/;
const growth = /^(gdp|va_(primary|secondary|tertiary))_growth(_real)?$/;
const people = /^(population_(resident|urban|resident_mean_implied)|urbanisation_rate)$/;
const power = /^electricity_use_(total|industry|households)$/;

/** First match wins. */
const rules: readonly VintageRule[] = [
  { source: /^CEADs/, vintage: 'ceads' },
  { series: /_growth$/, source: /^derived/, note: /level ratio|^\d+(\.\d+)?\/\d/, vintage: 'level_ratio' },

  { dataset: 'peers', series: levels, note: /5th-census/, vintage: 'census5' },
  { dataset: 'peers', series: levels, note: /ORIGINAL|pre-4th-census|original vintage/i, vintage: 'original' },
  { dataset: 'peers', series: levels, from: 2024, vintage: 'census5' },
  { dataset: 'peers', series: levels, note: /4th-census|before 5th census/i, vintage: 'census4' },
  { dataset: 'peers', series: levels, from: 2019, vintage: 'census4' },
  { dataset: 'peers', series: levels, vintage: 'original' },
  { dataset: 'peers', series: growth, note: /^final/, vintage: 'final' },
  { dataset: 'peers', series: growth, source: /^China Lianhe/, to: 2023, vintage: 'revised' },
  { dataset: 'peers', series: growth, vintage: 'first' },
  { dataset: 'peers', series: people, note: /pre-7th-census/, vintage: 'census6' },
  { dataset: 'peers', series: people, to: 2019, note: /^7th|7th-census/, vintage: 'census7' },
  { dataset: 'peers', series: power, vintage: 'whole' },

  { dataset: 'counties', series: levels, from: 2024, vintage: 'census5' },
  { dataset: 'counties', series: levels, from: 2019, vintage: 'census4' },
  { dataset: 'counties', series: levels, vintage: 'original' },
  { dataset: 'counties', series: growth, vintage: 'first' },

  { dataset: 'liaocheng', source: /^Liaocheng 2009 economic conditions/, vintage: 'press2009' },
  { dataset: 'liaocheng', series: levels, note: /VERIFIED|^verified/, vintage: 'census4_final' },
  {
    dataset: 'liaocheng',
    series: levels,
    from: 2024,
    to: 2024,
    note: /initial|if the R&D figure/i,
    vintage: 'census5_first',
  },
  { dataset: 'liaocheng', series: levels, from: 2024, vintage: 'census5' },
  { dataset: 'liaocheng', series: levels, note: /5th-census REVISED/, vintage: 'census5' },
  { dataset: 'liaocheng', series: levels, note: /^4th-census (REVISED|vintage)/, vintage: 'census4' },
  { dataset: 'liaocheng', series: levels, to: 2018, vintage: 'original' },
  { dataset: 'liaocheng', series: levels, vintage: 'census4' },

  { dataset: 'liaocheng', series: /^gdp_growth_real$/, note: /estimate before/, vintage: 'estimate' },
  { dataset: 'liaocheng', series: /^gdp_growth_real$/, note: /^FINAL/, vintage: 'final' },
  { dataset: 'liaocheng', series: /^gdp_growth_real$/, to: 2009, vintage: 'yearbook' },
  { dataset: 'liaocheng', series: /^gdp_growth_real$/, vintage: 'first' },

  { dataset: 'shandong', series: levels, note: /^4th-census revised/i, vintage: 'nbs2020' },
  { dataset: 'shandong', series: levels, note: /^ORIGINAL/, vintage: 'original' },
  { dataset: 'shandong', series: levels, note: /5th-census REVISED/, vintage: 'census5' },
  { dataset: 'shandong', series: levels, from: 2024, vintage: 'census5' },
  { dataset: 'shandong', series: levels, vintage: 'census4' },
  { dataset: 'shandong', series: growth, note: /^4th-census REVISED/, vintage: 'nbs2020' },
  { dataset: 'shandong', series: growth, vintage: 'first' },
  { dataset: 'shandong', series: /^retail_sales$/, from: 2025, vintage: 'rebased' },
  { dataset: 'shandong', series: /^retail_sales$/, vintage: 'before_rebasing' },
  { dataset: 'shandong', series: /^(births|birth_rate)$/, note: /before census revision/, vintage: 'census6' },
  { dataset: 'shandong', series: /^(births|birth_rate)$/, vintage: 'census7' },

  { dataset: 'china', series: levels, note: /^4th-census/, vintage: 'nbs2021' },
  { dataset: 'china', series: levels, note: /before 5th census/, vintage: 'census4' },
  { dataset: 'china', series: levels, from: 2024, to: 2024, note: /initial/, vintage: 'census5_first' },
  { dataset: 'china', series: /^share_/, from: 2024, to: 2024, note: /components/, vintage: 'census5_first' },
  { dataset: 'china', series: levels, vintage: 'census5' },
  { dataset: 'china', series: growth, note: /^4th-census REVISED/, vintage: 'nbs2021' },
  { dataset: 'china', series: growth, note: /^revised/, vintage: 'revised' },
  { dataset: 'china', series: growth, vintage: 'announced' },

  { dataset: 'liaocheng', series: people, note: /census, 1 November|^6th census/, vintage: 'census_day' },
  { dataset: 'liaocheng', series: people, note: /not the census def/, vintage: 'own_definition' },
  { dataset: 'liaocheng', series: people, note: /pre-(7th-)?census/, vintage: 'census6' },
  { dataset: 'china', series: people, vintage: 'published' },
  { series: people, vintage: 'census7' },

  // The 2017-2019 figures leave out the captive power system of the aluminium works: another scope.
  { dataset: 'liaocheng', series: power, to: 2019, vintage: 'without_captive' },
  { dataset: 'liaocheng', series: power, vintage: 'whole' },

  { dataset: 'liaocheng', series: /^retail_sales$/, to: 2019, vintage: 'original' },
  { dataset: 'liaocheng', series: /^retail_sales$/, to: 2023, vintage: 'census4' },
  { dataset: 'liaocheng', series: /^retail_sales$/, vintage: 'census5' },

  { vintage: 'published' },
];

export function vintageOf(subject: Subject): string {
  const rule = rules.find(
    ({ dataset, series, note, source, from, to }) =>
      (dataset === undefined || dataset === subject.dataset) &&
      (series === undefined || series.test(subject.series)) &&
      (note === undefined || note.test(subject.note)) &&
      (source === undefined || source.test(subject.source)) &&
      (from === undefined || subject.year >= from) &&
      (to === undefined || subject.year <= to),
  );
  if (rule === undefined) throw new Error(`no vintage rule for ${subject.series} ${subject.year}`);
  return rule.vintage;
}
