/** Text of a stranger → Problems, whatever it is: never a hang, a crash or code that runs. */
import { checkJob, describe as wordsOf, inlineRunner, ModelError, problemCodes, wordings } from '@planwright/core';
import type { Model, ModelBundle, Problem } from '@planwright/core';
import {
  checkNotebook,
  documentLimits,
  maximumLength,
  notebookScenarios,
  parseNotebook,
  pathLocator,
  readYaml,
} from '@planwright/core/notebook';
import { exampleModel, problemExamples, tinyTable } from '@planwright/core/testing';
import { models } from '@planwright/models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { valueOf } from './format-values.ts';
import { junk, spoiled, spoiling } from './spoil.ts';

const label = { zh: '例', en: 'Example' };
const tables = [tinyTable({ gdp: { 2025: 100 } }, '亿元')];

const bundleOf = (model: unknown): ModelBundle => ({
  model: model as Model,
  scenarios: { base: { label } },
  targets: [],
  tables,
});

/** Reads, checks and, when nothing is wrong, runs: the way of a model file through the program. */
async function load(text: string): Promise<readonly Problem[]> {
  const { value, faults } = readYaml(text);
  if (value === null) {
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThanOrEqual(documentLimits.faults + 1);
    for (const { offset, detail } of faults) expect([offset <= text.length, detail !== '']).toEqual([true, true]);
    return [];
  }
  return check(value, pathLocator(text));
}

async function check(model: unknown, offsetOf?: ReturnType<typeof pathLocator>): Promise<readonly Problem[]> {
  const job = { bundle: bundleOf(model), scenario: 'base', draws: 2, seed: 1 };
  const { problems } = checkJob(job);
  // Of a hundred thousand problems the first ones stand for all.
  for (const item of problems.slice(0, 500)) {
    expect(problemCodes).toContain(item.code);
    expect(item.severity).toBe(wordings[item.code].severity);
    expect(wordsOf(item, 'zh').message + wordsOf(item, 'en').hint).not.toMatch(/\[object Object\]/);
    offsetOf?.(item.where.path?.split('.') ?? [], item.where.span);
  }
  const sound = problems.every(({ severity }) => severity !== 'error');
  const cells = (model: Model): number =>
    Object.keys(model.variables).length * (model.years.end - model.years.history + 1);
  if (sound && cells(model as Model) < 100_000) await inlineRunner().run(job);
  return problems;
}

const { model: liaocheng } = models.liaocheng;
const texts = [
  exampleModel('gdp(-1) * 1.05'),
  stringify(liaocheng),
  JSON.stringify(liaocheng),
  ...Object.values(problemExamples).flatMap((example) => (example.kind === 'model' ? [example.text] : [])),
];
const someText = fc.constantFrom(...texts);

const words = fc.constantFrom(
  ...['id', 'title', 'years', 'parameters', 'variables', 'gdp', 'equation', 'unit', 'zh', 'history', '增速', '亿元'],
  ...[
    ': ',
    ':\n',
    ':\n  ',
    '\n',
    '\n  ',
    '\n    ',
    ' ',
    '- ',
    '? ',
    '{',
    '}',
    '[',
    ']',
    ', ',
    ',',
    '#',
    '|\n',
    '>-\n',
    '"',
    "'",
  ],
  ...[
    '&a ',
    '*a',
    '!!js/function ',
    '!x ',
    '<<: ',
    '%YAML 1.2\n',
    '---\n',
    '...\n',
    '\t',
    '\r',
    '\0',
    '\uFEFF',
    '\uD800',
  ],
  ...['__proto__', 'constructor', '0x1F', '1e999', '.inf', '.nan', '-0', '~', 'null', 'true', '2026', '9'.repeat(400)],
);

