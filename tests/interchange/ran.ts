/** A run of a small model whose numbers need all their digits, for the tests of what goes out. */
import { inlineRunner } from '@planwright/core';
import type { Report } from '@planwright/core';
import type { NamedRun } from '@planwright/core/interchange';
import { tinyBundle } from '@planwright/core/testing';

export const bundle = tinyBundle({
  years: { history: 2024, start: 2026, end: 2028 },
  parameters: { rate: { value: 0.05, unit: '1/yr', prior: { kind: 'normal', mean: 0.05, sd: 0.01 } } },
  variables: {
    gdp: {
      unit: '亿元',
      label: { zh: '产值“总”', en: 'Output, "total"' },
      equation: 'gdp(-1) * (1 + rate)',
      initial: 3304.15,
    },
    // Absent in the first years.
    late: { unit: '1', label: { zh: '迟', en: 'Late' }, equation: 'rate / 3', from: 2027 },
  },
  scenarios: { high: { parameters: { rate: 0.1 } } },
});

export async function ranTwice(): Promise<readonly NamedRun[]> {
  const report = (scenario: string): Promise<Report> => inlineRunner().run({ bundle, scenario, draws: 200, seed: 3 });
  return [
    { scenario: 'baseline', report: await report('baseline') },
    { scenario: 'high', report: await report('high') },
  ];
}
