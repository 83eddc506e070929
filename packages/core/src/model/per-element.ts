/** Entries of a scenario → entries by flat name: `{rate: {secondary: 0.1}}` is `{'rate.secondary': 0.1}`. */

/** [flat name, value, place]. A name that the model does not know comes back as it is, for its reader to refuse. */
export function perElement(
  entries: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, unknown>>,
  /** Names that one value may stand for as a whole. */
  elements: Readonly<Record<string, readonly string[]>>,
  path: string,
): readonly (readonly [string, unknown, string])[] {
  const found: [string, unknown, string][] = [];
  const visit = (name: string, value: unknown, place: string): void => {
    if (value === undefined) return;
    if (Object.hasOwn(known, name) || !isPrefix(name)) found.push([name, value, place]);
    else if (isMapping(value) && !isScenarioValue(value))
      for (const [member, inner] of Object.entries(value)) visit(`${name}.${member}`, inner, `${place}.${member}`);
    else {
      const all = Object.entries(elements).flatMap(([whole, names]) =>
        whole === name ? names : names.filter((one) => one.startsWith(`${name}.`) && name.startsWith(`${whole}.`)),
      );
      if (all.length === 0) found.push([name, value, place]);
      for (const one of all) found.push([one, value, place]);
    }
  };
  let prefixes: Set<string> | null = null;
  const isPrefix = (name: string): boolean => {
    prefixes ??= prefixesOf(Object.keys(known));
    return prefixes.has(name);
  };
  for (const [name, value] of Object.entries(entries)) visit(name, value, `${path}.${name}`);
  return found;
}

/** Everything that stands before a dot of a name. */
function prefixesOf(names: readonly string[]): Set<string> {
  const prefixes = new Set<string>();
  for (const name of names)
    for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) prefixes.add(name.slice(0, dot));
  return prefixes;
}

/** A member may be called `path` or `prior`; then it must be set by its flat name. */
const isScenarioValue = (value: object): boolean => ['shift', 'prior', 'path'].some((key) => Object.hasOwn(value, key));

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
