/** An edit that is not made: the notebook as it is, and why. */
import { problem } from '../problem.ts';
import type { Cell, Notebook } from './document.ts';
import type { Parsed } from './parse-notebook.ts';

const reasons = {
  'read-only': { zh: '文件只读', en: 'the file is read-only' },
  reaching: { zh: '会改动相邻的单元', en: 'it would change neighbouring cells' },
  front: { zh: '开头的 YAML 不能这样改', en: 'the front matter cannot be changed in this way' },
} as const;

/** `cell` is where the edit was meant; without one it was the front matter. */
export function refusedEdit(notebook: Notebook, cell: Cell | undefined, why: keyof typeof reasons): Parsed {
  const where = { ...(notebook.file === undefined ? {} : { file: notebook.file }), line: cell?.line ?? 1 };
  const path = cell === undefined ? 'format' : cell.kind === 'text' ? 'text' : cell.name;
  const words = {
    path,
    reason_zh: reasons[why].zh,
    reason_en: reasons[why].en,
    advice_zh: '改动没有写入。',
    advice_en: 'The edit was not applied.',
  };
  return { notebook, problems: [problem('bad-definition', where, words)] };
}
