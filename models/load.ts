/** One model by its id, loaded when it is asked for, with what runs: a page brings only the model that its notebook names. */
import type { ModelBundle } from '@planwright/core';
import type { ModelId } from './index.ts';

const loaders: Readonly<Record<ModelId, () => Promise<ModelBundle>>> = {
  liaocheng: async () => (await import('./liaocheng/bundle.ts')).liaocheng,
  'harrod-domar': async () => (await import('./classics/harrod-domar.ts')).harrodDomar,
  solow: async () => (await import('./classics/solow.ts')).solow,
  lewis: async () => (await import('./classics/lewis.ts')).lewis,
  'harris-todaro': async () => (await import('./classics/harris-todaro.ts')).harrisTodaro,
  kuznets: async () => (await import('./classics/kuznets.ts')).kuznets,
  'environmental-kuznets': async () => (await import('./classics/environmental-kuznets.ts')).environmentalKuznets,
  kaya: async () => (await import('./classics/kaya.ts')).kaya,
  leontief: async () => (await import('./classics/leontief.ts')).leontief,
  cohort: async () => (await import('./classics/cohort.ts')).cohort,
  urbanisation: async () => (await import('./classics/urbanisation.ts')).urbanisation,
  multiplier: async () => (await import('./classics/multiplier.ts')).multiplier,
  'is-lm': async () => (await import('./classics/is-lm.ts')).isLm,
  convergence: async () => (await import('./classics/convergence.ts')).convergence,
  debt: async () => (await import('./classics/debt.ts')).debt,
  dice: async () => (await import('./classics/dice.ts')).dice,
};

/** Null for an id that no model has. */
export async function loadModel(id: string): Promise<ModelBundle | null> {
  return Object.hasOwn(loaders, id) ? loaders[id as ModelId]() : null;
}
