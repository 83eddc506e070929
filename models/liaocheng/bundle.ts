import type { ModelBundle } from '@planwright/core';
import { tables } from '../tables.ts';
import { alternatives } from './alternatives.ts';
import { model } from './model.ts';
import { referenceClasses } from './reference-classes.ts';
import { scenarios } from './scenarios.ts';
import { targets } from './targets/targets.ts';

/** What runs. The clauses that carry no probability stand apart (`targets/unmodelled.ts`): the page needs none of them for a figure. */
export const liaocheng: ModelBundle = { model, scenarios, targets, tables, alternatives, referenceClasses };