describe('the model loader', () => {
  it('reads every beginning of a file', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(someText, fc.double({ min: 0, max: 1, noNaN: true }), async (text, share) => {
        await load(text.slice(0, Math.floor(text.length * share)));
      }),
      { numRuns: 600 },
    );
  });

  it('reads files with words torn out and put in', { timeout: 120_000 }, async () => {
    const tear = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat({ max: 12 }), put: words });
    await fc.assert(
      fc.asyncProperty(someText, fc.array(tear, { minLength: 1, maxLength: 4 }), async (text, tears) => {
        const torn = tears.reduce((now, { at, length, put }) => {
          const from = Math.floor(now.length * at);
          return now.slice(0, from) + put + now.slice(from + length);
        }, text);
        await load(torn);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads any words in any order', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 60 }), async (some) => {
        await load(some.join(''));
      }),
      { numRuns: 4000 },
    );
  });

  it('takes any model of the format, however senseless', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(valueOf({ kind: 'part', of: 'model' }), async (model) => {
        await check(model);
      }),
      { numRuns: 1500 },
    );
  });

  it('takes a sound model that was spoiled in a few places', { timeout: 120_000 }, async () => {
    const codes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(spoiling, { minLength: 1, maxLength: 3 }), async (deeds) => {
        for (const { code } of await check(deeds.reduce<unknown>(spoiled, liaocheng))) codes.add(code);
      }),
      { numRuns: 400 },
    );
    expect(codes.size).toBeGreaterThan(5);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'])(
    'knows nothing of %s',
    async (name) => {
      const text = exampleModel(`gdp(-1) * ${name}`)
        .replace('parameters: {}', `parameters: {}\n${name}: 1`)
        .replace('title:', `"${name}": {a: 1}\ntitle:`);
      const problems = await load(text.replace(`${name}: 1\n`, ''));
      expect(problems.map(({ code }) => code)).toContain('unknown-name');
      expect(problems.map(({ code }) => code)).toContain('unknown-key');
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  it.each(['1e999', '-.inf', '.nan', '1e308', '5e-324', '9'.repeat(400), '0x7fffffffffffffff', '-0'])(
    'takes the number %s wherever a number may stand',
    async (number) => {
      const text = `id: a
title: {zh: a, en: a}
years: {history: 2025, start: 2026, end: 2027}
parameters:
  p: {unit: "1", role: uncertainty, value: 1, range: [0, 2], prior: {kind: normal, mean: 1, sd: 1}, label: {zh: p, en: p}, source: {zh: p, en: p}}
shocks:
  s: {unit: "1", ar: 0.5, prior: {kind: uniform, low: 0, high: 1}, label: {zh: s, en: s}, source: {zh: s, en: s}}
variables:
  v: {unit: "1", initial: 1, from: 2025, equation: v(-1) + p + s, label: {zh: v, en: v}}
`;
      const places = [...text.matchAll(/(?<=[ :[(]|- )\d+(?:\.\d+)?(?=[,}\]\n)])/g)].map(({ index, 0: found }) => [
        index,
        found.length,
      ]);
      expect(places.length).toBeGreaterThan(10);
      for (const [at = 0, length = 0] of places) await load(text.slice(0, at) + number + text.slice(at + length));
    },
  );
});

