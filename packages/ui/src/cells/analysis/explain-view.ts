/** A number traced to its inputs, one line each, indented by how far down it lies. */
import type { ExplainedInput, Explanation } from '@planwright/core/analysis';
import { scenarioName, type AnalysisView, type ShownCell, type Wording } from './view.ts';

export function explainView(answer: Explanation, wording: Wording): AnalysisView {
  const { locale, own, text } = wording;
  const { root, restsOn } = answer;
  const rows = lines(root, 0, wording);
  return {
    title: own.titles.explain,
    sentences: [
      `${text.yearOf(root.year)}${locale === 'zh' ? '' : ' '}${root.label[locale]}${text.colon}${root.text}${locale === 'zh' ? '。' : '. '}${own.explainSentence(restsOn.observed, restsOn.parameters, restsOn.computed)}`,
    ],
    figures: [],
    tables: [{ caption: own.explainTable, head: own.explainHead, numbers: [1], rows }],
    record: { ...answer, scenario: scenarioName(answer.scenario, wording) },
  };
}

function lines(node: ExplainedInput, level: number, wording: Wording): (readonly (string | ShownCell)[])[] {
  const { locale, own, text } = wording;
  const head: ShownCell = { text: node.reads[locale], level };
  switch (node.kind) {
    case 'shock':
      return [[head, node.text, own.shock, node.source[locale]]];
    case 'parameter':
      return [[head, node.text, own.roles[node.role], node.source[locale]]];
    case 'variable': {
      const basis = node.formula?.text ?? node.observation?.source ?? '';
      const cut = node.cut === null ? '' : own[node.cut === 'told' ? 'told' : 'cut'];
      const last: ShownCell = { text: basis, ...(cut === '' ? {} : { note: cut }) };
      return [
        [head, node.text, text.cellStates[node.state], last],
        ...node.inputs.flatMap((input) => lines(input, level + 1, wording)),
      ];
    }
    default:
      return node satisfies never;
  }
}
