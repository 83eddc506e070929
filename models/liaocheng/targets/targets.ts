/** Targets of the plan that carry a probability, in the order of its clauses. Clause numbers are the proposal's; the wording is ours. */
import type { Target } from '@planwright/core';
import { carbonTargets } from './carbon.ts';
import { grainTargets } from './grain.ts';
import { growthTargets } from './growth.ts';
import { headlineTargets } from './headline-indicators.ts';
import { industryTargets } from './industry.ts';
import { monitorTargets } from './monitor.ts';
import { projectTargets } from './projects.ts';

const own: readonly Target[] = [
  ...growthTargets,
  ...headlineTargets,
  ...industryTargets,
  ...carbonTargets,
  ...grainTargets,
  ...projectTargets,
];

export const targets: readonly Target[] = [
  ...own,
  ...monitorTargets(own.filter(({ headline }) => headline === true)),
].sort((a, b) => (a.id < b.id ? -1 : 1));
