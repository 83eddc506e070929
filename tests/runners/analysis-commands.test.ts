/** The commands that ask an analysis: the keys of their JSON, the table and the sentence for people in both languages, the exit status. */
import { describe, expect, test } from 'vitest';
import { planwright } from '../../packages/cli/src/testing/in-process.ts';

const quick = ['--draws', '500', '--seed', '7', '--workers', '0'];

interface Asked {
  readonly args: readonly string[];
  /** Beside the record of the run. */
  readonly keys: readonly string[];
  /** What people read, in Chinese and in English. */
  readonly zh: RegExp;
  readonly en: RegExp;
}

const record = ['model', 'scenario', 'hash', 'engine', 'seed', 'draws'];

const commands: Readonly<Record<string, Asked>> = {
  reach: {
    args: ['--target', 'C04-03', '--probability', '0.66', '--levers', 'push', ...quick],
    keys: [...record, 'status', 'targets', 'effort', 'levers', 'binding', 'before', 'after', 'fresh', 'sentence'],
    zh: /要把“地区生产总值年均增速高于全省”实现的可能性提到 66%，最省力的做法是：政策增量由 0 提到 .* 个百分点/u,
    en: /To raise the chance that “GDP grows faster than the province” holds to 66%/u,
  },
  sensitivity: {
    args: ['--target', 'C04-03', '--method', 'tornado', '--inputs', 'trend,margin', ...quick],
    keys: [...record, 'method', 'output', 'rows'],
    zh: /趋势/u,
    en: /Growth margin over the rest of the province/u,
  },
  discover: {
    args: ['--target', 'C04-29', '--boxes', '1', ...quick],
    keys: [...record, 'output', 'share', 'boxes', 'coverage', 'found', 'tree', 'sentence'],
    zh: /落空多在这样的情形：.*分类树/su,
    en: /It fails mostly when .*classification tree/su,
  },
  compare: {
    args: ['--base', 'baseline', '--with', 'growth_first', '--series', 'gdp_city@2030', ...quick],
    keys: ['model', 'base', 'other', 'changes', 'outputs', 'coalitions', 'waterfall', 'sentences'],
    zh: /从“基准”到“.*”，2030 年/u,
    en: /Going from “Baseline” to “Growth first” moves .* from .* yuan at 2025 prices to/u,
  },
  explain: {
    args: ['growth_city@2026', '--depth', '1', ...quick],
    keys: [...record, 'root', 'restsOn', 'distribution'],
    zh: /中心推演（先验和冲击都取中位数）.*政策增量 push = 0 个百分点（杠杆/su,
    en: /central run \(priors and shocks at their medians\)/u,
  },
  monitor: {
    args: ['--figure', 'growth_city@2026=5.2%', ...quick],
    keys: [...record, 'figures', 'effective', 'targets', 'joint', 'required', 'progress', 'sentence'],
    zh: /已有的数：2026 年聊城实际增速 5.2%。据此/u,
    en: /So far: .* of 5.2% in 2026. With that/u,
  },
  audit: {
    args: [],
    keys: ['title', 'checks', 'counts', 'left', 'sentences'],
    zh: /矛盾 0 处/u,
    en: /0 conflicts/u,
  },
  conflict: {
    args: ['--targets', 'C04-03,C04-29', '--no-trade', ...quick],
    keys: [...record, 'targets', 'joint', 'pairs', 'worst', 'sentence'],
    zh: /2030 年前碳达峰/u,
    en: /Carbon emissions peak by 2030/u,
  },
};

describe.each(Object.entries(commands))('planwright %s', (name, { args, keys, zh, en }) => {
  test('prints one JSON object with the keys of its answer', async () => {
    const { status, out } = await planwright(name, 'liaocheng', ...args, '--json');
    expect(status).toBe(0);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(expect.arrayContaining([...keys, 'problems']));
  });

  test('prints a table and its answer in words, in both languages', async () => {
    for (const [lang, words] of [['zh', zh] as const, ['en', en] as const]) {
      const { status, out } = await planwright('--lang', lang, name, 'liaocheng', ...args);
      expect(status).toBe(0);
      expect(out).toMatch(words);
    }
  });

  test('an unknown model is a problem of status 1, an unknown option wrong usage of status 2', async () => {
    const unknown = await planwright(name, 'nowhere', ...args, '--json');
    expect(unknown.status).toBe(1);
    const { problems } = JSON.parse(unknown.out) as { problems: readonly { code: string }[] };
    expect(problems.length).toBeGreaterThan(0);
    expect((await planwright(name, 'liaocheng', ...args, '--no-such-option')).status).toBe(2);
  });
});

describe('a question without an answer says why, with status 1', () => {
  test.each([
    [
      'a target that no lever moves',
      ['reach', 'liaocheng', '--target', 'C04-03', '--levers', 'grain.yield_push', ...quick],
    ],
    ['a parameter that is no lever', ['reach', 'liaocheng', '--target', 'C04-03', '--levers', 'trend', ...quick]],
    ['one target alone in a conflict', ['conflict', 'liaocheng', '--targets', 'C04-03', ...quick]],
    ['a year without draws', ['monitor', 'liaocheng', '--figure', 'growth_city@2019=5%', ...quick]],
  ])('%s', async (_, args) => {
    const { status, out, told } = await planwright('--lang', 'en', ...args);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(told.split('\n').filter((line) => line !== '').length).toBeGreaterThan(1);
  });
});
