/** Every result of others that is reproduced, in the order of docs/conformance.md. */
import type { Reference } from './reference.ts';
import { ceadsInventory } from './references/ceads-inventory.ts';
import { cityScenarios } from './references/city-scenarios.ts';
import { cityStirpat } from './references/city-stirpat.ts';
import { climateEconomy } from './references/climate-economy.ts';
import { elementaryFunctions } from './references/elementary-functions.ts';
import { forecastScores } from './references/forecast-scores.ts';
import { kayaTables } from './references/kaya-tables.ts';
import { lmdiSplit } from './references/lmdi-split.ts';
import { mannKendallTest } from './references/mann-kendall.ts';
import { panelElasticities } from './references/panel-elasticities.ts';
import { priors } from './references/priors.ts';
import { samplingLaws } from './references/sampling-laws.ts';
import { scenarioDiscovery } from './references/scenario-discovery.ts';
import { sensitivityFunctions } from './references/sensitivity-functions.ts';
import { sobolPoints } from './references/sobol-points.ts';
import { swedenCohorts } from './references/sweden-cohorts.ts';
import { textbookModels } from './references/textbook-models.ts';

export const references: readonly Reference[] = [
  ...[climateEconomy, textbookModels, swedenCohorts],
  ...[cityStirpat, lmdiSplit, kayaTables, mannKendallTest, cityScenarios, ceadsInventory, panelElasticities],
  ...[forecastScores, sensitivityFunctions, scenarioDiscovery],
  ...[samplingLaws, priors, sobolPoints, elementaryFunctions],
];
