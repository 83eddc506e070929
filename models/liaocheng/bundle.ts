import type { ModelBundle } from '@planwright/core';
import { tables } from '../tables.ts';
import { alternatives } from './alternatives.ts';
import { model } from './model.ts';
import { referenceClasses } from './reference-classes.ts';
import { scenarios } from './scenarios.ts';
import { targets } from './targets/targets.ts';
import { unmodelled } from './targets/unmodelled.ts';

export const liaocheng: ModelBundle = { model, scenarios, targets, unmodelled, tables, alternatives, referenceClasses };
