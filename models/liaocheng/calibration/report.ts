/** Prints what the data say next to what the model takes: `node scripts/run-ts.mjs models/liaocheng/calibration/report.ts`. */
import { moreTables } from '../../more-tables.ts';
import { tables } from '../../tables.ts';
import {
  cityMargins,
  impliedDeflator,
  populationFall,
  provincialGrowth,
  provincialIndicator,
  sectorSwing,
  urbanSpeed,
} from './estimates.ts';

export function main(): void {
  const all = [...tables, ...moreTables()];
  const say = (name: string, text: string): void => void process.stdout.write(`${name.padEnd(44)} ${text}\n`);
  const two = (values: readonly number[]): string => values.map((value) => value.toFixed(3)).join('  ');
  const margins = cityMargins(all);
  say('city margins: yearly, persistent (points)', two([margins.yearly, margins.persistent]));
  say('  cities, years', `${margins.cities}, ${margins.years}`);
  const province = provincialGrowth(all);
  say('provincial growth: spread (points), ar', two([province.spread, province.ar]));
  say('urban speed at a ceiling of 79 %', two(urbanSpeed(all, 0.79)));
  say('fall in residents, city and province', two([populationFall(all, 'liaocheng'), populationFall(all, 'shandong')]));
  for (const [year, value] of impliedDeflator(all)) say(`implied deflator ${year}, %`, two([value]));
  for (const series of ['ind_va_above_scale_growth', 'fai_growth', 'retail_sales_growth', 'trade_growth']) {
    const { base, spread, years } = provincialIndicator(all, series);
    say(`${series} less GDP: mean, spread, years`, `${two([base, spread])}  ${years}`);
  }
  say('nation, secondary less tertiary: spread', two([sectorSwing(all, 'nbs2021')]));
}
