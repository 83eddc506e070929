import { notebookScenarios, parseNotebook } from '@planwright/core/notebook';
import { expect, it } from 'vitest';
import { scenarioCell } from './scenario-cell.ts';

const read = (text: string) => {
  const { notebook, problems } = parseNotebook(`---\nformat: planwright/1\nmodel: m\n---\n${text}`);
  expect(problems).toEqual([]);
  return notebookScenarios(notebook);
};

it('a new scenario is read back with its name, its parent and exactly its changes', () => {
  const parameters = { push: 0.002, trend: { shift: -0.001 }, 'carbon.scope': 1 };
  const fix = { gdp: { 2027: 1234.5 } };
  const { id, text } = scenarioCell({ name: '低碳 加速', parent: 'baseline', parameters, fix, ids: [] });
  expect(id).toBe('低碳-加速');
  expect(read(text)[id]).toEqual({
    label: { zh: '低碳 加速', en: '低碳 加速' },
    parent: 'baseline',
    parameters,
    fix,
  });
});

it.each(['yes', 'null', '12', 'a: b', '"quoted"', '# x', '  ', '{a}'])('the name %j stays what was typed', (name) => {
  const { id, text } = scenarioCell({ name, parent: 'baseline', parameters: {}, fix: {}, ids: [] });
  expect(read(text)[id]?.label.zh).toBe(name);
});

it('an id that is taken is numbered', () => {
  const { id } = scenarioCell({ name: '高', parent: 'b', parameters: {}, fix: {}, ids: ['高', '高-2'] });
  expect(id).toBe('高-3');
});
