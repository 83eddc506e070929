import { describe, expect, it } from 'vitest';
import { codeBlocks } from './code-blocks.ts';

describe('codeBlocks', () => {
  it('gives language, code and line of each block', () => {
    expect(codeBlocks('text\n```sh\nnpm start\n```\n\n~~~ts {#id}\na;\nb;\n~~~\n')).toEqual([
      { language: 'sh', code: 'npm start', line: 2 },
      { language: 'ts', code: 'a;\nb;', line: 6, attributes: '#id' },
    ]);
  });

  it('keeps a shorter fence inside a longer one as text', () => {
    expect(codeBlocks('````md\n```sh\nx\n```\n````')).toEqual([{ language: 'md', code: '```sh\nx\n```', line: 1 }]);
  });

  it('refuses a fence that is never closed', () => {
    expect(() => codeBlocks('a\n```ts\nb')).toThrow('line 2');
  });
});
