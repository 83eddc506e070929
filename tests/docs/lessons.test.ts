/** The lessons: each runs, answers what its textbook answers, changes its answer when the lever moves, and checks its exercise. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Job } from '@planwright/core';
import { describe, expect, it } from 'vitest';
import { root } from '../architecture/source-files.ts';
import { codeBlocks } from './code-blocks.ts';
import { lessonFolder, openLesson } from './open-lesson.ts';

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Simpson's rule on 2000 intervals. */
function integral(f: (x: number) => number, from: number, to: number): number {
  const n = 2000;
  const h = (to - from) / n;
  const weight = (i: number): number => (i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2);
  return (h / 3) * Array.from({ length: n + 1 }, (_, i) => weight(i) * f(from + i * h)).reduce((a, b) => a + b, 0);
}

/** The standard normal distribution function. */
const below = (z: number): number => 0.5 + integral(density, 0, z);

/** Probability that at least k of six indicators lead, each with `start`, every two correlated by `rho` (Gupta 1963). */
const atLeastOfSix = (k: number, start: number, rho: number): number =>
  integral((z) => density(z) * binomialTail(k, below((start + Math.sqrt(rho) * z) / Math.sqrt(1 - rho))), -6, 6);

function binomialTail(k: number, p: number): number {
  const choose = [1, 6, 15, 20, 15, 6, 1];
  return choose.reduce((sum, ways, i) => (i < k ? sum : sum + ways * p ** i * (1 - p) ** (6 - i)), 0);
}

/** Years until Lewis's surplus is used up: capital grows at a constant rate while the wage is 2 and labour's share 0.6. */
function lewisTurn(): number {
  const perWorker = 10 * (2 / (0.6 * 4)) ** (1 / 0.4);
  const profitRate = (0.4 * (2 / 0.6)) / perWorker;
  return 2025 + Math.ceil(Math.log((300 * perWorker) / 500) / Math.log(1 + 0.6 * profitRate - 0.05));
}

const fifth = (0.95 * 600 + 0.25 * 1500) / ((1 - 0.15) * (1 - 0.05) - 0.25 * 0.2);
const harvest = below((118 - 115) / (0.02 * 118));
/** Emissions of 2031 do not rise up to this growth; the fall of carbon per output is 4.85 % + 5 × 0.15 % by then. */
const slowEnough = below((1 / (1 - 0.056) - 1 - 0.055) / 0.006);
/** Five standard errors of a share of 4000 draws, in per cent. */
const sampled = 4;
const tight = 1e-9;

interface Expectation {
  readonly file: string;
  /** Quiz → textbook answer, and how far ours may be from it. */
  readonly answers: Readonly<Record<string, readonly [expected: number, within: number]>>;
  /** More figures of the lesson. */
  readonly figures?: Readonly<Record<string, readonly [expected: number, within: number]>>;
  /** A quiz whose right answer is wrong when these levers are moved. */
  readonly moved: readonly [quiz: string, levers: NonNullable<Job['set']>];
  readonly solution: NonNullable<Job['set']>;
}

