import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOf } from './words.ts';

/** The same language as one regular expression. */
const words =
  /#[^\n]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[\p{L}_][\p{L}\p{N}_]*|0[xobXOB][\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/gu;

const pieces = [
  'gdp',
  '城市',
  '𝒳',
  '²',
  'x_1',
  '0x1F',
  '0x',
  '0b12',
  '1.5e3',
  '1e',
  '2.',
  '.5',
  '.',
  '#',
  '"',
  "'",
  '\\',
  '\n',
  'e-',
  ' ',
  '(',
  '-',
];

test('the words of any text are those of the regular expression', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 3 }))),
      (parts) => {
        const text = parts.join('');
        const expected = [...text.matchAll(words)].filter((match) => !match[0].startsWith('#'));
        expect(wordsOf(text)).toEqual(expected.map((match) => ({ text: match[0], at: match.index })));
      },
    ),
    { numRuns: 5000 },
  );
});
