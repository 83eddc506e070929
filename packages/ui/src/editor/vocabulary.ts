/** Words that an editor offers: keys of the kind of cell, names of the model, and the usual units. */
import { flatModel, type Locale, type ModelBundle } from '@planwright/core';
import { cellForms, knownKinds } from '@planwright/core/notebook';

export interface Word {
  readonly name: string;
  readonly kind: 'keyword' | 'variable' | 'property' | 'constant' | 'class';
  readonly detail: string;
}

/** Units that planners write; every other unit may be typed. */
const units = ['%', '个百分点', '亿元', '万元', '万人', '万吨', '亿千瓦时', '1/yr', 'CNY@2025', 'tCO2', 'tce'];

/** Keys that a cell of the kind may have; none for kinds that are not understood. */
function keysOf(cell: string, locale: Locale): readonly Word[] {
  const kind = knownKinds.find((known) => known === cell);
  if (kind === undefined) return [];
  return Object.entries(cellForms[kind].keys).map(([name, { about }]): Word => ({
    ...{ name, kind: 'keyword', detail: about[locale] },
  }));
}

/** `cell`: the kind of the cell, as its fence names it. */
export function vocabulary({ model, targets, scenarios }: ModelBundle, locale: Locale, cell: string): readonly Word[] {
  const { variables, parameters } = flatModel(model);
  return [
    ...keysOf(cell, locale),
    ...Object.entries(variables).map(([name, { label, unit }]): Word => ({
      ...{ name, kind: 'variable', detail: `${label[locale]} ${unit}` },
    })),
    ...Object.entries(parameters).map(([name, { label, unit }]): Word => ({
      ...{ name, kind: 'property', detail: `${label[locale]} ${unit}` },
    })),
    ...targets.map(({ id, label }): Word => ({ name: id, kind: 'constant', detail: label[locale] })),
    ...Object.entries(scenarios).map(([name, { label }]): Word => ({ name, kind: 'class', detail: label[locale] })),
    ...units.map((name): Word => ({ name, kind: 'constant', detail: '' })),
  ];
}
