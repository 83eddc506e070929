import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffNotebooks } from './diff-notebooks.ts';
import { formatNotebook } from './format-notebook.ts';
import { parseNotebook } from './parse-notebook.ts';

const formatted = (text: string): string => formatNotebook(parseNotebook(text).notebook);
const front = '---\nformat: planwright/1\n---\n';

describe('formatNotebook', () => {
  it('writes line endings, fences and blank lines one way', () => {
    const untidy =
      '\uFEFF---  \r\nformat: planwright/1   \r\n# note \r\n---\r\n\r\n\r\n# Title\r\nwords  \r\nmore\r\n' +
      '````yaml   chart   { #a }\r\n\r\ntype: fan   # kept  \r\nseries: gdp\r\n\r\n``````\r\n~~~yaml table\r\nseries: gdp\r\n~~~';
    expect(formatted(untidy)).toBe(
      '---\nformat: planwright/1\n# note\n---\n\n# Title\nwords  \nmore\n\n' +
        '````yaml chart {#a}\ntype: fan   # kept\nseries: gdp\n````\n\n~~~yaml table\nseries: gdp\n~~~\n',
    );
  });

  it('keeps blanks that mean something in a text of several lines', () => {
    const text = `${front}\n\`\`\`yaml quiz\nprompt: |+\n  a  \n  b\n\n\`\`\`\n`;
    expect(formatted(text)).toBe(text);
  });

  it('leaves what it cannot read or edit: a bad cell, a cell without its end, a newer file', () => {
    for (const text of [
      `${front}\n\`\`\`yaml chart\na: [1  \n\`\`\`\n`,
      `${front}\n\`\`\`yaml chart {.odd #a}\nseries: x\n\`\`\`\n`,
      `${front}\n\`\`\`yaml chart\nseries: x\n`,
      '---\nformat: planwright/7\n---\n\n\n\n# x',
    ])
      expect(formatted(text)).toBe(text);
  });

  it('is done after once, and changes no meaning, whatever the notebook', () => {
    const line = fc.constantFrom(
      ...['', '  ', '\t', '# Title', 'words  ', '    code', '<!--', '-->', '- a', '　', '---'],
      ...[
        '```yaml chart',
        '```yaml chart {#a} ',
        '````yaml data { #b }',
        '~~~yaml unheard',
        '```',
        '````  ',
        '~~~',
        '```r',
      ],
      ...[
        'type: fan  ',
        'series: [a, b]',
        'label: |',
        '  text  ',
        '  ',
        'x: >-',
        '# comment  ',
        'a: "b',
        'c"',
        '"d": 1 # e',
      ],
    );
    const ending = fc.constantFrom('\n', '\n', '\r\n', '\r');
    fc.assert(
      fc.property(fc.array(fc.tuple(line, ending), { maxLength: 24 }), (lines) => {
        const text = front + lines.flat().join('');
        const once = formatted(text);
        expect(formatted(once)).toBe(once);
        expect(diffNotebooks(parseNotebook(text).notebook, parseNotebook(once).notebook)).toEqual([]);
        for (const comment of ['# comment', '# e'])
          expect(once.split(comment)).toHaveLength(text.split(comment).length);
      }),
      { numRuns: 1000 },
    );
  });

  const examples = new URL('../../../../examples/', import.meta.url);
  const shipped = ['', 'lessons/'].flatMap((folder) =>
    readdirSync(new URL(folder, examples))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}${name}`),
  );
  it.each(shipped)('examples/%s is in its usual layout', (name) => {
    const text = readFileSync(new URL(name, examples), 'utf8');
    expect(formatted(text)).toBe(text);
  });
});
