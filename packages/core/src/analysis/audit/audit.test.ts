import { describe, expect, test } from 'vitest';
import { readTable } from '../../data/csv.ts';
import { readTextGrid } from '../../data/text-grid.ts';
import type { Table } from '../../data/table.ts';
import { readIndicators } from '../../indicators/read-indicators.ts';
import type { IndicatorTable } from '../../indicators/indicator-table.ts';
import { audit } from './audit.ts';
import type { AuditAnswer, AuditCheck } from './audit.ts';
import { topicOf } from './topics.ts';

const tableOf = (...rows: readonly string[]): IndicatorTable => {
  const header = '指标,单位,2025年,2030年,年均增速〔累计〕,备注';
  const { table, problems } = readIndicators({ sheets: [readTextGrid([header, ...rows].join('\n'))] }, 'plan.csv');
  if (table === null) throw new Error(JSON.stringify(problems));
  return table;
};
const observations: Table = (() => {
  const row = (name: string, year: number, value: number, unit: string): string =>
    `${name},${year},${value},${unit},v,high,official,bulletin`;
  const csv = [
    'indicator,year,value,unit,vintage,confidence,tier,source',
    ...[2021, 2022, 2023, 2024, 2025].flatMap((year, i) => [
      row('gdp', year, 100 * 1.05 ** i, '亿元'),
      row('growth', year, 5.5, '%'),
      row('people', year, 60 * 0.99 ** i, '万人'),
    ]),
  ].join('\n');
  const { table, problems } = readTable({ id: 'd', title: { zh: '', en: '' }, csv, labels: {} });
  if (table === null) throw new Error(JSON.stringify(problems));
  return table;
})();
const names = { 'gdp.nominal': ['d.gdp@v'], 'gdp.real': ['d.growth@v'], population: ['d.people@v'] } as const;
const of = (rows: readonly string[]): AuditAnswer => audit(tableOf(...rows), [observations], names);
const find = (answer: AuditAnswer, id: string): AuditCheck => answer.checks.find((check) => check.id === id)!;

describe('rows that agree', () => {
  // 3304.15 × 1.055⁵ × 1.01⁵ = 4539.0; per head 4539 / 560 = 81054; urban 45000, rural 25000, 60 % urban → 37000.
  const rows = [
    '地区生产总值,亿元,3304.15,4539,5.5',
    '生产总值平减指数,%,,,1.0',
    '常住人口,万人,571.38,560,',
    '人均地区生产总值,元,57827,81054,',
    '常住人口城镇化率,%,58.34,60,',
    '城镇居民人均可支配收入,元,36000,45000,',
    '农村居民人均可支配收入,元,20000,25000,',
    '居民人均可支配收入,元,,37000,',
    '城乡居民收入比,,1.80,1.8,',
    '单位地区生产总值二氧化碳排放降低,%,,,〔17〕',
    '二氧化碳排放总量,万吨,6000,6509,',
    '全员劳动生产率增长,%,,,6.5',
    '就业人员,万人,300,286,',
  ];
  test.each([
    'deflator',
    'per-head-base',
    'per-head-goal',
    'carbon',
    'income-mix-goal',
    'income-ratio-base',
    'income-ratio-goal',
    'work-growth',
  ])('%s', (id) => {
    expect(find(of(rows), id).status).toBe('agrees');
  });
  test('none of them conflicts', () => expect(of(rows).counts.conflicts).toBe(0));
});

describe('rows that conflict', () => {
  test('GDP over residents against GDP per resident: both rows and the third are named with their cells', () => {
    const check = find(
      of(['地区生产总值,亿元,3304.15,4500,', '常住人口,万人,571.38,560,', '人均地区生产总值,元,57827,90000,']),
      'per-head-goal',
    );
    expect(check.status).toBe('conflicts');
    expect(check.cells.map(({ row, file, place }) => `${row} ${file} ${place}`)).toEqual([
      '地区生产总值 plan.csv D2',
      '人均地区生产总值 plan.csv D4',
      '常住人口 plan.csv D3',
    ]);
    // 4500 / 90000 = 500 万人, observed 57.6 万人 in 2025.
    expect(check.third).toMatchObject({
      unit: '人',
      year: 2030,
      implied: { value: 5_000_000 },
      printed: { value: 5_600_000 },
      observed: { year: 2025 },
    });
    expect(check.third!.observed!.value).toBeCloseTo(600_000 * 0.99 ** 4, 6);
  });
  test('nominal levels, real growth and the deflator', () => {
    const check = find(of(['地区生产总值,亿元,3304.15,4000,5.5', '生产总值平减指数,%,,,1.0']), 'deflator');
    expect(check.status).toBe('conflicts');
    // (4000 / 3304.15)^(1/5) / 1.055 − 1
    expect(check.third!.implied.value).toBeCloseTo((4000 / 3304.15) ** 0.2 / 1.055 - 1, 12);
  });
  test('a cut of intensity that leaves no room for the printed emissions', () => {
    const rows = [
      '地区生产总值增长,%,5.6,5.5,',
      '单位地区生产总值二氧化碳排放降低,%,,〔17〕,',
      '二氧化碳排放,万吨,6000,6000,',
    ];
    const check = find(of(rows), 'carbon');
    expect(check.status).toBe('conflicts');
    expect(check.third!.implied.value).toBeCloseTo((0.83 * 1.055 ** 5) ** 0.2 - 1, 12);
  });
  test('income that is to keep step with GDP, real with real; nominal levels never against real growth', () => {
    const step = find(
      of(['地区生产总值增长,%,5.6,5.5,', '居民人均可支配收入增长,%,5.1,与经济增长同步,4.0']),
      'income-real',
    );
    expect(step.status).toBe('conflicts');
    expect(
      find(of(['地区生产总值增长,%,5.6,5.5,', '居民人均可支配收入增长,%,5.1,与经济增长同步,5.3']), 'income-real')
        .status,
    ).toBe('agrees');
    const apart = of(['地区生产总值增长,%,5.6,5.5,', '居民人均可支配收入,元,30000,38000,']);
    expect(find(apart, 'income-real').status).toBe('unchecked');
    expect(find(apart, 'income-nominal').status).toBe('unchecked');
  });
  test('a growth column against the levels of its own row', () => {
    expect(of(['常住人口,万人,571.38,560,1.0']).checks[0]).toMatchObject({
      id: 'same population@factor',
      status: 'conflicts',
    });
    expect(of(['常住人口,万人,571.38,560,-0.4']).checks[0]).toMatchObject({ status: 'agrees' });
  });
});

