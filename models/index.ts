/** Every model by its id: the only source of models for the command line and the page. */
import type { ModelBundle } from '@planwright/core';
import { alternatives } from './liaocheng/alternatives.ts';
import { model } from './liaocheng/model.ts';
import { scenarios } from './liaocheng/scenarios.ts';
import { targets } from './liaocheng/targets.ts';
import { tables } from './tables.ts';

export { tables } from './tables.ts';

export const models: Readonly<Record<'liaocheng', ModelBundle>> = {
  liaocheng: { model, scenarios, targets, tables, alternatives },
};
