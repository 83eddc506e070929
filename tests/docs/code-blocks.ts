/** A fenced block of a Markdown document. */
export interface CodeBlock {
  /** First word of the info string, lower case; '' when there is none. */
  readonly language: string;
  readonly code: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** Rest of the info string: what stands in braces, for instance `file=first.yaml`; left out when there is none. */
  readonly attributes?: string;
}

/** All fenced blocks at the top level of a document; a fence closes with at least as many marks as it opened with. */
export function codeBlocks(text: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: (Omit<CodeBlock, 'code'> & { readonly marks: string; readonly code: string[] }) | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [, marks = '', info = ''] = /^ {0,3}(`{3,}|~{3,})\s*(.*)$/.exec(line) ?? [];
    if (open) {
      if (info === '' && marks.startsWith(open.marks)) {
        const { language, code, line: opening, attributes } = open;
        const block = { language, code: code.join('\n'), line: opening };
        blocks.push(attributes === undefined ? block : { ...block, attributes });
        open = undefined;
      } else {
        open.code.push(line);
      }
    } else if (marks !== '') {
      const language = (info.split(/[\s{]/)[0] ?? '').toLowerCase();
      const attributes = /\{([^}]*)\}/.exec(info)?.[1];
      open = { marks, language, line: index + 1, code: [], ...(attributes === undefined ? {} : { attributes }) };
    }
  }
  if (open) throw new Error(`The fence of line ${open.line} is not closed.`);
  return blocks;
}
