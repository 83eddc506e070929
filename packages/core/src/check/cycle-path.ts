/** A cycle as people read it. */

/** Names that are shown at the head and at the tail of a long cycle. */
const shown = { head: 12, tail: 4 };

/** `a → b → c → a`; the middle of a long cycle is counted. */
export function cyclePath(names: readonly string[]): string {
  const { head, tail } = shown;
  const hidden = names.length - head - tail;
  const listed = hidden > 1 ? [...names.slice(0, head), `… (${hidden}) …`, ...names.slice(-tail)] : names;
  return [...listed, names[0]].join(' → ');
}
