/** The three sectors beside GDP of the same year and round: what does not add up would be scaled to GDP without a word. */
import type { Bilingual } from '../problem.ts';
import type { ImportedFigure } from './imported-figure.ts';
import type { PlaceReport } from './place-report.ts';
import type { Observation, Table } from './table.ts';
import { compareTrust } from './trust.ts';
import { unitFactor } from './unit-factor.ts';

/** Published sectors, each rounded, miss published GDP by less. */
const rounding = 0.005;

const sectors = ['va_primary', 'va_secondary', 'va_tertiary'] as const;
const total = 'gdp_nominal';

/** A figure that holds: the user's own, or ours. */
interface Part {
  /** In the unit of GDP. */
  readonly value: number;
  readonly own?: ImportedFigure;
  readonly ours?: Observation;
}

/** Refuses sectors of the user that do not add up to GDP, and remarks on a GDP of theirs that our sectors do not add up to. */
export function checkSectors(figures: readonly ImportedFigure[], tables: readonly Table[], report: PlaceReport): void {
  const done = new Set<string>();
  for (const { dataset, series, observation } of figures) {
    const { year, vintage } = observation;
    const key = [dataset, vintage, year].join('\u0000');
    if (!(series === total || sectors.some((sector) => sector === series)) || done.has(key)) continue;
    done.add(key);
    const unit = unitOf(figures, tables, dataset);
    if (unit === undefined) continue;
    const part = (id: string): Part | undefined =>
      partOf(figures, tables, { dataset, series: id, year, vintage }, unit);
    const gdp = part(total);
    const parts = sectors.flatMap((id) => part(id) ?? []);
    if (gdp !== undefined && parts.length === sectors.length) compare(parts, gdp, { unit, year }, report);
  }
}

function compare(
  parts: readonly Part[],
  gdp: Part,
  { unit, year }: { readonly unit: string; readonly year: number },
  report: PlaceReport,
): void {
  const sum = parts.reduce((before, { value }) => before + value, 0);
  if (Math.abs(sum - gdp.value) <= rounding * Math.abs(gdp.value)) return;
  const suspect = suspectOf(parts, gdp);
  if (suspect !== undefined)
    report.refuse(
      suspect.place,
      suspect.found,
      sumIsNot(parts.map(told(unit)), sum, told(unit)(gdp), { unit, year }),
      advice,
    );
  else if (gdp.own !== undefined)
    report.remark(gdp.own.name, gdp.own.place, gdp.own.found, `${gdp.value} ${unit}`, scaled(short(sum), unit));
}

/** The cell to look at first, where a sector is the user's: farthest from our figure; without ours, the sector above GDP, or GDP. */
function suspectOf(parts: readonly Part[], gdp: Part): ImportedFigure | undefined {
  const own = parts.filter((part) => part.own !== undefined);
  const away = ({ value, ours }: Part): number => (ours === undefined ? 0 : Math.abs(value - ours.value));
  const [farthest] = [...own].sort((a, b) => away(b) - away(a));
  if (farthest === undefined || away(farthest) > 0) return farthest?.own;
  const above = own.filter(({ value }) => value > gdp.value);
  return (above.length === 1 ? above[0]?.own : gdp.own) ?? farthest.own;
}

interface Place {
  readonly dataset: string;
  readonly series: string;
  readonly year: number;
  readonly vintage: string;
}

function partOf(
  figures: readonly ImportedFigure[],
  tables: readonly Table[],
  { dataset, series, year, vintage }: Place,
  unit: string,
): Part | undefined {
  const fits = (item: Observation): boolean => item.year === year && item.vintage === vintage;
  const own = figures.find((item) => item.dataset === dataset && item.series === series && fits(item.observation));
  const known = seriesOf(tables, dataset, series);
  const [ours] = [...(known?.observations ?? [])].filter(fits).sort(compareTrust);
  const held = own?.observation ?? ours;
  const factor = unitFactor(own?.unit ?? known?.unit ?? '', unit);
  // A bound says on which side the figure lies, not where.
  if (held === undefined || held.bound !== undefined || factor === undefined) return undefined;
  return { value: held.value * factor, ...(own && { own }), ...(ours && { ours }) };
}

const seriesOf = (tables: readonly Table[], dataset: string, series: string): Table['series'][string] | undefined => {
  const table = tables.find(({ id }) => id === dataset);
  return table !== undefined && Object.hasOwn(table.series, series) ? table.series[series] : undefined;
};

/** Unit of GDP in the dataset. */
const unitOf = (figures: readonly ImportedFigure[], tables: readonly Table[], dataset: string): string | undefined =>
  seriesOf(tables, dataset, total)?.unit ??
  figures.find((item) => item.dataset === dataset && item.series === total)?.unit;

const short = (value: number): number => Number(value.toPrecision(10));

/** `1643.08（C2）`; ours carry their source. */
const told =
  (unit: string) =>
  ({ value, own, ours }: Part): Bilingual => {
    const number = `${short(value)} ${unit}`;
    if (own !== undefined) return { zh: `${number}（${own.place}）`, en: `${number} (${own.place})` };
    return { zh: `${number}（已有数据：${ours?.source ?? ''}）`, en: `${number} (known: ${ours?.source ?? ''})` };
  };

const sumIsNot = (
  parts: readonly Bilingual[],
  sum: number,
  gdp: Bilingual,
  { unit, year }: { readonly unit: string; readonly year: number },
): Bilingual => ({
  zh: `与有关各数对不上：${year} 年三次产业增加值 ${parts.map(({ zh }) => zh).join('、')} 合计 ${short(sum)} ${unit}，而地区生产总值为 ${gdp.zh}`,
  en: `does not agree with the rest: the three sectors of ${year}, ${parts.map(({ en }) => en).join(', ')}, add up to ${short(sum)} ${unit}, while GDP is ${gdp.en}`,
});
const advice: Bilingual = {
  zh: '核对三次产业与地区生产总值（同一年、同一口径）；总量另有新数时，一并写入表中。',
  en: 'Check the sectors and GDP of that year and round of publication; if GDP is new as well, put it in the table.',
};
const scaled = (sum: number, unit: string): Bilingual => ({
  zh: `三次产业增加值合计为 ${sum} ${unit}，与之不符：模型按这一总量同比例调整三次产业；有相应数值时请一并写入`,
  en: `the three sectors add up to ${sum} ${unit}: the model scales them to this GDP; give them as well if you have them`,
});
