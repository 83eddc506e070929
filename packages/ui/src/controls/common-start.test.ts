import { expect, it } from 'vitest';
import { commonStart } from './common-start.ts';

it('what texts begin with together leaves something of each', () => {
  expect(commonStart(['比重（铝）', '比重（化工）', '比重（电力）'])).toBe('比重（');
  expect(commonStart(['铝', '化工'])).toBe('');
  expect(commonStart(['比重', '比重（化工）'])).toBe('');
  expect(commonStart(['一个'])).toBe('');
  expect(commonStart([])).toBe('');
});
