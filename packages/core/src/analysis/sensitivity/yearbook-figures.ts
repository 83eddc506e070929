/**
 * Value of information by variance share: which figures that could be looked up would take most of the output's variance away. The
 * first-order share of an input is the variance that goes, on average, once its value is known (A. Saltelli and S. Tarantola, J.
 * Am. Stat. Assoc. 97, 2002).
 */
import type { Bilingual } from '../../problem.ts';
import type { SensitivityAnswer } from './question.ts';

/** A figure nobody has found yet, with the parameters of a model that it would settle. */
export interface WantedFigure {
  readonly name: Bilingual;
  readonly unit: string;
  readonly years: string;
  /** Names of parameters; a name that ends in a dot stands for all that begin with it. */
  readonly narrows?: readonly string[];
}

export interface NarrowedInput {
  readonly name: string;
  readonly label: Bilingual;
  readonly share: number;
}

export interface ValuedFigure {
  readonly name: Bilingual;
  readonly unit: string;
  readonly years: string;
  /** Of the output's variance: the first-order shares of what it narrows, added up; negative ones count as nothing, and those of correlated inputs overlap. */
  readonly share: number;
  readonly narrows: readonly NarrowedInput[];
}

export interface FigureValues {
  /** Largest share first; figures that narrow nothing here are left out. */
  readonly figures: readonly ValuedFigure[];
  /** What no figure narrows: the future itself, judgements, priors; largest first. */
  readonly unasked: readonly NarrowedInput[];
  /** Share of the variance behind the inputs that some figure narrows. */
  readonly explained: number;
}

/** Throws a RangeError for methods without first-order shares. */
export function yearbookFigures(answer: SensitivityAnswer, wanted: readonly WantedFigure[]): FigureValues {
  const { method } = answer;
  if (method !== 'given-data' && method !== 'sobol')
    throw new RangeError(`the value of a figure needs first-order shares, which ${method} does not give`);
  const inputs = answer.rows.flatMap(({ name, label, first, kind }): NarrowedInput[] =>
    first === null || kind === 'others' ? [] : [{ name, label, share: Math.max(0, first.value) }],
  );
  const isNarrowed = ({ name }: NarrowedInput, { narrows = [] }: WantedFigure): boolean =>
    name.split('+').some((own) => narrows.some((each) => (each.endsWith('.') ? own.startsWith(each) : own === each)));
  const figures = wanted
    .map((figure): ValuedFigure => {
      const own = inputs.filter((input) => isNarrowed(input, figure)).sort((a, b) => b.share - a.share);
      const { name, unit, years } = figure;
      return { name, unit, years, share: own.reduce((sum, { share }) => sum + share, 0), narrows: own };
    })
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
  const narrowed = inputs.filter((input) => wanted.some((figure) => isNarrowed(input, figure)));
  return {
    figures,
    unasked: inputs.filter((input) => !narrowed.includes(input)).sort((a, b) => b.share - a.share),
    explained: narrowed.reduce((sum, { share }) => sum + share, 0),
  };
}
