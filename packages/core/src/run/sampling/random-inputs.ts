import type { FlatModel } from '../../model/flat-model.ts';
import type { Settings } from '../../model/scenario.ts';
import type { RandomInput } from '../../random/uniforms.ts';

export interface RandomInputs {
  readonly parameters: readonly RandomInput[];
  readonly shocks: readonly RandomInput[];
}

/**
 * Parameters and shocks as a design knows them. Dimensions go by the order of the uncertainties of the model, whatever a
 * scenario makes of them, then of the other parameters, which a scenario may give a prior: an uncertainty that is added last
 * moves no other.
 */
export function randomInputs(model: Pick<FlatModel, 'parameters' | 'shocks'>, settings: Settings): RandomInputs {
  const isOwn = settings.parameters.map(({ name }) => model.parameters[name]?.role === 'uncertainty');
  let own = 0;
  let other = isOwn.filter(Boolean).length;
  return {
    parameters: settings.parameters.map(({ name, stream }, index) => ({
      name,
      stream,
      dimension: isOwn[index]! ? own++ : other++,
    })),
    shocks: Object.entries(model.shocks ?? {}).map(([name, { stream }]) => ({
      name,
      stream: stream ?? name,
      dimension: -1,
    })),
  };
}