const expectations: readonly Expectation[] = [
  {
    file: '01-harrod-domar',
    answers: { rate: [100 * (0.25 / 5), tight], doubled: [2, 0] },
    ...{ moved: ['rate', { saving: 0.3 }], solution: { depreciation: 0.03, saving: 0.4 } },
  },
  {
    file: '02-solow',
    answers: { 'long-run': [2, 0], 'half-life': [Math.log(2) / ((2 / 3) * 0.08), tight] },
    // After 100 years e^(−5.33) of the first gap of some 60 % is left.
    figures: { 'capital@2125': [(0.3 / (1.01 * 1.02 - 1 + 0.05)) ** 1.5, 0.03] },
    ...{ moved: ['half-life', { progress: 0.03 }], solution: { saving: 1 / 3 } },
  },
  {
    file: '03-lewis',
    answers: { turn: [lewisTurn(), 0], wage: [2, 0] },
    ...{ moved: ['turn', { reinvested: 0.8 }], solution: { reinvested: 0.8 } },
  },
  {
    file: '04-harris-todaro',
    // After 40 years of movement 1e-5 of the way to rest is left.
    answers: { rate: [100 * (1 - 6 / 10), 1e-3], jobs: [3, 0] },
    ...{ moved: ['rate', { rural_wage: 7 }], solution: { rural_wage: 8 } },
  },
  {
    file: '05-kuznets',
    answers: { shape: [3, 0], highest: [(Math.SQRT2 - 1) / (Math.SQRT2 + 1), tight], turn: [Math.exp(2.5), tight] },
    ...{ moved: ['highest', { income_ratio: 3 }], solution: { income_ratio: 1.48 } },
  },
  {
    file: '06-kaya-lmdi',
    answers: { change: [100 * ((0.995 * 1.055 * 0.97 * 0.988) ** 10 - 1), tight], product: [22, 0] },
    ...{ moved: ['change', { saving: 0.04 }], solution: { saving: 1 - 1 / (0.995 * 1.055 * 0.988) } },
  },
  {
    file: '07-leontief',
    answers: { farms: [fifth, 1e-7], more: [2, 0] },
    ...{ moved: ['farms', { 'demand.farms': 800 }], solution: { 'demand.farms': 801.3 } },
  },
  {
    file: '08-cohort',
    // The other root is −0.618: after 40 steps its part is below 1e-16.
    answers: { lambda: [(1 + Math.sqrt(5)) / 2, tight], momentum: [3, 0] },
    ...{ moved: ['lambda', { 'children.old': 3 }], solution: { 'children.young': 0.5, 'children.old': 1 } },
  },
  {
    file: '09-urbanisation',
    answers: { fastest: [79.26 / 2, tight], next: [3, 0] },
    figures: { 'urban_share@2030': [0.7926 / (1 + (0.7926 / 0.15 - 1) * Math.exp(-0.06 * 50)), tight] },
    ...{ moved: ['fastest', { ceiling: 0.85 }], solution: { ceiling: 0.85 } },
  },
  {
    file: '10-multiplier',
    answers: { open: [1 / (1 - 0.7 * 0.8 + 0.5), tight], closed: [1 / (1 - 0.7 * 0.8), tight] },
    ...{ moved: ['open', { imported: 0.3 }], solution: { imported: 0.06 } },
  },
  {
    file: '11-convergence',
    answers: { 'half-life': [Math.log(2) / 0.02, tight], spread: [3, 0], unequal: [1, 0] },
    ...{ moved: ['half-life', { beta: 0.05 }], solution: { beta: Math.log(2) / 10 } },
  },
  {
    file: '12-debt',
    answers: { balance: [(100 * 0.5 * 0.02) / 1.02, tight], golden: [2, 0] },
    ...{ moved: ['balance', { interest: 0.06 }], solution: { primary_balance: (0.5 * 0.02) / 1.02 } },
  },
  {
    file: '13-above-average',
    answers: {
      independent: [100 * 0.7 ** 6, sampled],
      together: [100 * atLeastOfSix(6, 0.5244, 0.5), sampled],
      five: [3, 0],
    },
    figures: { 'p(five)': [atLeastOfSix(5, 0.5244, 0.5), sampled / 100], 'p(one)': [0.7, sampled / 100] },
    ...{ moved: ['together', { correlation: 0.9 }], solution: { start: 1.5 } },
  },
  {
    file: '14-every-year-or-average',
    answers: {
      'one-year': [100 * harvest, sampled],
      'every-year': [100 * harvest ** 5, sampled],
      mean: [100 * below((Math.sqrt(5) * (118 - 115)) / (0.02 * 118)), 0.5],
    },
    ...{ moved: ['every-year', { usual: 121 }], solution: { usual: 121 } },
  },
  {
    file: '15-both-shares',
    answers: { services: [1, 0], most: [(100 * 400) / (400 + 1353 + 1551), tight] },
    ...{ moved: ['services', { 'pace.tertiary': 0.06 }], solution: { 'pace.tertiary': 0.06 } },
  },
  {
    file: '16-peak-and-growth',
    answers: { 'break-even': [100 * (1 / (1 - 0.0485) - 1), tight], both: [1, 0] },
    figures: {
      'p(fast)': [0.5, sampled / 100],
      'p(peak)': [slowEnough, sampled / 100],
      'p(both)': [slowEnough - 0.5, sampled / 100],
    },
    ...{ moved: ['both', { speeding: 0.004 }], solution: { speeding: 0.004 } },
  },
];

