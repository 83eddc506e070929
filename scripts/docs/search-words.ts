/** Words of a text for the search: Latin words, and every two neighbouring Chinese characters, as there are no spaces between them. */
export function searchWords(text: string): string[] {
  const runs = text.toLowerCase().match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}_-])+/gu) ?? [];
  return runs.flatMap((run) => {
    const signs = [...run];
    if (!/^\p{Script=Han}/u.test(run) || signs.length < 3) return [run];
    return signs.slice(1).map((sign, i) => `${signs[i] ?? ''}${sign}`);
  });
}
