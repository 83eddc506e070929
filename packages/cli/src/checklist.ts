/** 核对单: the figures the verdicts stand on, those that move most first, with a blank column for the bulletin. */
import { dataUse } from '@planwright/core';
import type { DataUse, Locale, ModelBundle, Observation } from '@planwright/core';
import { confidenceWord, sourceWord, tierWord } from './data-words.ts';
import { pick, say } from './locale.ts';

export interface CheckedFigure {
  readonly use: DataUse;
  readonly observation: Observation;
  /** Share of the variance of the verdicts that comes from this figure, where an analysis has measured it. */
  readonly share: number | null;
}

/** Largest first; before an analysis has run, the number of targets that read the figure stands in. */
export type OrderBy = (figure: CheckedFigure) => number;

export const byTargets: OrderBy = ({ use }) => use.targets.length;

/** Of every series the last figure, which the model starts from, and each one whose bulletin was not seen. */
export function checklist(bundle: ModelBundle, orderBy: OrderBy = byTargets): readonly CheckedFigure[] {
  const figures = dataUse(bundle).flatMap((use): CheckedFigure[] => {
    const last = use.observations.at(-1);
    return use.observations
      .filter((item) => item === last || !isSeen(item))
      .map((observation) => ({ use, observation, share: null }));
  });
  // Equal ones: the latest year first, then the order of the model.
  return figures
    .map((figure, index) => ({ figure, index, weight: orderBy(figure) }))
    .sort((a, b) => b.weight - a.weight || b.figure.observation.year - a.figure.observation.year || a.index - b.index)
    .map(({ figure }) => figure);
}

const isSeen = ({ confidence, tier }: Observation): boolean =>
  (confidence === 'high' || confidence === 'derived') && tier !== 'third party';

export function checklistHeader(locale: Locale): readonly string[] {
  return locale === 'zh'
    ? [
        '序号',
        '指标',
        '年份',
        '采用数值',
        '单位',
        '口径',
        '可信度',
        '来源层级',
        '来源',
        '影响目标',
        '公报数值',
        '公报出处',
      ]
    : [
        'no.',
        'indicator',
        'year',
        'figure used',
        'unit',
        'vintage',
        'confidence',
        'tier',
        'source',
        'targets',
        'bulletin',
        'bulletin source',
      ];
}

/** The last two cells are blank: they are the reader's. */
export function checklistRows(
  figures: readonly CheckedFigure[],
  unitOf: (reference: string) => string,
  locale: Locale,
): readonly (readonly (string | number | null)[])[] {
  return figures.map(({ use, observation }, index) => [
    index + 1,
    pick(locale, use.label),
    observation.year,
    observation.bound === undefined ? observation.value : `${observation.bound}${observation.value}`,
    unitOf(use.reference),
    observation.vintage,
    confidenceWord(observation, locale),
    tierWord(observation, locale),
    sourceWord(observation, locale),
    use.targets.length,
    null,
    null,
  ]);
}

export const checklistTitle = (locale: Locale): string => say(locale, '核对单', 'Figures to verify');
