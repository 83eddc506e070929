/** What all of the texts begin with, but never all of one of them. */
export function commonStart(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = 0;
  while (length < first.length && others.every((text) => text.charAt(length) === first.charAt(length))) length += 1;
  return texts.some((text) => text.length <= length) ? '' : first.slice(0, length);
}