describe('the limits of a document', () => {
  const { characters, tokens, depth } = documentLimits;

  it('hold for characters: one more is refused unread', () => {
    expect(maximumLength).toBe(characters);
    const at = (length: number): string => `a: "${'x'.repeat(length - 5)}"`;
    expect(readYaml(at(characters)).faults).toEqual([]);
    expect(readYaml(at(characters + 1)).faults).toMatchObject([
      { offset: 0, detail: `longer than ${characters} characters` },
    ]);
  });

  it('hold for words and signs', { timeout: 60_000 }, () => {
    const text = `a: [${'1,'.repeat(tokens / 2)}1]`;
    expect(readYaml(text).faults).toMatchObject([{ detail: `more than ${tokens} words and signs` }]);
  });

  it('hold for depth: sixty-four levels are read, one more is not', () => {
    const nested = (levels: number): string => `${'{a: '.repeat(levels)}1${'}'.repeat(levels)}`;
    expect(readYaml(nested(depth)).faults).toEqual([]);
    expect(readYaml(nested(depth + 1)).faults).toMatchObject([{ detail: `nested deeper than ${depth} levels` }]);
  });

  it('leave room for a model of ten thousand equations', { timeout: 60_000 }, () => {
    const variables = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [
        `variable_${i}`,
        {
          unit: 'CNY@2025',
          display: '亿元',
          label: { zh: '变量', en: 'Variable' },
          equation: `variable_${i}(-1) * (1 + growth)`,
          initial: 1,
        },
      ]),
    );
    expect(readYaml(stringify({ variables })).faults).toEqual([]);
  });

  it('name a few faults and count the rest', () => {
    const { faults } = readYaml(`a: [${','.repeat(5000)}`);
    expect(faults).toHaveLength(documentLimits.faults + 1);
    expect(faults.at(-1)?.detail).toMatch(/^\d+ more faults are not listed$/);
  });

  const million = 1_000_000;
  it.each([
    ['flat keys', Array.from({ length: 300_000 }, (_, i) => `k${i}: 1`).join('\n')],
    ['one key a hundred thousand times', 'a: 1\n'.repeat(100_000)],
    ['open brackets', '['.repeat(5 * million)],
    ['closing brackets', ']'.repeat(5 * million)],
    ['commas', `[${','.repeat(4 * million)}`],
    ['nested lists in a line', '- '.repeat(2 * million)],
    ['questions', '? '.repeat(2 * million)],
    ['colons', ': '.repeat(2 * million)],
    ['an open quotation', `a: "${'x\n '.repeat(million)}`],
    ['a long text', `a: ${'x\n '.repeat(million)}`],
    ['comments', '# x\n'.repeat(million)],
    ['empty lines', '\n'.repeat(5 * million)],
    ['documents', '---\n'.repeat(million)],
    ['anchors', '- &a x\n'.repeat(400_000)],
    [
      'aliases that multiply',
      `a: &a [x, x]\n${Array.from({ length: 60 }, (_, i) => `b${i}: &b${i} [*a, *a]`).join('\n')}`,
    ],
    ['tags', '- !x y\n'.repeat(300_000)],
    [
      'unknown keys of a model',
      `${exampleModel('1')}${Array.from({ length: 150_000 }, (_, i) => `k${i}: 1`).join('\n')}`,
    ],
    ['empty variables', `${exampleModel('1')}${Array.from({ length: 60_000 }, (_, i) => `  v${i}: {}`).join('\n')}`],
  ])('no hang: %s', { timeout: 60_000 }, async (_, text) => {
    expect(text.length).toBeGreaterThan(1000);
    await load(text);
  });
});

describe('the notebook loader', () => {
  const head = '---\nformat: planwright/1\nmodel: example\n---\n';
  const { value } = readYaml(exampleModel('gdp(-1) * 1.05'));
  const example = bundleOf(value);

  function open(text: string): void {
    const { notebook, problems } = parseNotebook(text, 'plan.md');
    const found = [...problems, ...checkNotebook(notebook, { example })];
    for (const item of found) expect(problemCodes).toContain(item.code);
    const own = notebookScenarios(notebook);
    for (const scenario of Object.keys(own))
      checkJob({ bundle: { ...example, scenarios: { ...example.scenarios, ...own } }, scenario, draws: 1, seed: 1 });
  }

  it('reads cells of any words', { timeout: 120_000 }, () => {
    const kind = fc.constantFrom(
      'assumptions',
      'scenario {#a}',
      'chart',
      'table',
      'targets',
      'chrat',
      'scenario {#__proto__}',
    );
    fc.assert(
      fc.property(kind, fc.array(words, { maxLength: 30 }), (name, some) => {
        open(`${head}\`\`\`yaml ${name}\n${some.join('')}\n\`\`\`\n`);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a scenario that says anything', { timeout: 120_000 }, () => {
    const entries = fc.dictionary(
      fc.constantFrom('gdp', 'trend', '__proto__', '2027', 'path', 'shift', 'prior', 'kind', 'then'),
      junk,
      {
        maxKeys: 3,
      },
    );
    const body = fc.record(
      {
        label: junk,
        parent: junk,
        parameters: fc.oneof(junk, fc.record({ gdp: entries, trend: fc.oneof(junk, entries) })),
        fix: fc.oneof(junk, fc.record({ gdp: fc.oneof(junk, entries) })),
        add: fc.oneof(junk, fc.record({ gdp: fc.oneof(junk, entries) })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(body, (scenario) => {
        open(`${head}\`\`\`yaml scenario {#a}\n${JSON.stringify(scenario)}\n\`\`\`\n`);
      }),
      { numRuns: 2000 },
    );
  });
});

it('a ModelError says in plain words what is wrong', () => {
  expect(() => {
    throw new ModelError(checkJob({ bundle: bundleOf({}), scenario: 'base', draws: 1, seed: 1 }).problems);
  }).toThrow(/id is missing/);
});
