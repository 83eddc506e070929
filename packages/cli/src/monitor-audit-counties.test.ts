/** Monitoring, the audit and the decomposition to counties from the command line, from the sources. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataTemplates, readShipped } from '@planwright/models';
import { moreTexts } from '@planwright/models/more-texts';
import { planwright as inProcess } from './testing/in-process.ts';
import type { Outcome } from './testing/in-process.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwright-monitor-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const planwright = (...args: readonly string[]): Promise<Outcome> => inProcess(...args, '--lang', 'en');
const path = (name: string): string => join(folder, name);

/** The last figure that is known of a county: another size would be refused. */
function sizeOf(region: string, indicator: string): string {
  const { id, csv, labels } = moreTexts.find((each) => each.id === 'counties')!;
  const template = dataTemplates.find(({ dataset }) => dataset === id)!;
  const place = template.regions.find(([, zh]) => zh === region)![0];
  const { series } = template.wanted.find(({ name }) => name === indicator)!;
  const known = readShipped(id, csv, labels).series[`${series}.${place}`]?.observations ?? [];
  return String(known.reduce((last, item) => (item.year > last.year ? item : last), { year: 0, value: 60 }).value);
}

describe('planwright monitor', () => {
  const figures = ['--figure', 'growth_city@2026=5.2%±0.3%', '--goal', 'growth_city=5.5%'];
  const few = ['--draws', '1024', '--workers', '0'];

  test('gives every target before and after, and what the remaining years require', async () => {
    const { status, out } = await planwright('monitor', 'liaocheng', ...figures, ...few, '--json');
    const answer = JSON.parse(out) as {
      figures: { value: number; error: { total: number; origin: string } }[];
      targets: { id: string; prior: { p: number }; posterior: { p: number } | null }[];
      required: { required: number; precedent: { size: number } | null }[];
    };
    expect(status).toBe(0);
    expect(answer.figures[0]).toMatchObject({ value: 0.052, error: { total: 0.003, origin: 'given' } });
    expect(answer.targets.every(({ posterior }) => posterior !== null)).toBe(true);
    // (1.055⁵ / 1.052)^(1/4) − 1
    expect(answer.required[0]!.required).toBeCloseTo((1.055 ** 5 / 1.052) ** 0.25 - 1, 12);
    expect(answer.required[0]!.precedent!.size).toBeGreaterThan(20);
  });
  test('a figure beyond the draws is told, with no number; wrong usage and unknown series leave their status', async () => {
    const beyond = await planwright('monitor', 'liaocheng', '--figure', 'growth_city@2026=40%', ...few);
    expect(beyond.status).toBe(0);
    expect(beyond.told).toContain('figure-outside');
    expect((await planwright('monitor', 'liaocheng', '--figure', 'growth_city=5%')).status).toBe(2);
    expect((await planwright('monitor', 'liaocheng', '--figure', 'growth_cty@2026=5%')).told).toContain('growth_city');
    expect((await planwright('monitor', 'liaocheng')).status).toBe(1);
  });
});

describe('planwright audit', () => {
  test('the starter says what cannot be checked and why', async () => {
    const { status, out } = await planwright('audit', 'liaocheng');
    expect(status).toBe(0);
    expect(out).toContain('the table has no figure for');
    expect(out).toContain('its goal is blank');
  });
  test('a conflict names both rows with file and cell, the third number, and what was observed', async () => {
    const rows = [
      '指标,单位,2025年,2030年',
      '地区生产总值,亿元,3304.15,4500',
      '人均地区生产总值,元,57155,90000',
      '常住人口,万人,575.9,560',
    ];
    writeFileSync(path('plan.csv'), rows.join('\n'));
    const { out } = await planwright('audit', 'liaocheng', '--import', path('plan.csv'));
    // 4500 / 90000 = 500 万人
    expect(out).toMatch(
      /conflict.*plan\.csv D2: 4500.*plan\.csv D3: 90000.*500\.0 万人.*prints 560\.0 万人.*last observed 575\.9 万人/u,
    );
  });
});

describe('planwright counties', () => {
  test('is refused with the gaps named while the table is empty', async () => {
    const { status, told } = await planwright('counties', 'liaocheng');
    expect(status).toBe(1);
    expect(told).toContain('counties-incomplete');
    expect(told).toContain('dongchangfu');
  });
  test('the filled template is shared out and adds up', async () => {
    await planwright('data', 'counties', '--template', path('counties.csv'));
    const filled = readFileSync(path('counties.csv'), 'utf8')
      .split('\n')
      .map((line, i) => {
        const cells = line.split(',');
        if (cells.length < 6) return line;
        if (i > 0 && cells[5] === '') cells[5] = cells[1]!.includes('增速') ? '5' : sizeOf(cells[0]!, cells[1]!);
        return cells.join(',');
      });
    writeFileSync(path('counties.csv'), filled.join('\n'));
    const own = ['--data', path('counties.csv'), '--mapping', path('counties.map.yaml')];
    for (const rule of ['equal', 'effort', 'least', 'convergence', 'capacity']) {
      const asked = [...own, '--rule', rule, '--goal', '5.5%', '--spread', '0.8%', '--correlation', '0.5', '--json'];
      const { status, out } = await planwright('counties', 'liaocheng', ...asked);
      const answer = JSON.parse(out) as {
        coherence: number;
        counties: unknown[];
        chances: { all: number; city: number };
      };
      expect(status).toBe(0);
      expect(answer.counties).toHaveLength(8);
      expect(Math.abs(answer.coherence)).toBeLessThan(1e-12);
      expect(answer.chances.all).toBeLessThan(answer.chances.city);
    }
    const apart = await planwright('counties', 'liaocheng', ...own, '--zones', 'apart', '--json');
    expect((JSON.parse(apart.out) as { counties: unknown[] }).counties).toHaveLength(11);
    // The counties that the blank table names are no slips of the mapping.
    expect(apart.out).not.toContain('series-made');
    expect((await planwright('counties', 'liaocheng', '--data', path('counties.csv'))).told).toContain('--mapping');
  });
});
