/** A fenced block of a Markdown document. */
export interface CodeBlock {
  /** First word of the info string, lower case; '' when there is none. */
  readonly language: string;
  readonly code: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
}

/** All fenced blocks at the top level of a document; a fence closes with at least as many marks as it opened with. */
export function codeBlocks(text: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { marks: string; language: string; line: number; code: string[] } | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [, marks = '', info = ''] = /^ {0,3}(`{3,}|~{3,})\s*(.*)$/.exec(line) ?? [];
    if (open) {
      if (info === '' && marks.startsWith(open.marks)) {
        blocks.push({ language: open.language, line: open.line, code: open.code.join('\n') });
        open = undefined;
      } else {
        open.code.push(line);
      }
    } else if (marks !== '') {
      open = { marks, language: (info.split(/[\s{]/)[0] ?? '').toLowerCase(), line: index + 1, code: [] };
    }
  }
  if (open) throw new Error(`The fence of line ${open.line} is not closed.`);
  return blocks;
}