describe('tolerances', () => {
  const ratio = (printed: string): AuditCheck =>
    find(
      of([
        '城镇居民人均可支配收入,元,36000,46000,',
        '农村居民人均可支配收入,元,20000,25000,',
        `城乡居民收入比,,1.8,${printed},`,
      ]),
      'income-ratio-goal',
    );
  test('1.84 may be printed as 1.8, which stands for 1.75 to 1.85, but not as 1.80', () => {
    expect(ratio('1.8').status).toBe('agrees');
    expect(ratio('1.80').status).toBe('conflicts');
    expect(ratio('1.8').causes.map(({ en }) => en)).toContain('rounded, ±0.05');
  });
  test('左右, 以上 and ranges leave room, and say so', () => {
    expect(ratio('1.82左右').status).toBe('agrees');
    expect(ratio('1.7以上').status).toBe('agrees');
    expect(ratio('1.9以上').status).toBe('conflicts');
    expect(ratio('1.7-1.9').causes.map(({ en }) => en)).toContain('printed as a range');
  });
});

describe('a third number that the table does not print', () => {
  test('it stands beside what was observed; outside all of it the rows are strained', () => {
    // Observed: +5.0 % nominal on +5.5 % real a year, a deflator of −0.47 %.
    const usual = find(of(['地区生产总值,亿元,3304.15,4217,5.5']), 'deflator');
    expect([usual.status, usual.third!.observed!.year]).toEqual(['implied', 2025]);
    expect(usual.third!.observed!.value).toBeCloseTo(1.05 / 1.055 - 1, 12);
    expect(usual.third!.observed!.references).toEqual(['d.gdp@v', 'd.growth@v']);
    expect(find(of(['地区生产总值,亿元,3304.15,5000,5.5']), 'deflator').status).toBe('strained');
  });
  test('floors alone imply nothing', () => {
    const floors = find(of(['地区生产总值,亿元,3304.15,4500以上,5.5以上']), 'deflator');
    expect(floors.status === 'implied' || floors.status === 'unchecked').toBe(true);
  });
});

describe('what cannot be checked', () => {
  test('every identity says what it lacks, and unused rows say why', () => {
    const answer = of(['地区生产总值增长,%,5.6,合理区间,', '单位地区生产总值能耗降低,%,,*,', '森林覆盖率,%,25,26,']);
    expect(answer.counts).toMatchObject({ agrees: 0, conflicts: 0, implied: 0 });
    expect(find(answer, 'carbon').reason!.en).toContain('growth of CO₂ per GDP');
    expect(answer.left.map(({ row, reason }) => `${row}: ${reason.en}`)[0]).toContain('in words');
    expect(of(['常住人口,户,1,2,']).left[0]!.reason.en).toContain('does not convert');
  });
  test('names of indicators are told apart', () => {
    const told = [
      '单位GDP能耗降低',
      '单位地区生产总值二氧化碳排放降低',
      '非化石能源占能源消费总量比重',
      '人均地区生产总值',
      '城镇新增就业人数',
      '第一产业增加值',
      '全体居民人均可支配收入',
      '城乡居民收入比',
      '能源消费总量',
      '全市地区生产总值（不变价）',
    ];
    expect(told.map(topicOf)).toEqual([
      'energyIntensity',
      'co2Intensity',
      null,
      'perHead',
      null,
      null,
      'income',
      'incomeRatio',
      'energy',
      'gdp',
    ]);
  });
});
