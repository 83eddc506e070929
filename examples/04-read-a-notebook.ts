/** A notebook is Markdown: parsed without loss, checked against a model, edited one cell at a time. */
import { describe } from '@planwright/core';
import { checkNotebook, editCell, parseNotebook, serializeNotebook } from '@planwright/core/notebook';
import { models } from '@planwright/models';

const text = `---
format: planwright/1
model: liaocheng
---

# 达峰

\`\`\`yaml chart {#peak}
type: peak
series: co3
target: C04-29
\`\`\`

结论见上图。
`;

const { notebook } = parseNotebook(text, 'peak.md');
if (serializeNotebook(notebook) !== text) throw new Error('Parsing must keep every byte.');

const [problem] = checkNotebook(notebook, models);
if (problem === undefined) throw new Error('There is no series co3: the check must say so.');
console.log(problem.where.line, describe(problem, 'zh').message, describe(problem, 'zh').hint);

const index = notebook.cells.findIndex((cell) => cell.kind === 'chart');
const mended = editCell(notebook, index, 'type: peak\nseries: co2\ntarget: C04-29\n');
const remaining = checkNotebook(mended.notebook, models);
console.log(`${remaining.length} problems after the edit`);
if (remaining.length > 0 || serializeNotebook(mended.notebook) !== text.replace('co3', 'co2'))
  throw new Error('The edit must mend its own cell and nothing else.');
