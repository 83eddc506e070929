/** The command line as users meet it: the built program, its JSON, its messages and its exit status. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../e2e/server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = 'packages/cli/bin/planwright.js';

interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function planwright(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      env: { ...process.env, LC_ALL: 'en_US.UTF-8', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

/** What the program printed; a wrong shape fails the test that reads it. */
type Printed = ReturnType<typeof JSON.parse>;

async function json(args: readonly string[]): Promise<Printed> {
  const { status, stdout, stderr } = await planwright([...args, '--json']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwright-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const quick = ['--draws', '512', '--seed', '7'];

const growthModel = (equation: string): string => `id: growth
title: {zh: 增速, en: Growth}
years: {history: 2025, start: 2026, end: 2030}
parameters:
  trend:
    unit: 1/yr
    value: 5 %
    role: uncertainty
    prior: {kind: normal, mean: 0.05, sd: 0.01}
    label: {zh: 趋势, en: Trend}
    source: {zh: 测试, en: test}
variables:
  gdp:
    unit: "1"
    initial: 100
    equation: ${equation}
    label: {zh: 产出, en: Output}
`;

describe('planwright list', () => {
  it('gives id, title, scenarios, targets and variables of each model', async () => {
    const { models } = await json(['list']);
    const liaocheng = models.find(({ id }: Printed) => id === 'liaocheng');
    expect(Object.keys(liaocheng)).toEqual(['id', 'title', 'scenarios', 'targets', 'variables']);
    expect(liaocheng.targets).toEqual(expect.arrayContaining(['C04-03', 'C04-11', 'C04-12', 'C04-29']));
    expect(liaocheng.variables).toEqual(expect.arrayContaining(['growth_city', 'growth_province', 'co2']));
    expect(liaocheng.scenarios.length).toBeGreaterThan(1);
  });

  it('speaks Chinese and English', async () => {
    const zh = await planwright(['list', '--lang', 'zh']);
    const en = await planwright(['list', '--lang', 'en']);
    expect([zh.stdout.includes('情景'), en.stdout.includes('scenario'), en.stdout.includes('情景')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('planwright run', () => {
  it('gives the record of the run, the bands and the verdicts', async () => {
    const report = await json(['run', 'liaocheng', ...quick]);
    expect(Object.keys(report).sort()).toEqual(
      [
        'changes',
        'draws',
        'engine',
        'hash',
        'joint',
        'model',
        'problems',
        'quantileError',
        'scenario',
        'seed',
        'series',
        'targets',
        'years',
      ].sort(),
    );
    expect(report).toMatchObject({ model: 'liaocheng', draws: 512, seed: 7 });
    expect(report['hash']).toMatch(/^[0-9a-f]{12}$/);
    const growth = report['series'].growth_city;
    expect(Object.keys(growth)).toEqual(['unit', 'observed', 'mean', 'p05', 'p25', 'p50', 'p75', 'p95', 'errors']);
    expect(Object.keys(growth.errors)).toEqual(['mean', 'p05', 'p25', 'p50', 'p75', 'p95']);
    expect(report['quantileError']).toBe(0);
    const at2030 = report['years'].indexOf(2030);
    const band = ['p05', 'p25', 'p50', 'p75', 'p95'].map((name) => growth[name][at2030]);
    expect(band).toEqual([...band].sort((a, b) => a - b));
    expect(new Set(band).size).toBe(5);
    expect(report['joint'].counts.reduce((sum: number, count: number) => sum + count, 0)).toBe(512);
  });

  it('gives equal bits with no worker, one and two', async () => {
    const args = ['run', 'liaocheng', '--draws', '2000', '--seed', '7', '--json'];
    const runs = await Promise.all(['0', '1', '2'].map((workers) => planwright([...args, '--workers', workers])));
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(runs[0]?.stdout.length).toBeGreaterThan(1000);
    expect(runs[1]?.stdout).toBe(runs[0]?.stdout);
    expect(runs[2]?.stdout).toBe(runs[0]?.stdout);
  });

  it('gives the same report from parts, merged in any order, whether draws are kept or counted', async () => {
    for (const memory of [[], ['--memory', '0']]) {
      const words = ['liaocheng', '--draws', '1000', '--seed', '7', '--series', 'growth_city,co2', ...memory];
      const whole = await planwright(['run', ...words, '--json']);
      const parts = ['1', '2', '3'].map((i) => join(folder, `${i}${memory.length}.shard`));
      for (const [i, out] of parts.entries()) {
        const part = await json(['run', ...words, '--shard', `${i + 1}/3`, '--out', out]);
        expect(part).toMatchObject({ shard: `${i + 1}/3`, draws: 1000, file: out });
      }
      for (const order of [parts, [...parts].reverse()]) {
        const merged = await planwright(['merge', ...order, '--json']);
        expect(merged).toEqual(whole);
      }
      const { status, stdout } = await planwright(['merge', parts[0]!, parts[2]!, '--json']);
      expect(status).toBe(1);
      expect(JSON.parse(stdout).problems).toMatchObject([
        {
          code: 'part-not-joined',
          message: expect.stringMatching(/3\d\.shard cannot be joined: draws \d+ to \d+ .* missing/),
        },
      ]);
    }
    const foreign = await planwright(['merge', file('foreign.shard', 'id: growth'), '--json']);
    expect(foreign.status).toBe(1);
    expect(JSON.parse(foreign.stdout).problems).toMatchObject([{ code: 'part-not-joined' }]);
    // Fifteen commands one after another: on a busy machine each takes some seconds to start.
  }, 90_000);

  it('says so when draws were counted instead of kept, and by how much quantiles may be off', async () => {
    const words = ['run', 'liaocheng', ...quick, '--series', 'growth_city', '--memory', '0'];
    expect((await json(words))['quantileError']).toBe(2 ** -11);
    expect((await planwright(words)).stdout).toContain('within 0.05 %');
    expect((await planwright([...words, '--lang', 'zh'])).stdout).toContain('分位数由计数得出');
    expect((await planwright(words.slice(0, -2))).stdout).not.toContain('within 0.05 %');
  });

  it('depends on the seed', async () => {
    const [seven, eight] = await Promise.all(
      ['7', '8'].map((seed) => json(['run', 'liaocheng', '--draws', '256', '--seed', seed, '--series', 'growth_city'])),
    );
    expect(seven?.['series'].growth_city.mean).not.toEqual(eight?.['series'].growth_city.mean);
    expect(seven?.['hash']).toBe(eight?.['hash']);
  });

  it('gives only the series asked for, with fixed values where they were fixed', async () => {
    const report = await json([
      'run',
      'liaocheng',
      ...quick,
      '--series',
      'growth_city',
      '--fix',
      'growth_city@2027=4 %',
    ]);
    expect(Object.keys(report['series'])).toEqual(['growth_city']);
    const { p05, p95 } = report['series'].growth_city;
    const at = report['years'].indexOf(2027);
    expect([p05[at], p95[at]]).toEqual([0.04, 0.04]);
    expect(p05[at + 1]).toBeLessThan(p95[at + 1]);
  });

  it('takes a scenario, and a lever moves what it should', async () => {
    const { models } = await json(['list']);
    const scenario: string = models[0].scenarios[1];
    const [base, other, pushed] = await Promise.all([
      json(['run', 'liaocheng', ...quick]),
      json(['run', 'liaocheng', ...quick, '--scenario', scenario]),
      json(['run', 'liaocheng', ...quick, '--set', 'push=0.5 %']),
    ]);
    expect(other?.['scenario']).toBe(scenario);
    expect(new Set([base, other, pushed].map((report) => report?.['hash'])).size).toBe(3);
    const at = base?.['years'].indexOf(2030);
    expect(pushed?.['series'].growth_city.p50[at] - base?.['series'].growth_city.p50[at]).toBeCloseTo(0.005, 6);
  });

  it('writes the bands as CSV with the record that makes them citable', async () => {
    const path = join(folder, 'bands.csv');
    const { status, stderr } = await planwright([
      'run',
      'liaocheng',
      ...quick,
      '--series',
      'growth_city',
      '--csv',
      path,
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [header, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\r\n');
    const report = await json(['run', 'liaocheng', ...quick, '--series', 'growth_city']);
    expect(header).toBe(
      '\uFEFFseries,label,unit,year,state,observed,mean,p05,p25,p50,p75,p95,model,scenario,changes,hash,engine,seed,draws',
    );
    expect(rows).toHaveLength(report['years'].length);
    expect(rows.at(-1)).toContain(`,${report['series'].growth_city.p95.at(-1)},liaocheng,`);
    expect(rows.at(-1)).toContain(`,${report['hash']},`);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('runs a model file and a notebook', async () => {
    const model = await json(['run', file('growth.yaml', growthModel('gdp(-1) * (1 + trend)')), ...quick]);
    expect(model['series'].gdp.mean[5]).toBeGreaterThan(125);
    const asJson = await json(['run', file('growth.json', JSON.stringify(jsonModel)), ...quick]);
    expect(asJson['series'].gdp.p50).toEqual([100, 105, 110.25]);
    const notebook = await json(['run', 'examples/liaocheng-15fyp.md', ...quick]);
    expect(notebook['model']).toBe('liaocheng');
  });

  it('shows people a table, the verdicts and a citation in their language', async () => {
    const zh = await planwright(['run', 'liaocheng', ...quick, '--lang', 'zh']);
    expect(zh.stdout).toContain('512 次抽样 · 种子 7');
    expect(zh.stdout).toMatch(/C04-29 .*% ±/);
    const en = await planwright(['run', 'liaocheng', ...quick]);
    expect(en.stdout).toContain('512 draws · seed 7');
    expect(en.stdout).toContain('All together');
  });
});

const jsonModel = {
  id: 'certain',
  title: { zh: '确定', en: 'Certain' },
  years: { history: 2025, start: 2026, end: 2027 },
  parameters: {},
  variables: { gdp: { unit: '1', initial: 100, equation: 'gdp(-1) * 1.05', label: { zh: '产出', en: 'Output' } } },
};

describe('planwright targets', () => {
  it('gives a verdict per target and the joint figure', async () => {
    const { targets, joint, problems } = await json(['targets', 'liaocheng', ...quick]);
    expect(problems).toEqual([]);
    const growth = targets.find(({ id }: Printed) => id === 'C04-03');
    expect(Object.keys(growth)).toEqual(
      expect.arrayContaining(
        [
          'id',
          'clause',
          'label',
          'reading',
          'grade',
          'thresholdSource',
          'p',
          'error',
          'undefined',
          'margin',
          'effort',
        ].concat(['precedent', 'status']),
      ),
    );
    expect(growth).toMatchObject({ clause: 4, grade: 'A', status: 'modelled', undefined: 0, effort: null });
    expect(growth.p * 512).toBeCloseTo(Math.round(growth.p * 512), 9);
    expect(growth.margin.p10).toBeLessThan(growth.margin.p90);
    expect(joint.product).toBeCloseTo(
      joint.ids
        .map((id: string) => targets.find((target: Printed) => target.id === id).p)
        .reduce((product: number, p: number) => product * p, 1),
      12,
    );
    expect(joint.p).toBe(joint.counts.at(-1) / 512);
  });

  it('lists every clause of the plan, and gives what is not modelled no number', async () => {
    const { targets } = await json(['targets', 'liaocheng', ...quick]);
    expect(targets).toHaveLength(256);
    for (const { id, status, p } of targets) expect([id, p === null]).toEqual([id, status !== 'modelled']);
    const { stdout } = await planwright(['targets', 'liaocheng', ...quick]);
    expect(stdout).toContain('--all lists them');
    expect(stdout).not.toContain('C50-01');
    expect((await planwright(['targets', 'liaocheng', '--all', ...quick])).stdout).toMatch(/C50-01 .*checklist/);
  }, 60_000);

  it('puts every reading beside the default one, on the same draws, and marks those that change the verdict', async () => {
    const { readings } = await json(['targets', 'liaocheng', '--readings', ...quick]);
    const { targets } = await json(['targets', 'liaocheng', ...quick]);
    for (const { id, p, reading } of targets.filter(({ status }: Printed) => status === 'modelled'))
      expect(readings.find((row: Printed) => row.target === id && row.isDefault)).toMatchObject({ p, reading });
    const grain = readings.filter(({ target }: Printed) => target === 'C25-01');
    expect(grain.map(({ reading }: Printed) => reading)).toEqual(['everyYear', 'mean', 'last']);
    expect(grain[1].p).toBeGreaterThan(grain[0].p);
    expect(grain[1].changesAnswer).toBe(true);
  });

  it('judges the targets of a model file, and finds a fault in one at its line', async () => {
    const targets = (kind: string): string =>
      [
        'id: toy',
        'years: {history: 2025, start: 2026, end: 2028}',
        "parameters: {goal: {unit: '1', value: 110}}",
        "variables: {gdp: {unit: '1', initial: 100, equation: gdp(-1) * 1.05}}",
        'targets:',
        '  T1:',
        '    clause: 4',
        '    label: {zh: 甲, en: a}',
        '    grade: B',
        '    thresholdSource: analyst',
        '    readings:',
        '      one:',
        '        label: {zh: 一, en: one}',
        `        test: {kind: ${kind}, series: gdp, year: 2028, atLeast: {parameter: goal}}`,
      ].join('\n');
    const sound = file('targets.yaml', targets('levelAt'));
    expect((await json(['targets', sound, '--draws', '10'])).targets).toMatchObject([{ id: 'T1', p: 1 }]);
    expect((await json(['targets', sound, '--draws', '10', '--set', 'goal=120'])).targets[0].p).toBe(0);
    const { status, stderr } = await planwright(['check', file('bad-targets.yaml', targets('level'))]);
    expect(status).toBe(1);
    expect(stderr).toContain('bad-targets.yaml:14:');
    expect(stderr).toContain('growthAbovePeer');
  });
});

describe('planwright check', () => {
  it('finds nothing wrong with the shipped model and notebooks', async () => {
    for (const name of ['liaocheng', 'examples/liaocheng-15fyp.md', 'examples/liaocheng-15fyp.en.md'])
      expect(await json(['check', name])).toEqual({ problems: [] });
  });

  it('lists every problem of a notebook with file, line and likely fix', async () => {
    const path = file(
      'bad.md',
      [
        '---\nformat: planwright/1\nmodel: liaocheng\n---\n# 标题\n',
        '```yaml chart\ntype: fan\nseries: growth_ctiy\n```\n',
        '```yaml targets\nids: [C04-99]\n```\n',
        '```yaml chrat\n```\n',
      ].join('\n'),
    );
    const { status, stdout, stderr } = await planwright(['check', path, '--json']);
    expect(status).toBe(1);
    const { problems } = JSON.parse(stdout);
    expect(
      problems.map(({ code, severity, where, hint }: Printed) => [
        code,
        severity,
        where.file === path,
        where.line,
        hint,
      ]),
    ).toEqual([
      ['unknown-cell', 'warning', true, 16, 'Did you mean chart?'],
      ['unknown-name', 'error', true, 9, expect.stringContaining('Did you mean growth_city')],
      ['unknown-name', 'error', true, 13, expect.stringContaining('Did you mean C04-')],
    ]);
    expect(stderr).toContain(`${path}:9:`);
  });

  it('names the line of a formula with an unknown name or a forbidden function, or of broken YAML', async () => {
    for (const [equation, code, words] of [
      ['gdp(-1) * (1 + trned)', 'unknown-name', 'trend'],
      ['gdp(-1) * import(trend)', 'unknown-function', 'import'],
      ['gdp(-1) * (1 + trend', 'formula-syntax', ''],
    ] as const) {
      const path = file('formula.yaml', growthModel(equation));
      for (const args of [
        ['check', path],
        ['run', path],
      ]) {
        const { status, stdout, stderr } = await planwright([...args, '--json']);
        expect(status, equation).toBe(1);
        const { problems } = JSON.parse(stdout);
        expect(problems[0], equation).toMatchObject({ code, where: { file: path, line: 16 } });
        expect(problems[0].message + problems[0].hint).toContain(words);
        expect(stderr).toContain(`${path}:16:`);
      }
    }
    const broken = await planwright(['check', file('broken.yaml', 'id: growth\ntitle: {zh: 增速\n'), '--json']);
    expect(broken.status).toBe(1);
    expect(JSON.parse(broken.stdout).problems[0]).toMatchObject({ code: 'document-yaml', where: { line: 3 } });
  });
});

describe('bad input', () => {
  const model = (...args: string[]): string[] => ['run', 'liaocheng', '--draws', '256', ...args];
  it.each([
    { what: 'model', args: ['run', 'liaochen'], code: 'unknown-name', name: 'liaochen', fix: 'liaocheng' },
    { what: 'scenario', args: model('--scenario', 'nowhere'), code: 'unknown-name', name: 'nowhere', fix: '' },
    { what: 'parameter', args: model('--set', 'psuh=0.002'), code: 'unknown-name', name: 'psuh', fix: 'push' },
    { what: 'series', args: model('--series', 'c02'), code: 'unknown-name', name: 'c02', fix: 'co2' },
    { what: 'fixed variable', args: model('--fix', 'c02@2026=1'), code: 'unknown-name', name: 'c02', fix: 'co2' },
    { what: 'value out of range', args: model('--set', 'push=0.5'), code: 'out-of-range', name: '0.5', fix: 'range' },
    { what: 'year out of range', args: model('--fix', 'co2@2050=1'), code: 'out-of-range', name: '2050', fix: '2035' },
    { what: 'unit', args: model('--set', 'push=3 km'), code: 'unit-', name: 'km', fix: '' },
    { what: 'file', args: ['run', 'nowhere.yaml'], code: 'file-not-found', name: 'nowhere.yaml', fix: 'path' },
    {
      what: 'notebook',
      args: ['check', 'README.md'],
      code: 'document-format',
      name: 'planwright/1',
      fix: 'front matter',
    },
  ])('an unknown or unfit $what is one clear message, status 1', async ({ args, code, name, fix }) => {
    const { status, stdout, stderr } = await planwright([...args, '--json']);
    expect(status).toBe(1);
    const { problems } = JSON.parse(stdout);
    expect(problems).toHaveLength(1);
    const [found] = problems;
    expect(Object.keys(found)).toEqual(['code', 'severity', 'message', 'where', 'hint']);
    expect(found.code).toContain(code);
    expect(found.severity).toBe('error');
    expect(found.message).toContain(name);
    expect(`${found.message} ${found.hint}`).toContain(fix);
    expect(stderr).toContain(found.message);
  });

  it('all problems are listed together', async () => {
    const { status, stdout } = await planwright([
      ...model('--set', 'psuh=1', '--set', 'push=0.5', '--series', 'c02,growth_city', '--fix', 'co2@2050=1'),
      '--json',
    ]);
    expect(status).toBe(1);
    expect(
      JSON.parse(stdout)
        .problems.map(({ code }: Printed) => code)
        .sort(),
    ).toEqual(['out-of-range', 'out-of-range', 'unknown-name', 'unknown-name']);
  });

  it.each([
    { what: 'option', args: ['run', 'liaocheng', '--drws', '10'], words: '--draws' },
    { what: 'command', args: ['rnu', 'liaocheng'], words: 'run' },
    { what: 'number of draws', args: ['run', 'liaocheng', '--draws', 'many'], words: '--draws' },
    { what: 'number of no draws', args: ['run', 'liaocheng', '--draws', '0'], words: '--draws' },
    {
      what: 'number of draws beyond all memory',
      args: ['run', 'liaocheng', '--draws', '1000000000'],
      words: '--draws',
    },
    { what: 'shard', args: ['run', 'liaocheng', '--shard', '4/3', '--out', 'x'], words: '--shard' },
    { what: 'shard without a file', args: ['run', 'liaocheng', '--shard', '1/3'], words: '--out' },
    { what: 'seed', args: ['run', 'liaocheng', '--seed', '-1'], words: '--seed' },
    { what: 'number of workers', args: ['run', 'liaocheng', '--workers', '1.5'], words: '--workers' },
    { what: 'setting', args: ['run', 'liaocheng', '--set', 'push'], words: 'parameter=value' },
    { what: 'fix', args: ['run', 'liaocheng', '--fix', 'co2=1'], words: 'variable@year=value' },
    { what: 'list of series', args: ['run', 'liaocheng', '--series', ','], words: '--series' },
    { what: 'language', args: ['list', '--lang', 'fr'], words: '--lang' },
    { what: 'port', args: ['serve', '--port', '99999'], words: '--port' },
    { what: 'lack of a model', args: ['run'], words: 'MODEL' },
    { what: 'lack of a command', args: [], words: 'no command' },
  ])('a wrong $what is wrong usage, status 2', async ({ args, words }) => {
    const plain = await planwright(args);
    expect({ status: plain.status, stdout: plain.stdout }).toEqual({ status: 2, stdout: '' });
    expect(plain.stderr).toContain('Wrong usage');
    expect(plain.stderr).toContain(words);
    const asked = await planwright([...args, '--json']);
    expect(asked.status).toBe(2);
    expect(JSON.parse(asked.stdout).problems).toMatchObject([{ code: 'wrong-usage', severity: 'error' }]);
  });

  it('messages are in Chinese where the reader is', async () => {
    const unknown = await planwright(['run', 'liaochen'], { LC_ALL: 'zh_CN.UTF-8' });
    expect(unknown.stderr).toContain('模型 liaochen 不存在');
    expect(unknown.stderr).toContain('是否指 liaocheng？');
    const option = await planwright(['run', 'liaocheng', '--drws', '1', '--lang', 'zh']);
    expect(option.stderr).toContain('用法错误：没有选项 --drws');
    expect(option.stderr).toContain('是否指 --draws？');
  });

  it('leaves no file behind when the run or the writing fails', async () => {
    const path = join(folder, 'kept.csv');
    writeFileSync(path, 'old');
    const run = await planwright(model('--set', 'psuh=1', '--csv', path));
    expect([run.status, readFileSync(path, 'utf8')]).toEqual([1, 'old']);
    const missing = await planwright(model('--csv', join(folder, 'no', 'such.csv')));
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain('such.csv cannot be written');
    const taken = join(folder, 'taken');
    mkdirSync(taken, { recursive: true });
    const onFolder = await planwright(model('--csv', taken));
    expect(onFolder.status).toBe(1);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('help and version are no errors', async () => {
    expect(await planwright(['--help'])).toMatchObject({ status: 0, stderr: '' });
    expect((await planwright(['run', '--help', '--lang', 'zh'])).stdout).toContain('用法：');
    expect((await planwright(['--version'])).stdout.trim()).toMatch(/^\d+\.\d+\.\d+/);
  });
});

describe('planwright serve', () => {
  it('answers on loopback with the strict headers, to its own names only', async () => {
    const server = await startServer(program, ['serve', '--port', '0']);
    try {
      expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
      const page = await fetch(server.url);
      expect(page.status).toBe(200);
      expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect((await fetch(server.url, { method: 'POST' })).status).toBe(405);
      expect((await fetch(new URL('/nothing.js', server.url))).status).toBe(404);
      expect(await statusFor(server.url, `localhost:${new URL(server.url).port}`)).toBe(200);
      expect(await statusFor(server.url, 'evil.example')).toBe(403);
      expect(await statusFor(server.url, '127.0.0.1.evil.example')).toBe(403);
    } finally {
      await server.close();
    }
  });

  it('takes the next free port when the one asked for is taken', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address() as AddressInfo;
    const server = await startServer(program, ['serve', '--port', String(port)]);
    try {
      expect(Number(new URL(server.url).port)).toBeGreaterThan(port);
      expect((await fetch(server.url)).status).toBe(200);
    } finally {
      await server.close();
      blocker.close();
    }
  });

  it('ends cleanly when interrupted', async () => {
    const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--json'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    const text = await new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve));
    expect((await fetch(JSON.parse(text).url)).status).toBe(200);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});

function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}
