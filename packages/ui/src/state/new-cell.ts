/** What a new cell begins with: something that runs at once, to be changed. */
import type { Locale, ModelBundle } from '@planwright/core';

/** Kinds that the page offers to add, in the order of its menu. */
export const newKinds = [
  'text',
  'chart',
  'table',
  'targets',
  'assumptions',
  'explain',
  'sensitivity',
  'reach',
  'discovery',
  'conflict',
  'compare',
] as const;
export type NewKind = (typeof newKinds)[number];

export interface NewCellContext {
  readonly bundle: ModelBundle;
  readonly locale: Locale;
  /** Series that the notebook shows already; the first one stands in a new figure. */
  readonly series: readonly string[];
  /** Ids of the cells there are. */
  readonly ids: readonly string[];
}

/** Null where the model has nothing that such a cell could show. */
export function newCell(kind: NewKind, context: NewCellContext): string | null {
  if (kind === 'text') return context.locale === 'zh' ? '在这里写。\n' : 'Write here.\n';
  const body = newBody(kind, context);
  return body === null ? null : fenced(kind, body, context.ids);
}

/** A cell of the kind with an id that no other has. */
export function fenced(kind: string, lines: readonly string[], ids: readonly string[], wish = kind): string {
  let id = wish;
  for (let n = 2; ids.includes(id); n++) id = `${wish}-${n}`;
  return ['```yaml ' + `${kind} {#${id}}`, ...lines, '```', ''].join('\n');
}

function newBody(kind: Exclude<NewKind, 'text'>, { bundle, series }: NewCellContext): readonly string[] | null {
  const { model, targets, scenarios } = bundle;
  const first = series[0] ?? Object.keys(model.variables)[0];
  const target = (targets.find(({ headline }) => headline === true) ?? targets[0])?.id;
  const headline = targets.filter((each) => each.headline === true).map(({ id }) => id);
  const [base, other] = Object.keys(scenarios);
  switch (kind) {
    case 'chart':
      return first === undefined ? null : ['type: fan', `series: ${first}`];
    case 'table':
      return first === undefined ? null : [`series: [${first}]`];
    case 'targets':
      return targets.length === 0 ? null : ['show: table'];
    case 'assumptions':
      return [];
    case 'explain':
      return first === undefined ? null : [`series: ${first}`, `year: ${model.years.start + 1}`];
    case 'sensitivity':
      return target === undefined ? null : [`target: ${target}`, 'method: given-data'];
    case 'reach':
      return target === undefined ? null : [`target: ${target}`, 'probability: 0.66'];
    case 'discovery':
      return target === undefined ? null : [`target: ${target}`];
    case 'conflict':
      return headline.length < 2 ? null : [`targets: [${headline.join(', ')}]`, 'trade: false'];
    case 'compare':
      return base === undefined || other === undefined ? null : [`base: ${base}`, `with: ${other}`];
    default:
      return kind satisfies never;
  }
}
