/** Why two scenarios differ: one sentence a number, the waterfall of the one that moved most, a table each. */
import { attributionSentence, differenceText, levelText } from '@planwright/core/analysis';
import type { AttributedOutput, Attribution } from '@planwright/core/analysis';
import { fixed } from '../../format/number.ts';
import { waterfall, waterfallHeight, waterfallSteps } from '../../plots/waterfall.ts';
import { scenarioName, type AnalysisView, type ShownFigure, type ShownTable, type Wording } from './view.ts';

/** Below this part of the difference a change gets no bar of its own. */
const leastShown = 0.001;

export function compareView(answer: Attribution, wording: Wording): AnalysisView {
  const { own, locale, bundle } = wording;
  const label = (id: string): { zh: string; en: string } => bundle.scenarios[id]?.label ?? { zh: id, en: id };
  const names = { base: label(answer.base.scenario), other: label(answer.other.scenario) };
  const moved = answer.outputs.filter(({ difference }) => difference !== 0);
  const [base, other] = [answer.base.scenario, answer.other.scenario].map((id) => scenarioName(id, wording));
  return {
    title: own.titles.compare,
    sentences: answer.outputs.map((output) => attributionSentence(output, answer, names)[locale]),
    figures: moved.slice(0, 2).map((output) => figure(output, answer, [base ?? '', other ?? ''], wording)),
    tables: moved.map((output) => table(output, answer, wording)),
    record: {
      scenario: `${base} → ${other}`,
      draws: answer.draws * Math.max(1, answer.coalitions),
      ...{ seed: answer.seed, hash: answer.other.hash, engine: answer.engine },
    },
  };
}

function parts({ contributions, difference }: AttributedOutput, { changes }: Attribution, { locale }: Wording) {
  return contributions
    .map((value, i) => ({ value, label: changes[i]?.label[locale] ?? '' }))
    .filter(({ value }) => Math.abs(value) > leastShown * Math.abs(difference))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

function figure(
  output: AttributedOutput,
  answer: Attribution,
  names: readonly [string, string],
  wording: Wording,
): ShownFigure {
  const { own, locale, text } = wording;
  const { factor, unit } = output.display;
  const steps = waterfallSteps(
    { from: output.base * factor, to: output.other * factor, names },
    parts(output, answer, wording).map(({ label, value }) => ({ label, value: value * factor })),
    (value) => levelText(output, value / factor, locale),
    (value) => differenceText(output, value / factor, locale),
  );
  return {
    height: waterfallHeight(steps.length),
    caption: own.waterfallCaption(output.label[locale], ...names),
    draw: (width) =>
      waterfall({
        ...{ steps, width, unit: unit.startsWith('%') ? '%' : '' },
        description: steps.map((step) => `${step.label} ${step.text}`).join(text.stop),
      }),
  };
}

function table(output: AttributedOutput, answer: Attribution, wording: Wording): ShownTable {
  const { own, locale } = wording;
  const { difference } = output;
  const row = (label: string, value: number): readonly string[] => [
    label,
    differenceText(output, value, locale),
    `${fixed((value / difference) * 100, 0)}%`,
  ];
  return {
    caption: own.contributions(output.label[locale]),
    head: own.contributionHead,
    numbers: [1, 2],
    rows: [...parts(output, answer, wording).map(({ label, value }) => row(label, value)), row(own.total, difference)],
    folded: true,
  };
}
