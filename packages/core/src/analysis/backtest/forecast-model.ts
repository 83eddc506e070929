/** The margin model of the plan with an earlier start: what persists, and an autocorrelated shock each year, for several lines at once. */
import type { Model, Parameter, Shock, Variable } from '../../model/model.ts';
import type { Bilingual } from '../../problem.ts';
import { normal } from '../../random/prior.ts';
import { column } from '../../result/ensemble.ts';
import type { Runner, RunOptions } from '../../run/runner.ts';

export interface Line {
  readonly id: string;
  /** Value of the trend in the first forecast year, in points. */
  readonly mean: number;
  readonly sd: number;
  /** Change of the trend per year. */
  readonly slope: number;
  readonly yearly: number;
}

export interface Forecast {
  /** Last year that is known. */
  readonly origin: number;
  readonly horizon: number;
  readonly lines: readonly Line[];
  /** Autocorrelation of the shock. */
  readonly ar: number;
  readonly draws: number;
  readonly seed: number;
}

/** Draws by line and year, from the core engine. */
export async function forecast(
  { origin, horizon, lines, ar, draws, seed }: Forecast,
  runner: Runner,
  options: RunOptions = {},
): Promise<(line: string, year: number) => Float64Array> {
  const model: Model = {
    id: 'backtest',
    title: name,
    years: { history: origin, start: origin + 1, end: origin + horizon },
    parameters: Object.fromEntries(lines.map((line) => [`trend_${line.id}`, trend(line)])),
    shocks: Object.fromEntries(lines.map((line) => [`shock_${line.id}`, shock(line, ar)])),
    variables: Object.fromEntries(lines.map((line) => [line.id, variable(line, origin + 1)])),
  };
  const bundle = { model, scenarios: { origin: { label: name } }, targets: [], tables: [] };
  const ensemble = await runner.ensemble({ bundle, scenario: 'origin', draws, seed }, options);
  return (line, year) => column(ensemble, line, year);
}

const name: Bilingual = { zh: '回溯检验', en: 'Back-test' };
const source: Bilingual = { zh: '由起点以前的数据估计', en: 'Estimated from data up to the origin' };
const entry = { unit: '1', label: name, source } as const;

const trend = ({ mean, sd }: Line): Parameter =>
  sd > 0
    ? { ...entry, value: mean, role: 'uncertainty', prior: normal(mean, sd) }
    : { ...entry, value: mean, role: 'assumption' };

/** As in the model of the plan: shocks are 0 before the start, so the first year has exactly this spread. */
const shock = ({ yearly }: Line, ar: number): Shock => ({ ...entry, prior: normal(0, yearly), ar });

const variable = ({ id, slope }: Line, first: number): Variable => ({
  unit: '1',
  label: name,
  from: first,
  equation: `trend_${id} + ${slope.toFixed(9)} * (t - ${first}) + shock_${id}`,
});
