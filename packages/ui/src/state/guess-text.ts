/** What a reader types as a guess, and the name under which a class gathers guesses. */

/** `13`, `13.5 %`, `１３`, `1,247.5 亿元` → the number; null where the text is none. */
export function readGuess(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,_]/gu, '')
    .replace(/−/gu, '-');
  const match = /^([+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:e[+-]?\d{1,3})?)(?![\d.])\D*$/iu.exec(plain);
  const value = match === null ? NaN : Number(match[1]);
  return Number.isFinite(value) ? value : null;
}

/** `…/02-solow.en.md`, `half-life` → `02-solow/half-life`, the same in both languages; null for a cell without an id. */
export function quizName(file: string, id: string | null): string | null {
  const name =
    file
      .split(/[/\\]/u)
      .at(-1)
      ?.replace(/(?:\.en|\.zh)?\.md$/iu, '') ?? '';
  return id === null ? null : `${name}/${id}`;
}
