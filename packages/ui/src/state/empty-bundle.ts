import type { ModelBundle } from '@planwright/core';

/** For a notebook whose model is not here or cannot be read: its prose is shown, and nothing is computed. */
export const emptyBundle: ModelBundle = {
  model: {
    id: 'none',
    years: { history: 2025, start: 2026, end: 2030 },
    parameters: {},
    variables: {},
  },
  scenarios: { base: { label: { zh: '基准', en: 'Baseline' } } },
  targets: [],
  tables: [],
};
