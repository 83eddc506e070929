/** Prints what the data say next to what the model takes: `node scripts/run-ts.mjs models/liaocheng/calibration/report.ts`. */
import { moreTables } from '../../more-tables.ts';
import { tables } from '../../tables.ts';
import {
  cityMargins,
  deflatorSpread,
  impliedDeflator,
  levelRatios,
  populationFall,
  provincialGrowth,
  provincialIndicator,
  publishedRates,
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
  const deflator = impliedDeflator(all, 'liaocheng', 2021);
  for (const [year, value] of deflator) say(`implied deflator of the city ${year}, %`, two([value]));
  say('  spread from 2022 on (points)', two([deflatorSpread(deflator, 2022)]));
  for (const [year, value] of impliedDeflator(all, 'shandong', 2018))
    say(`implied deflator of the province ${year}, %`, two([value]));
  const indicator = (name: string, { base, spread, years }: ReturnType<typeof provincialIndicator>): void =>
    say(`${name} less GDP: mean, spread, years`, `${two([base, spread])}  ${years}`);
  const real = publishedRates(all, 'ind_va_above_scale_growth');
  indicator('industry, real', provincialIndicator(all, real, { basis: 'real' }));
  for (const series of ['fai_growth', 'retail_sales_growth', 'trade_growth'])
    indicator(`${series}, nominal`, provincialIndicator(all, publishedRates(all, series), { basis: 'nominal' }));
  const revenue = levelRatios(all, 'general_budget_revenue');
  indicator('revenue, level ratios', provincialIndicator(all, revenue, { basis: 'nominal', response: 0.9 }));
  say('nation, secondary less tertiary: spread', two([sectorSwing(all, 'nbs2021')]));
}
