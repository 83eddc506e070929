import { expect, test } from 'vitest';
import { notebookScenarios, parseNotebook } from './notebook.ts';

test('scenario cells become scenarios of the model, entry by entry', () => {
  const { notebook } = parseNotebook(
    [
      '---\nformat: planwright/1\n---',
      '```yaml scenario {#低碳}\nlabel: 低碳\nparent: base\nparameters:\n  trend: 4 %\n  push: {shift: 0.001}\nfix:\n  gdp: {2026: 0.05}\n```',
      '```yaml scenario {#x}\nlabel: {en: Slow, zh: 慢}\n```',
      '```yaml scenario\nlabel: nameless\n```',
    ].join('\n'),
  );
  const scenarios = notebookScenarios(notebook);
  expect(Object.keys(scenarios)).toEqual(['低碳', 'x']);
  expect(scenarios['低碳']).toEqual({
    label: { zh: '低碳', en: '低碳' },
    parent: 'base',
    parameters: { trend: '4 %', push: { shift: 0.001 } },
    fix: { gdp: { 2026: 0.05 } },
  });
  expect(scenarios['x']?.label).toEqual({ zh: '慢', en: 'Slow' });
});