const parts = {
  zh: ['## 先猜', '## 看模型', '## 动手', '## 练习', '## 出处'],
  en: ['## Guess first', '## The model', '## Move it', '## Exercise', '## Sources'],
} as const;

it('every lesson is expected here, in both languages', () => {
  const names = expectations.flatMap(({ file }) => [`${file}.en.md`, `${file}.md`]);
  expect(readdirSync(lessonFolder).sort()).toEqual([...names].sort());
});

it('docs/lessons.md leads to every lesson in both languages, under its title', () => {
  const page = readFileSync(join(root, 'docs', 'lessons.md'), 'utf8');
  for (const { file } of expectations) {
    expect(page).toContain(`(../examples/lessons/${file}.md)`);
    expect(page).toContain(`(../examples/lessons/${file}.en.md)`);
    expect(page).toContain(openLesson(`${file}.md`).title);
  }
});

describe.each(expectations)('$file', ({ file, answers, figures = {}, moved, solution }) => {
  const lesson = openLesson(`${file}.md`);

  it('has no problem in either language, the same cells in both, and all parts of a lesson', () => {
    const english = openLesson(`${file}.en.md`);
    expect(lesson.problems).toEqual([]);
    expect(english.problems).toEqual([]);
    const cells = ({ text }: { text: string }): string[] => codeBlocks(text).map(({ code }) => code);
    expect(cells(english)).toEqual(cells(lesson));
    for (const [text, headings] of [
      [lesson.text, parts.zh],
      [english.text, parts.en],
    ] as const) {
      const places = headings.map((heading) => text.indexOf(heading));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(Math.min(...places)).toBeGreaterThan(0);
    }
    expect(lesson.text).toMatch(/^```yaml assumptions/mu);
    expect(lesson.text).toMatch(/^```yaml (?:chart|table|targets)/mu);
  });

  it('answers as the textbook does', async () => {
    expect(Object.keys(lesson.quizzes).sort()).toEqual(Object.keys(answers).sort());
    for (const [quiz, [expected, within]] of Object.entries(answers)) {
      const found = await lesson.answer(quiz);
      expect(Math.abs((found ?? NaN) - expected), `${quiz}: ${found}, expected ${expected}`).toBeLessThanOrEqual(
        within,
      );
      expect(lesson.quizzes[quiz]!.explain).not.toBeNull();
    }
    for (const [expression, [expected, within]] of Object.entries(figures)) {
      const found = await lesson.value(expression);
      expect(Math.abs((found ?? NaN) - expected), `${expression}: ${found}, expected ${expected}`).toBeLessThanOrEqual(
        within,
      );
    }
  });

  it('says that what was right is wrong when a lever is moved', async () => {
    const [quiz, levers] = moved;
    const before = await lesson.answer(quiz);
    expect(await lesson.right(quiz, before!, {})).toBe(true);
    expect(await lesson.right(quiz, before!, levers)).toBe(false);
  });

  it('has an exercise that is open at first and solved by its solution, and checks that hold', async () => {
    expect(lesson.checks).toContain('exercise');
    expect(await lesson.passes('exercise')).toBe(false);
    expect(await lesson.passes('exercise', solution)).toBe(true);
    for (const check of lesson.checks.filter((id) => id !== 'exercise')) {
      expect(await lesson.passes(check), check).toBe(true);
      expect(await lesson.passes(check, solution), check).toBe(true);
    }
  });
});
