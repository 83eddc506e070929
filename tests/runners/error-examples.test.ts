/** The examples that are wrong on purpose: what the check says about them, in both languages. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = 'packages/cli/bin/planwright.js';

interface Said {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly hint: string;
  readonly where: { readonly path?: string; readonly line?: number };
}

function check(name: string, lang: 'zh' | 'en'): { status: number | null; problems: readonly Said[] } {
  const args = [program, 'check', join('examples', 'errors', name), '--json', '--lang', lang];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const { problems } = JSON.parse(stdout) as { problems: readonly Said[] };
  return { status, problems };
}

interface Expected {
  readonly code: string;
  /** Where the mistake is, and what both messages and both hints say about it. */
  readonly path: string;
  readonly message: readonly [zh: RegExp, en: RegExp];
  readonly hint: readonly [zh: RegExp, en: RegExp];
}

const mistakes: Readonly<Record<string, Expected>> = {
  'unit-slip.yaml': {
    code: 'unit-mismatch',
    path: 'variables.gdp.equation',
    message: [/单位不同：万元 与 亿元/, /different units: 万元 and 亿元/],
    hint: [/乘以 10000/, /[Mm]ultiply .*10000/],
  },
  'cycle.yaml': {
    code: 'cycle',
    path: 'variables.income.equation',
    message: [/income → consumption → income/, /income → consumption → income/],
    hint: [/滞后.*income\(-1\)/, /lag.*income\(-1\)/],
  },
  'price-basis.yaml': {
    code: 'unit-mismatch',
    path: 'variables.both.equation',
    message: [/亿元@2025 与 亿元/, /亿元@2025 and 亿元/],
    hint: [/价格基期/, /price bas[ie]s/],
  },
};

describe('the examples that are wrong on purpose', () => {
  const folder = join(root, 'examples', 'errors');

  it('are all in this list', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(mistakes).sort());
  });

  describe.each(Object.entries(mistakes))('%s', (name, { code, path, message, hint }) => {
    it.each(['zh', 'en'] as const)('fails the check with one problem that teaches (%s)', (lang) => {
      const { status, problems } = check(name, lang);
      expect(status).toBe(1);
      expect(problems.map((item) => [item.code, item.severity, item.where.path])).toEqual([[code, 'error', path]]);
      const at = lang === 'zh' ? 0 : 1;
      expect(problems[0]?.message).toMatch(message[at]);
      expect(problems[0]?.hint).toMatch(hint[at]);
    });

    it('points at the line of the equation, and says at its top in both languages what is wrong', () => {
      const lines = readFileSync(join(folder, name), 'utf8').split('\n');
      const [problem] = check(name, 'en').problems;
      expect(lines[(problem?.where.line ?? 0) - 1]).toMatch(/^\s+equation:/);
      expect(lines.slice(0, 2).join('\n')).toMatch(/^# 故意写错：.+\n# Wrong on purpose: /);
    });
  });
});

it('the Solow model of the examples runs from its file and comes to its steady state', () => {
  const args = [program, 'run', 'examples/solow.yaml', '--draws', '1', '--seed', '1', '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { series, years } = JSON.parse(stdout) as {
    years: readonly number[];
    series: Readonly<Record<string, { readonly p50: readonly number[] }>>;
  };
  const steady = (0.3 / (1.01 * 1.02 - 1 + 0.05)) ** (1 / 0.7);
  const last = years.indexOf(2125);
  // A century leaves about a thousandth of the gap of the start.
  expect(series['capital']?.p50[last]).toBeCloseTo(steady, 1);
  expect(series['income']?.p50[last]).toBeCloseTo(steady ** 0.3, 2);
});
