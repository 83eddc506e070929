import { Command } from 'commander';
import { expect, test } from 'vitest';
import { addLeverOptions, chance, share } from './lever-options.ts';

test('a probability is a share or a percentage between 0 and 1, or the central path where that makes sense', () => {
  const [asked, plain] = [chance('en', '--probability'), share('en', '--probability')];
  expect(['0.9', '90%', '66 %', '.5', 'certain'].map(asked)).toEqual([0.9, 0.9, 0.66, 0.5, 'certain']);
  for (const text of ['0', '1', '100%', '90', 'x', '-0.1', '']) expect(() => asked(text)).toThrow(/not valid/);
  expect(() => plain('certain')).toThrow(/not valid/);
});

test('bounds are read with their units and may be repeated', () => {
  const answer = (): void => undefined;
  const command = addLeverOptions(new Command().exitOverride(), { locale: 'en', answer });
  command.parse(['--bounds', 'push=0..0.5 %', '--bounds', 'a=-1..2', '--levers', 'push,a'], { from: 'user' });
  expect(command.opts()).toEqual({ bounds: { push: ['0', '0.5 %'], a: ['-1', '2'] }, levers: ['push', 'a'] });
  const wrong = (): Command => new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  expect(() =>
    addLeverOptions(wrong(), { locale: 'en', answer }).parse(['--bounds', 'push=1'], { from: 'user' }),
  ).toThrow(/lever=low\.\.high/);
});
