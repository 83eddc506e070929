import { describe, expect, test } from 'vitest';
import { flatModel } from '../check/expand/expand-model.ts';
import { audit } from '../analysis/audit/audit.ts';
import { describe as describeProblem } from '../problem.ts';
import { tinyBundle } from '../testing/tiny-model.ts';
import { auditOf } from './audit-cell.ts';
import { checkNotebook, parseNotebook } from './notebook.ts';
import { monitorOf } from './monitor-cell.ts';

const bundle = tinyBundle({
  years: { history: 2024, start: 2026, end: 2030 },
  parameters: { trend: { unit: '1/yr', value: 0.05, prior: { kind: 'normal', mean: 0.05, sd: 0.01 } } },
  variables: { pace: { unit: '1/yr', display: '%', equation: 'trend' } },
});
const notebook = (...lines: readonly string[]): string =>
  ['---', 'format: planwright/1', 'model: tiny', '---', '', ...lines, ''].join('\n');
const told = (...lines: readonly string[]): string[] => {
  const { notebook: read, problems } = parseNotebook(notebook(...lines));
  return [...problems, ...checkNotebook(read, { tiny: bundle })].map(
    (item) => `${item.where.line} ${describeProblem(item, 'en').message}`,
  );
};

describe('a cell of monitoring', () => {
  test('figures, errors and goals come in the unit of their series', () => {
    const body = {
      figures: { pace: { 2026: '5.2 %', 2027: 0.05 } },
      errors: { pace: '0.2 %' },
      goals: { pace: '5.5 %' },
      rerun: 'more',
    };
    const { question, faults } = monitorOf(body, flatModel(bundle.model));
    expect(faults).toEqual([]);
    expect(question).toEqual({
      figures: [
        { series: 'pace', year: 2026, value: 0.052, error: 0.002 },
        { series: 'pace', year: 2027, value: 0.05, error: 0.002 },
      ],
      goals: { pace: { rate: 0.055, from: 2025, to: 2030 } },
      rerun: 'more',
    });
  });
  test('what is wrong stands at its line', () => {
    expect(told('```yaml monitor', 'figures:', '  pce: {2026: 5 %}', '```')).toEqual([
      '8 There is no series named pce',
    ]);
    expect(told('```yaml monitor', 'figures:', '  pace: {2026: 5 万人}', '```')[0]).toContain('8 ');
    expect(told('```yaml monitor', 'figures: 5', '```')[0]).toContain('mapping of series to years');
    expect(told('```yaml monitor', 'figures: {pace: {2026: 5 %}}', 'rerun: often', '```')[0]).toContain(
      '“"often"” of rerun',
    );
    expect(told('```yaml monitor', 'figures: {pace: {2026: 5 %}}', '```')).toEqual([]);
  });
});

describe('a cell of the audit', () => {
  test('rows carry the marks of plan tables, and the audit names their year', () => {
    const rows = [
      { name: '地区生产总值增长', unit: '%', goal: 5.5 },
      { name: '单位地区生产总值二氧化碳排放降低', unit: '%', goal: '〔17〕' },
      { name: '二氧化碳排放', unit: '万吨', base: 6000, goal: 6000 },
    ];
    const { table, faults } = auditOf({ rows });
    expect(faults).toEqual([]);
    const check = audit(table).checks.find(({ id }) => id === 'carbon')!;
    expect(check.status).toBe('conflicts');
    expect(check.cells.map(({ place }) => place)).toContain('2030');
  });
  test('what is no row or no figure stands at its line', () => {
    expect(told('```yaml audit', 'title: t', '```')[0]).toContain('rows of an indicator table');
    expect(told('```yaml audit', 'rows:', '  - {name: 常住人口, unit: 万人, base: 5七8}', '```')[0]).toContain(
      '8 The value “5七8”',
    );
    expect(told('```yaml audit', 'rows:', '  - {name: 常住人口, unit: 万人, base: 578, goal: 560}', '```')).toEqual([]);
  });
});
