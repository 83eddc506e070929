/** Draws of single inputs: uniforms of the design through quantile functions, or through the scores of a correlation group. */
import type { FlatModel } from '../../model/flat-model.ts';
import type { Settings } from '../../model/scenario.ts';
import { normal } from '../../random/prior.ts';
import type { Prior } from '../../random/prior.ts';
import { streamKey } from '../../random/stream.ts';
import { createUniforms } from '../../random/uniforms.ts';
import { arrangesAll } from '../../random/design.ts';
import type { Arrangement, RandomInput } from '../../random/uniforms.ts';
import { fillCorrelated, scoreSums } from './correlated.ts';
import { randomInputs } from './random-inputs.ts';
import { bestColumns } from './vector-columns.ts';

/** Draws fromDraw, fromDraw + 1, … of one input by its index. */
export interface DrawSource {
  readonly parameter: (index: number, prior: Prior, fromDraw: number, out: Float64Array) => void;
  readonly shock: (index: number, prior: Prior, year: number, fromDraw: number, out: Float64Array) => void;
}

const score = normal(0, 1);

/** One of the two kinds of inputs; parameters have year 0. */
type Fill = (index: number, prior: Prior, year: number, fromDraw: number, out: Float64Array) => void;

export function createDrawSource(
  model: FlatModel,
  settings: Settings,
  seed: number,
  arrangement: Arrangement,
): DrawSource {
  const columns = bestColumns();
  const uniforms = createUniforms(seed, arrangement, columns.uniforms);
  const { parameters, shocks } = randomInputs(model, settings);
  const { design = { kind: 'monte-carlo' }, inner = 1 } = arrangement;
  const arrangesShocks = arrangesAll(design);

  const ofUniforms =
    (
      inputs: readonly RandomInput[],
      fill: (input: RandomInput, year: number, from: number, out: Float64Array) => void,
    ): Fill =>
    (index, prior, year, fromDraw, out) => {
      fill(inputs[index]!, year, fromDraw, out);
      columns.quantiles(prior, out);
    };
  /** What nothing arranges takes the way in which uniforms never leave the vectors. */
  const independent = (inputs: readonly RandomInput[]): Fill => {
    const keys = inputs.map(({ stream }) => streamKey(stream));
    return (index, prior, year, fromDraw, out) => columns.draws(prior, seed, keys[index]!, year, fromDraw, out);
  };
  const withGroups = (inputs: readonly RandomInput[], fill: Fill): Fill => {
    const sums = scoreSums(
      model.correlations ?? {},
      inputs.map(({ name }) => name),
    );
    if (sums.size === 0) return fill;
    // Scores of one block, by member and year.
    const known = new Map<string, Float64Array>();
    const block = { fromDraw: -1, count: -1 };
    return (index, prior, year, fromDraw, out) => {
      const sum = sums.get(index);
      if (!sum) return fill(index, prior, year, fromDraw, out);
      if (block.fromDraw !== fromDraw || block.count !== out.length) known.clear();
      Object.assign(block, { fromDraw, count: out.length });
      const scores = (member: number): Float64Array => {
        const key = `${member} ${year}`;
        const drawn = known.get(key) ?? new Float64Array(out.length);
        if (!known.has(key)) fill(member, score, year, fromDraw, drawn);
        known.set(key, drawn);
        return drawn;
      };
      fillCorrelated(prior, sum, scores, out);
    };
  };

  const plainParameters = design.kind === 'monte-carlo' && inner === 1;
  const parameter = withGroups(
    parameters,
    plainParameters
      ? independent(parameters)
      : ofUniforms(parameters, (input, _year, from, out) => uniforms.parameter(input, from, out)),
  );
  return {
    parameter: (index, prior, fromDraw, out) => parameter(index, prior, 0, fromDraw, out),
    shock: withGroups(shocks, arrangesShocks ? ofUniforms(shocks, uniforms.shock) : independent(shocks)),
  };
}
