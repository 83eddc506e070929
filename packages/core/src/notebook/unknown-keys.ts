/** Keys of a mapping that are kept and named as not understood. */
const keysNamed = 20;

/** The first of them; a hostile mapping may have a hundred thousand. */
export function unknownKeys(mapping: Readonly<Record<string, unknown>>, known: readonly string[]): readonly string[] {
  return Object.keys(mapping)
    .filter((name) => !known.includes(name))
    .slice(0, keysNamed);
}
