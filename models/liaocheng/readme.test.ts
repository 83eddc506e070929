import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const here = join(import.meta.dirname, '..');
const city = join(here, 'liaocheng');
// What the targets ask and how the data were read is described where it is used.
const described = ['targets', 'calibration'];
const modules = [
  city,
  ...readdirSync(city, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !described.includes(entry.name))
    .map(({ name }) => join(city, name)),
  join(here, 'shandong'),
  join(here, 'china'),
];
const parts = ['## 方程 / Equations', '## 边界与局限 / Boundary and limits', '## 来源 / Sources'];

test('every module of the city, the province and the nation is looked at', () => {
  expect(modules.map((path) => path.slice(here.length + 1)).sort()).toEqual([
    'china',
    'liaocheng',
    ...['carbon', 'grain', 'growth', 'industry', 'monitor', 'people', 'projects', 'shocks'].map(
      (name) => `liaocheng/${name}`,
    ),
    'shandong',
  ]);
});
test.each(modules.map((path) => path.slice(here.length + 1)))(
  '%s tells its question, equations, boundary, limits and sources in both languages',
  (path) => {
    const file = join(here, path, 'README.md');
    expect(existsSync(file)).toBe(true);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^# \S.* \/ \S/u);
    expect(text).toMatch(/^\*\*问题 \/ Question\.\*\* [^\n]*[？?]/mu);
    const headings = text.split('\n').filter((line) => line.startsWith('## '));
    expect(headings.filter((line) => parts.includes(line))).toEqual(parts);
    for (const part of parts) {
      const [body] = text.split(`${part}\n`)[1]!.split(/^## /mu);
      expect(body!.match(/\p{Script=Han}/gu)?.length ?? 0, part).toBeGreaterThanOrEqual(10);
      expect(body!.match(/[A-Za-z]{2,}/gu)?.length ?? 0, part).toBeGreaterThanOrEqual(10);
    }
  },
);
test('the ledger of units says in the README, in the table of series and at the target that it is by class', async () => {
  const { models } = await import('../index.ts');
  const { flatModel } = await import('@planwright/core');
  const { variables } = flatModel(models.liaocheng.model);
  const target = models.liaocheng.targets.find(({ id }) => id === 'C35-01');
  const readme = readFileSync(join(city, 'carbon', 'README.md'), 'utf8');
  const notes = [variables['carbon.small_closed']?.note, variables['carbon.capacity_small']?.note, target?.note];
  for (const note of notes) {
    expect(note?.zh).toContain('按类别');
    expect(note?.en).toContain('By class, not by unit');
  }
  expect(readme).toContain('台账按类别，不是逐台');
});
