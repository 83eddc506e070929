import { expect, test } from 'vitest';
import { normal } from '../../random/prior.ts';
import { inlineRunner } from '../../run/inline-runner.ts';
import { tinyJob } from '../../testing/tiny-model.ts';
import { sensitivity } from './sensitivity.ts';
import { yearbookFigures } from './yearbook-figures.ts';
import type { WantedFigure } from './yearbook-figures.ts';

const figure = (zh: string, narrows: readonly string[]): WantedFigure => ({
  ...{ name: { zh, en: zh }, unit: '1', years: '2025', narrows },
});

test('figures are ranked by the variance that goes with what they narrow; the rest is told apart', async () => {
  const job = tinyJob(
    {
      parameters: Object.fromEntries(
        ['a', 'b.x', 'b.y', 'c'].map((name) => [name.replace('.', '_'), { value: 0, prior: normal(0, 1) }]),
      ),
      variables: { y: { equation: '2 * a + 2 * b_x + b_y + 4 * c' } },
    },
    { draws: 10_000 },
  );
  const answer = await sensitivity({ job, output: { series: 'y', year: 2026 }, method: 'given-data' }, inlineRunner());
  const wanted = [figure('甲', ['a']), figure('乙', ['b_x', 'b_y']), figure('丙', ['nothing'])];
  const { figures, unasked, explained } = yearbookFigures(answer, wanted);
  // Variances 4, 4, 1 and 16 of 25; given-data shares are known to about 0.02 each.
  expect(figures.map(({ name }) => name.zh)).toEqual(['乙', '甲']);
  expect(Math.abs(figures[0]!.share - 5 / 25)).toBeLessThan(0.04);
  expect(Math.abs(figures[1]!.share - 4 / 25)).toBeLessThan(0.03);
  expect(figures[0]!.narrows.map(({ name }) => name)).toEqual(['b_x', 'b_y']);
  expect(unasked.map(({ name }) => name)).toEqual(['c']);
  expect(Math.abs(explained - 9 / 25)).toBeLessThan(0.05);
});

test('a method without first-order shares cannot value a figure', async () => {
  const job = tinyJob({ parameters: { a: { value: 0, prior: normal(0, 1) } }, variables: { y: { equation: 'a' } } });
  const answer = await sensitivity({ job, output: { series: 'y', year: 2026 }, method: 'morris' }, inlineRunner());
  expect(() => yearbookFigures(answer, [])).toThrow(RangeError);
});
