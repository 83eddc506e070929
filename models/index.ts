/** Every model by its id: the only source of models for the command line and the page. */
import type { ModelBundle } from '@planwright/core';
import { cohort } from './classics/cohort.ts';
import { convergence } from './classics/convergence.ts';
import { debt } from './classics/debt.ts';
import { dice } from './classics/dice.ts';
import { environmentalKuznets } from './classics/environmental-kuznets.ts';
import { harrisTodaro } from './classics/harris-todaro.ts';
import { harrodDomar } from './classics/harrod-domar.ts';
import { isLm } from './classics/is-lm.ts';
import { kaya } from './classics/kaya.ts';
import { kuznets } from './classics/kuznets.ts';
import { leontief } from './classics/leontief.ts';
import { lewis } from './classics/lewis.ts';
import { multiplier } from './classics/multiplier.ts';
import { solow } from './classics/solow.ts';
import { urbanisation } from './classics/urbanisation.ts';
import { liaocheng } from './liaocheng/bundle.ts';
import { unmodelled } from './liaocheng/targets/unmodelled.ts';

export { auditNames } from './audit-names.ts';
export { backtests } from './backtests.ts';
export { dataGaps } from './data-gaps.ts';
export type { DataGap } from './data-gaps.ts';
export { dataTemplates } from './data-templates.ts';
export type { DataTemplate } from './data-templates.ts';
export { indicatorNames, indicatorStarter } from './indicators.ts';
export { readShipped, tables } from './tables.ts';

/** Ids are the ones the models give themselves; the classics follow the plan that is served. */
export type ModelId =
  | 'liaocheng'
  | 'harrod-domar'
  | 'solow'
  | 'lewis'
  | 'harris-todaro'
  | 'kuznets'
  | 'environmental-kuznets'
  | 'kaya'
  | 'leontief'
  | 'cohort'
  | 'urbanisation'
  | 'multiplier'
  | 'is-lm'
  | 'convergence'
  | 'debt'
  | 'dice';

export const models: Readonly<Record<ModelId, ModelBundle>> = {
  liaocheng: { ...liaocheng, unmodelled },
  'harrod-domar': harrodDomar,
  solow,
  lewis,
  'harris-todaro': harrisTodaro,
  kuznets,
  'environmental-kuznets': environmentalKuznets,
  kaya,
  leontief,
  cohort,
  urbanisation,
  multiplier,
  'is-lm': isLm,
  convergence,
  debt,
  dice,
};
