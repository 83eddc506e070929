/** Words of an element: its label, and references to data with its member in them. */
import type { Bilingual } from '../../problem.ts';
import type { Element } from './elements.ts';
import type { Instance } from './instance.ts';

/** `name` is that of the whole quantity, and its label where none was given: `聊城：产值（一产）`, `Liaocheng: output (primary)`. */
export function elementLabel(
  given: Bilingual | undefined,
  name: string,
  instance: Instance,
  { scope }: Element,
): Bilingual {
  const local = name.slice(instance.prefix.length);
  const label = given ?? { zh: local, en: local };
  const members = [...scope.values()].map(({ set, position }) => {
    const name = set.members[position]!;
    return Object.hasOwn(set.labels, name) ? set.labels[name]! : { zh: name, en: name };
  });
  const around = instance.label;
  const inner = {
    zh: members.length === 0 ? '' : `（${members.map(({ zh }) => zh).join('、')}）`,
    en: members.length === 0 ? '' : ` (${members.map(({ en }) => en).join(', ')})`,
  };
  if (around === null && members.length === 0) return label;
  return {
    zh: `${around === null ? '' : `${around.zh}：`}${label.zh}${inner.zh}`,
    en: `${around === null ? '' : `${around.en}: `}${label.en}${inner.en}`,
  };
}

/** `{sector}` → the member of that index, `{module}` → the name of the instance. */
export function elementReference(reference: string, instance: Instance, { scope }: Element): string {
  if (!reference.includes('{')) return reference;
  return reference.replace(/\{([^{}]+)\}/gu, (whole, name: string) => {
    if (name === 'module') return instance.name;
    const running = scope.get(name.normalize('NFC'));
    return running ? running.set.members[running.position]! : whole;
  });
}
