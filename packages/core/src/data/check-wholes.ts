/** A city lies inside its province: figures of a series described as part of a whole, beside the whole of the same year. */
import type { Bilingual } from '../problem.ts';
import type { ImportedFigure } from './imported-figure.ts';
import type { PlaceReport } from './place-report.ts';
import type { Observation, Table } from './table.ts';
import { compareTrust } from './trust.ts';

/** Units that are confused lie this far apart: 亿 and 万, 万 and ones. */
const confusion = 1e4;

/** A figure of the whole, and where it is read. */
interface Whole {
  readonly observation: Observation;
  readonly at: Bilingual;
}

/** Refuses figures that are not below those of the whole, the user's own or else ours. */
export function checkWholes(figures: readonly ImportedFigure[], tables: readonly Table[], report: PlaceReport): void {
  for (const figure of figures) {
    const described = tables.find(({ id }) => id === figure.dataset)?.series ?? {};
    const within = Object.hasOwn(described, figure.series) ? described[figure.series]?.within : undefined;
    const whole = within === undefined ? undefined : wholeOf(figure, within, figures, tables);
    if (whole === undefined || figure.observation.value < whole.observation.value) continue;
    report.refuse(figure.place, figure.found, beyond(whole, figure.unit), advice(figure, whole.observation.value));
  }
}

function wholeOf(
  { series, unit, observation }: ImportedFigure,
  within: string,
  figures: readonly ImportedFigure[],
  tables: readonly Table[],
): Whole | undefined {
  const fits = (each: ImportedFigure): boolean =>
    each.dataset === within && each.series === series && each.unit === unit;
  const own = figures
    .filter(fits)
    .map(({ observation: item, place }) => ({ observation: item, at: { zh: ` ${place} 中`, en: place } }));
  const table = tables.find(({ id }) => id === within);
  const ours = table !== undefined && Object.hasOwn(table.series, series) ? table.series[series] : undefined;
  // Nothing is compared across units.
  const rows = table === undefined || ours?.unit !== unit ? [] : [...ours.observations].sort(compareTrust);
  const known = [
    ...own,
    ...rows.map((item) => ({ observation: item, at: table?.title ?? { zh: within, en: within } })),
  ];
  const sameYear = known.filter((each) => each.observation.year === observation.year);
  // Rounds of publication differ by far less than part and whole.
  return sameYear.find((each) => each.observation.vintage === observation.vintage) ?? sameYear[0];
}

const beyond = ({ observation: { year, value }, at }: Whole, unit: string): Bilingual => ({
  zh: `不小于${at.zh} ${year} 年的 ${value} ${unit}，而它只是其中一部分`,
  en: `is not below the ${value} ${unit} of ${at.en} in ${year}, of which it is a part`,
});

function advice({ given, observation }: ImportedFigure, whole: number): Bilingual {
  const scaled = Number((observation.value / confusion).toPrecision(15));
  const general = {
    zh: `核对两处的数字，并写明表中实际的单位（现为 ${given}）。`,
    en: `Check both figures, and state the unit the table is in (now ${given}).`,
  };
  // A hundredth of a per cent of the whole is no city.
  if (!(scaled < whole && scaled > whole / confusion)) return general;
  return {
    zh: `除以 10000 则为 ${scaled}，看来混淆了亿与万、万与个。${general.zh}`,
    en: `Divided by 10,000 it is ${scaled}: 亿 and 万, or 万 and ones, seem confused. ${general.en}`,
  };
}
