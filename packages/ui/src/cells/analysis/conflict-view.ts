/** Which targets get in each other's way: the sentence on the worst pair, the matrix of conditional probabilities, the pairs. */
import { conflictSentence } from '@planwright/core/analysis';
import type { ConflictAnswer, TradeOff } from '@planwright/core/analysis';
import { fixed, signed } from '../../format/number.ts';
import { errorPoints, percentText } from '@planwright/core';
import { conditionalMatrix, matrixHeight } from '../../plots/conditional-matrix.ts';
import type { AnalysisView, ShownTable, Wording } from './view.ts';

/** More rows than these are no longer read. */
const mostPairs = 10;
const mostFields = 12;

export function conflictView(answer: ConflictAnswer, wording: Wording): AnalysisView {
  const { locale, own, text } = wording;
  const { targets, joint, conditional, pairs } = answer;
  const share = (p: number): string => `${percentText(p)}%`;
  // On the diagonal the target by itself: that it holds when it holds says nothing.
  const matrix = conditional.map((row, i) => row.map((p, j) => (i === j ? (targets[i]?.p ?? null) : p)));
  const names = targets.map(({ label }) => label[locale]);
  const spoken = matrix
    .flatMap((row, i) =>
      row.flatMap((p, j) =>
        i === j || p === null ? [] : [own.conflictCell(names[i] ?? '', names[j] ?? '', share(p))],
      ),
    )
    .slice(0, mostFields)
    .join(text.stop);
  const pairTable: ShownTable = {
    caption: own.pairTable,
    head: own.pairHead,
    numbers: [1, 2, 3, 4],
    rows: pairs
      .slice(0, mostPairs)
      .map(({ of: [a, b], joint: both, error, product, ratio, correlation }) => [
        `${names[a] ?? ''} × ${names[b] ?? ''}`,
        `${share(both)} ${text.error(errorPoints(error))}`,
        share(product),
        ratio === null ? text.none : `${fixed(ratio.value, 2)} (${fixed(ratio.low, 2)}–${fixed(ratio.high, 2)})`,
        correlation === null ? text.none : signed(correlation, 2),
      ]),
    folded: true,
  };
  const columns = targets.map(({ id }) => own.given(id));
  return {
    title: own.titles.conflict,
    sentences: [conflictSentence(answer)[locale], own.conflictJoint(share(joint.p), share(joint.product))],
    figures:
      targets.length > mostFields
        ? []
        : [
            {
              height: matrixHeight(targets.length),
              caption: own.conflictCaption,
              draw: (width) =>
                conditionalMatrix({
                  names: targets.map(({ id, label }) => `${id} ${label[locale]}`),
                  ...{ columns, conditional: matrix, none: text.none, width },
                  description: own.conflictChart(spoken),
                }),
            },
          ],
    tables: [pairTable, ...(answer.trade === null ? [] : [tradeTable(answer, answer.trade, wording)])],
    record: answer,
  };
}

function tradeTable(
  { targets }: ConflictAnswer,
  { targets: ids, front }: TradeOff,
  { locale, own }: Wording,
): ShownTable {
  const label = (id: string): string => targets.find((each) => each.id === id)?.label[locale] ?? id;
  return {
    caption: own.tradeTable,
    head: own.tradeHead(ids.map(label)),
    numbers: [...ids.map((_, i) => i), ids.length, ids.length + 1],
    rows: front.map(({ p, joint, effort, levers }) => [
      ...p.map((own_) => `${percentText(own_)}%`),
      `${percentText(joint)}%`,
      fixed(effort, 2),
      levers.map(({ name, value }) => `${name} ${fixed(value, 2)}`).join(own.listEnd),
    ]),
    folded: true,
  };
}
