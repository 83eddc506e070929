/** The whole pipeline in one call, for programs: a model goes in, a result that knows the model's names comes out. */
import type { Table } from '../data/table.ts';
import type {
  ElementOf,
  Model,
  ParameterKey,
  Quantity,
  Scenario,
  ScenarioValue,
  VariableKey,
  VariableName,
} from '../model/model.ts';
import type { Design } from '../random/design.ts';
import type { Report, SeriesSummary } from '../result/report.ts';
import type { Target } from '../target/target.ts';
import { inlineRunner } from './inline-runner.ts';
import { runDefaults } from './run-defaults.ts';
import type { Runner, RunOptions } from './runner.ts';

/** Series of a model: its variables; `name.member` for those over index sets, `instance.name` for those of modules. */
export type SeriesName<M extends Model> =
  | {
      [Name in VariableName<M>]: M['variables'][Name] extends { readonly over: readonly string[] } ? never : Name;
    }[VariableName<M>]
  | ElementOf<M, M['variables']>
  | (M extends { readonly modules: infer Modules } ? `${keyof Modules & string}.${string}` : never);

/** variable → year → quantity. */
type CellChanges<Name extends string> = Readonly<Partial<Record<Name, Readonly<Record<number, Quantity>>>>>;

export interface RunInput<M extends Model, ScenarioId extends string, Name extends SeriesName<M>> {
  readonly model: M;
  readonly tables?: readonly Table[];
  readonly targets?: readonly Target[];
  readonly scenarios?: Readonly<Record<ScenarioId, Scenario<ParameterKey<M>, VariableKey<M>>>>;
  /** The first one when absent. */
  readonly scenario?: NoInfer<ScenarioId>;
  /** Changes on top of the scenario. */
  readonly set?: Readonly<Partial<Record<ParameterKey<M>, ScenarioValue>>>;
  readonly fix?: CellChanges<VariableKey<M>>;
  /** Added to equations. */
  readonly add?: CellChanges<VariableKey<M>>;
  /** Series to summarise; all variables when absent. */
  readonly series?: readonly Name[];
  /** 10,000 when absent. */
  readonly draws?: number;
  /** A whole number from 0 to 2^53 − 1; 7 when absent. */
  readonly seed?: number;
  /** Which uniforms the draws take; independent ones (Monte Carlo) when absent. */
  readonly design?: Design;
  /** Draws of the shocks for each draw of the parameters; 1 when absent. */
  readonly inner?: number;
  /** What does the work; the calling thread when absent. */
  readonly runner?: Runner;
}

export interface Result<Name extends string = string> {
  readonly report: Report;
  /** Bands of a series over `report.years`. A name that was not asked for is an error of the program. */
  readonly series: (name: Name) => SeriesSummary;
}

const plain: Readonly<Record<string, Scenario>> = { base: { label: { zh: '基准', en: 'Baseline' } } };

/** Throws a ModelError with every problem of model, data, scenario or targets. */
export async function run<
  const M extends Model,
  ScenarioId extends string = string,
  Name extends SeriesName<M> = SeriesName<M>,
>(input: RunInput<M, ScenarioId, Name>, options: RunOptions = {}): Promise<Result<Name>> {
  const {
    model,
    tables = [],
    targets = [],
    draws = runDefaults.draws,
    seed = runDefaults.seed,
    runner = inlineRunner(),
  } = input;
  const scenarios: Readonly<Record<string, Scenario>> = input.scenarios ?? plain;
  const { scenario = Object.keys(scenarios)[0] ?? '' } = input;
  const report = await runner.run(
    {
      bundle: { model, scenarios, targets, tables },
      scenario,
      draws,
      seed,
      ...(input.set ? { set: input.set as Readonly<Record<string, ScenarioValue>> } : {}),
      ...(input.fix ? { fix: plainCells(input.fix) } : {}),
      ...(input.add ? { add: plainCells(input.add) } : {}),
      ...(input.series ? { series: input.series } : {}),
      ...(input.design ? { design: input.design } : {}),
      ...(input.inner === undefined ? {} : { inner: input.inner }),
    },
    options,
  );
  return {
    report,
    series: (name) => {
      const found = Object.hasOwn(report.series, name) ? report.series[name] : undefined;
      if (found === undefined) throw new Error(`the run has no series ${name}`);
      return found;
    },
  };
}

/** The names are literal to the caller and plain to the job. */
function plainCells(changes: CellChanges<string>): Readonly<Record<string, Readonly<Record<number, Quantity>>>> {
  return changes as Readonly<Record<string, Readonly<Record<number, Quantity>>>>;
}
