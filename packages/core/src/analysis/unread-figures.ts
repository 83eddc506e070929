/** Imported figures that no variable of a model reads: they would change nothing without a word. */
import { flatModel } from '../check/expand/expand-model.ts';
import type { ImportedFigure } from '../data/imported-figure.ts';
import type { Model } from '../model/model.ts';
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';

/** Figures that series of ours are computed from (data/rederive.ts): reading the one is reading the other. */
const sources: readonly (readonly [from: RegExp, computed: string])[] = [
  [/^gdp_growth_real@(first|final)$/, 'gdp_growth_real@latest'],
  [/^(gdp_growth_real@(first|final|latest)|gdp_nominal@census5)$/, 'gdp_constant_2025'],
];

/** Problems: `import-unused`, once per series and round of publication. */
export function unreadFigures(model: Model, figures: readonly ImportedFigure[]): Problem[] {
  const variables = Object.values(flatModel(model).variables);
  const read = new Set(
    variables.flatMap(({ observed, shown = [] }) => (observed === undefined ? shown : [observed, ...shown])),
  );
  // A reference without a round of publication reads the only one there is.
  const isRead = (dataset: string, name: string): boolean => {
    const [series = ''] = name.split('@');
    return (
      read.has(`${dataset}.${name}`) ||
      read.has(`${dataset}.${series}`) ||
      sources.some(([from, computed]) => from.test(name) && read.has(`${dataset}.${computed}`))
    );
  };
  const given = new Map(
    figures.map(({ dataset, series, observation: { vintage } }) => [
      `${dataset}.${series}@${vintage}`,
      { dataset, series, vintage },
    ]),
  );
  return [...given]
    .filter(([, { dataset, series, vintage }]) => !isRead(dataset, `${series}@${vintage}`))
    .map(([name, { dataset, series }]) => {
      const known = [...read].filter((item) => item.startsWith(`${dataset}.${series}@`));
      return problem(
        'import-unused',
        {},
        { name, model: model.id, known: known.length === 0 ? '—' : known.join('、') },
      );
    });
}
