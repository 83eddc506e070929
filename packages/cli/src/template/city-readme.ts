/** README of a new model: what to fill in, how to run it, what is still Liaocheng's. */
import type { Bilingual, DataQuestion } from '@planwright/core';
import type { SheetFiles } from './city-model.ts';
import type { Place } from './city-sheet.ts';

export function cityReadme(
  { city, province, provinceKnown }: Place,
  { sheet, mapping }: SheetFiles,
  questions: readonly DataQuestion[],
  { parameters, behind }: { readonly parameters: number; readonly behind: readonly Bilingual[] },
): string {
  const list = (locale: 'zh' | 'en'): readonly string[] =>
    questions.map(
      ({ number, question, years, unit }) => `${number}. ${question[locale]} (${unit}, ${years.join(', ')})`,
    );
  return [
    `# ${city.zh}“十五五”规划推演 · Scenario model of ${city.en}`,
    '',
    `1. 在 ${sheet} 中填“数值”一列：标“必填”的都要有，“选填”可空；没有的不要估填。`,
    '2. `planwright check model.yaml`：还缺哪些问题的回答，哪一格有误。',
    '3. `planwright run model.yaml`、`planwright targets model.yaml`：推演与逐条判断。',
    '',
    '## 要回答的问题',
    '',
    ...list('zh'),
    '',
    '## 还不是本市的',
    '',
    `- model.yaml 中 ${parameters} 个假设与不确定参数沿用聊城模型，来源一栏都注明“沿用聊城模型”。请逐个改 value、prior 和 source。`,
    '- 其中以绝对量计的（排放、装机、产量、面积、门槛）列在 model.yaml 的 data.inherited：核定一处，从清单删去一行；清单未清空以前，碳排放和粮食的目标不给概率。',
    '- 因此全部目标暂列证据等级 C（示意），不进入联合概率；核定相应参数后，在 model.yaml 中改该目标的 grade。',
    provinceKnown
      ? `- ${province.zh}的数据用随附的表。`
      : `- ${province.zh}的数据也要填；全省趋势、价格等参数仍是山东的。`,
    `- 聊城规划特有的目标没有带来，请按本市规划另写：${behind.map(({ zh }) => zh).join('；')}。`,
    `- ${mapping} 说明数据表各列的含义，一般不必改动。`,
    '',
    '## In English',
    '',
    `Fill the column 数值 of ${sheet} (必填 is needed, 选填 optional; never guess), then \`planwright check model.yaml\`, \`planwright run model.yaml\`, \`planwright targets model.yaml\`.`,
    '',
    ...list('en'),
    '',
    `${parameters} parameters are still those of Liaocheng and say so in their source; every target is of grade C (illustrative) until they are settled for this city. Sizes (emissions, capacities, output, areas, thresholds) are listed under data.inherited of model.yaml: settle one, take its line off; until a list is empty its targets have no probability. Targets that only the plan of Liaocheng has were left behind: ${behind.map(({ en }) => en).join('; ')}.${provinceKnown ? '' : ' Parameters of the province are still those of Shandong.'}`,
    '',
  ].join('\n');
}
