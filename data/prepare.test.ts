import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTable } from '../packages/core/src/data/csv.ts';
import { resolveObserved } from '../packages/core/src/data/resolve.ts';
import type { Observation, Table } from '../packages/core/src/data/table.ts';
import { build } from './build.ts';
import type { CsvRecord } from './csv-file.ts';
import { parseCsv } from './csv-file.ts';
import { datasets } from './datasets.ts';
import { prepare, readRaw } from './prepare.ts';
import { breaks } from './rules/breaks.ts';
import { decisions } from './rules/decisions.ts';
import { indicatorOf, labelledSeries } from './rules/labels.ts';

interface Indicator {
  readonly name: string;
  readonly unit: string;
  readonly unitMeaning: string;
  readonly zh: string;
  readonly en: string;
}

const root = import.meta.dirname;
const text = (id: string, file: string): string => readFileSync(join(root, id, file), 'utf8');

const loaded = datasets.map((dataset) => {
  const { id } = dataset;
  const labels = JSON.parse(text(id, 'labels.json')) as Pick<Table, 'title'> & {
    series: Record<string, Table['title']>;
  };
  const { table, problems } = readTable({ id, title: labels.title, csv: text(id, `${id}.csv`), labels: labels.series });
  if (table === null) throw new Error(JSON.stringify(problems.slice(0, 3)));
  const raw = readdirSync(join(root, id, 'raw'))
    .sort()
    .flatMap((file) => parseCsv(text(id, `raw/${file}`)).map((cells, index) => ({ file, row: index + 2, cells })));
  return {
    dataset,
    labels,
    table,
    raw,
    rows: parseCsv(text(id, `${id}.csv`)),
    unplaced: parseCsv(text(id, 'unplaced.csv')),
  };
});
const tables = loaded.map(({ table }) => table);

function chosen(reference: string): readonly Observation[] {
  const result = resolveObserved(tables, reference, {});
  if (Array.isArray(result)) throw new Error(JSON.stringify(result));
  return result.observations;
}

function values(reference: string): Record<number, number> {
  return Object.fromEntries(chosen(reference).map((item) => [item.year, item.value]));
}

describe.each(loaded)('dataset $dataset.id', ({ dataset, labels, table, raw, rows, unplaced }) => {
  test('the committed files are what the committed raw rows build, byte for byte', () => {
    const { files } = build(dataset, readRaw(root, dataset));
    for (const [file, built] of Object.entries(files)) expect(built === text(dataset.id, file), file).toBe(true);
  });

  test('every raw row is placed, folded into an equal figure or listed with a reason', () => {
    const { summary } = build(dataset, readRaw(root, dataset));
    const listed = Object.values(summary.unplaced).reduce((sum, count) => sum + count, 0);
    expect(listed).toBe(unplaced.length);
    expect(summary.rowsIn).toBe(raw.length);
    const { tidy, derived, duplicates, roundings, distributions } = summary;
    expect(tidy - derived + duplicates + roundings + listed + distributions).toBe(raw.length);
    expect(unplaced.every((row) => row['reason'] !== '')).toBe(true);
  });

  test('the package describes the columns, and names unit and labels of every series', () => {
    const described = JSON.parse(text(dataset.id, 'datapackage.json')) as {
      resources: { path: string; schema?: { fields: { name: string }[] } }[];
      indicators: Indicator[];
      vintages: string[];
      sources: { title: string }[];
    };
    for (const { path, schema } of described.resources) {
      const header = text(dataset.id, path).split('\n')[0];
      if (schema !== undefined) expect(schema.fields.map((field) => field.name).join(',')).toBe(header);
    }
    const series = Object.keys(table.series);
    expect(described.indicators.map((item) => item.name)).toEqual(series);
    expect(Object.keys(labels.series)).toEqual(series);
    for (const { name, unit, unitMeaning, zh, en } of described.indicators) {
      expect(table.series[name]).toMatchObject({ unit, label: { zh, en } });
      expect(unitMeaning).not.toBe('');
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
    expect(new Set(rows.map((row) => row['vintage']))).toEqual(new Set(described.vintages));
    expect(new Set(rows.map((row) => row['source']))).toEqual(new Set(described.sources.map(({ title }) => title)));
  });

  test('no unverified row lost its word: it is unverified, or named as such beside an equal figure, or listed apart', () => {
    const unverified = raw.filter(({ cells }) => cells['confidence'] === 'unverified');
    for (const { file, row, cells } of unverified) {
      const apart = unplaced.some((item) => item['file'] === file && item['row'] === String(row));
      const named = rows.some((item) => item['note']?.includes(`${file} row ${row} (unverified)`));
      const kept = rows.some(
        (item) => item['confidence'] === 'unverified' && item['year'] === cells['year'] && sameNote(item, cells),
      );
      expect(apart || named || kept, `${file} ${row}`).toBe(true);
    }
  });

  test('no warning of a source is lost', () => {
    for (const { file, row, cells } of raw) {
      const warning = /CONFLICT|DO NOT USE/.exec(cells['note'] ?? '')?.[0];
      if (warning === undefined) continue;
      const holders = [...rows, ...unplaced].filter(
        (item) => item['year'] === cells['year'] && item['note']?.includes(warning),
      );
      expect(holders.length, `${file} ${row}`).toBeGreaterThan(0);
    }
  });

  test('a third party, an analyst or an unseen source is never of high confidence', () => {
    for (const row of rows) {
      if (row['tier'] === 'third party' || row['tier'] === 'analyst') expect(row['confidence']).not.toBe('high');
      if (row['reference'] === 'unverified') expect(row['confidence']).toBe('unverified');
    }
  });

  test('every series of every vintage resolves: no two figures of equal trust stand in one year', () => {
    for (const series of Object.values(table.series))
      for (const vintage of new Set(series.observations.map((item) => item.vintage)))
        expect(Array.isArray(resolveObserved(tables, `${dataset.id}.${series.id}@${vintage}`, {}))).toBe(false);
  });

  test('a rejected figure never holds', () => {
    for (const series of Object.values(table.series))
      for (const vintage of new Set(series.observations.map((item) => item.vintage)))
        for (const item of chosen(`${dataset.id}.${series.id}@${vintage}`))
          expect(item.note ?? '', `${series.id} ${item.year}`).not.toMatch(/^rejected/);
  });

  test('the three sectors sum to the total, and their shares to one hundred', () => {
    let checked = 0;
    const placesOf = (name: string): readonly (readonly [ending: string, vintage: string])[] =>
      Object.values(table.series)
        .filter(({ id }) => indicatorOf(id) === name)
        .flatMap(({ id, observations }) =>
          [...new Set(observations.map((item) => item.vintage))].map((vintage): [string, string] => [
            id.slice(name.length),
            vintage,
          ]),
        );
    for (const [ending, vintage] of placesOf('va_primary')) {
      const names = ['gdp_nominal', ...sectors.map((sector) => `va_${sector}`)].map((name) => name + ending);
      if (!names.every((name) => hasVintage(table, name, vintage))) continue;
      const [total = [], ...parts] = names.map((name) => chosen(`${dataset.id}.${name}@${vintage}`));
      for (const { year, value, confidence } of total) {
        const found = parts.map((part) => part.find((item) => item.year === year));
        if (found.some((item) => item === undefined || item.confidence === 'low') || confidence === 'low') continue;
        const sum = found.reduce((all, item) => all + (item?.value ?? 0), 0);
        // Four figures rounded to a tenth, or to whole numbers in the national announcements.
        expect(Math.abs(sum - value), `${vintage} ${year}`).toBeLessThanOrEqual(dataset.id === 'china' ? 1.5 : 0.3);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan({ reference: -1, counties: 1, peers: 5 }[String(dataset.id)] ?? 5);
    for (const [ending, vintage] of placesOf('share_primary')) {
      const names = sectors.map((sector) => `share_${sector}${ending}`);
      if (!names.every((name) => hasVintage(table, name, vintage))) continue;
      const parts = names.map((name) => chosen(`${dataset.id}.${name}@${vintage}`));
      for (const { year } of parts[0] ?? []) {
        const found = parts.map((part) => part.find((item) => item.year === year));
        if (found.some((item) => item === undefined || item.confidence === 'unverified')) continue;
        const sum = found.reduce((all, item) => all + (item?.value ?? 0), 0);
        expect(Math.abs(sum - 100), `${vintage} ${year}`).toBeLessThanOrEqual(0.1500001);
      }
    }
  });
});

const sectors = ['primary', 'secondary', 'tertiary'] as const;

function hasVintage(table: Table, series: string, vintage: string): boolean {
  return table.series[series]?.observations.some((item) => item.vintage === vintage) === true;
}

function sameNote(item: CsvRecord, cells: CsvRecord): boolean {
  return item['reference'] === cells['source'] && item['note']?.includes(cells['note'] ?? '') === true;
}

describe('the figures the models stand on', () => {
  // Growth and levels as listed in the notes on the figures, part 4, section 2.
  const firstGrowth = {
    2010: 13.2,
    2011: 12.3,
    2012: 12.7,
    2013: 10.21,
    2014: 9.4,
    2015: 8.8,
    2016: 7.3,
    2018: 5.4,
    2019: 3.7,
    2020: 2.8,
    2021: 8.4,
    2022: 4.3,
    2023: 6.1,
    2024: 5.7,
    2025: 5.6,
  };

  test('growth of the city: first published, final, and the two together', () => {
    expect(values('liaocheng.gdp_growth_real@first')).toEqual(firstGrowth);
    expect(values('liaocheng.gdp_growth_real@final')).toEqual({ 2024: 5.6 });
    const since2018 = Object.entries(firstGrowth).filter(([year]) => Number(year) >= 2018);
    expect(values('liaocheng.gdp_growth_real@latest')).toEqual({ ...Object.fromEntries(since2018), 2024: 5.6 });
  });

  test('growth of 2013 equals nominal growth and is marked down', () => {
    const row = chosen('liaocheng.gdp_growth_real@first').find((item) => item.year === 2013);
    expect(row?.confidence).toBe('low');
    expect(100 * (2365.87 / 2146.75 - 1)).toBeCloseTo(10.21, 2);
  });

  test('growth of the province: first published with its unverified years, and as revised', () => {
    expect(values('shandong.gdp_growth_real@latest')).toEqual({
      2018: 6.4,
      2019: 5.5,
      2020: 3.6,
      2021: 8.3,
      2022: 3.9,
      2023: 6,
      2024: 5.7,
      2025: 5.5,
    });
    const words = chosen('shandong.gdp_growth_real@latest').map((item) => item.confidence);
    expect(words.slice(0, 2)).toEqual(['unverified', 'unverified']);
    expect(words.slice(2)).not.toContain('unverified');
    const revised = values('shandong.gdp_growth_real@nbs2020');
    expect([revised[2010], revised[2018], revised[2019]]).toEqual([10.4, 6.3, 5.3]);
  });

  test('levels of the city keep their census apart', () => {
    expect(values('liaocheng.gdp_nominal@original')).toMatchObject({
      2010: 1622.38,
      2016: 2859.18,
      2017: 3013.55,
      2018: 3152.15,
    });
    expect(values('liaocheng.gdp_nominal@census4')).toMatchObject({
      2015: 1879,
      2018: 2163.34,
      2019: 2259.82,
      2020: 2316.84,
      2022: 2779.85,
      2023: 2926.36,
    });
    expect(values('liaocheng.gdp_nominal@census4_final')).toEqual({ 2022: 2805.03 });
    expect(values('liaocheng.gdp_nominal@census5')).toEqual({ 2023: 3044.14, 2024: 3161.63, 2025: 3304.15 });
    expect(values('liaocheng.gdp_nominal@census5_first')).toEqual({ 2024: 3167.96 });
  });

  test('sectors of 2025 give the published shares', () => {
    const level = values('liaocheng.gdp_nominal@census5')[2025] ?? 0;
    const found = sectors.map((sector) => values(`liaocheng.va_${sector}@census5`)[2025] ?? 0);
    expect(found).toEqual([438.98, 1343.08, 1522.09]);
    expect(found.map((value) => Math.round((1000 * value) / level) / 10)).toEqual([13.3, 40.6, 46.1]);
    expect(sectors.map((sector) => values(`liaocheng.share_${sector}@census5`)[2025])).toEqual([13.3, 40.6, 46.1]);
  });

  test('secondary share by census', () => {
    expect(values('liaocheng.share_secondary@census4')).toMatchObject({
      2019: 35.7,
      2020: 34.35,
      2021: 36.63,
      2022: 37.57,
      2023: 37.03,
    });
    expect(values('liaocheng.share_secondary@census5')).toEqual({ 2023: 41.43, 2025: 40.6 });
    expect(values('liaocheng.share_secondary@original')).toMatchObject({ 2016: 49.48, 2017: 50.24, 2018: 49.09 });
  });

  test('province, residents and emissions', () => {
    expect(values('shandong.gdp_nominal@census5')).toMatchObject({
      2020: 74355.9,
      2023: 94206.4,
      2024: 98565.8,
      2025: 103197.5,
    });
    expect(values('liaocheng.population_resident@census7')).toMatchObject({
      2022: 590.3,
      2023: 585.93,
      2024: 580.34,
      2025: 575.86,
    });
    const inventory = Object.entries(values('liaocheng.co2_inventory')).map(([year, value]) => [
      Number(year),
      value.toFixed(2),
    ]);
    expect(inventory).toEqual([
      [2006, '35.46'],
      [2007, '38.20'],
      [2008, '37.16'],
      [2009, '38.34'],
      [2015, '49.21'],
      [2016, '58.63'],
      [2017, '49.06'],
      [2019, '69.33'],
    ]);
  });

  test.each(['liaocheng', 'shandong'])('constant prices of %s end at the current level and grow as published', (id) => {
    const levels = values(`${id}.gdp_constant_2025`);
    const growth = values(`${id}.gdp_growth_real@latest`);
    expect(levels[2025]).toBe(values(`${id}.gdp_nominal@census5`)[2025]);
    expect(Object.keys(levels).map(Number)).toEqual([2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]);
    for (let year = 2018; year <= 2025; year++)
      expect(100 * ((levels[year] ?? 0) / (levels[year - 1] ?? 0) - 1)).toBeCloseTo(growth[year] ?? Number.NaN, 4);
    for (const item of chosen(`${id}.gdp_constant_2025`))
      expect(item).toMatchObject({ vintage: 'chained2025', confidence: 'derived', tier: 'analyst' });
  });

  test('levels that rest on unverified growth of the province say so', () => {
    const notes = chosen('shandong.gdp_constant_2025').map((item) => [
      item.year,
      item.note?.match(/unverified growth of .*/)?.[0],
    ]);
    expect(notes.slice(0, 3)).toEqual([
      [2017, 'unverified growth of 2018 and 2019'],
      [2018, 'unverified growth of 2019'],
      [2019, undefined],
    ]);
  });

  test('breaks are marked where no growth may be computed', () => {
    const broken = (reference: string): number[] =>
      chosen(reference).flatMap((item) => (item.break === true ? [item.year] : []));
    expect(broken('liaocheng.gdp_growth_real@first')).toEqual([2019]);
    expect(broken('liaocheng.gdp_constant_2025')).toEqual([2019]);
    expect(broken('shandong.retail_sales@rebased')).toEqual([2025]);
    expect(broken('liaocheng.share_secondary@census5_first')).toEqual([2024]);
    expect(broken('liaocheng.electricity_use_total@whole')).toEqual([2023]);
  });

  test('rejected figures stay in sight behind the one that holds, and those that would stand alone are listed apart', () => {
    const city = loaded[0];
    const notes = city?.rows
      .filter((row) => row['note']?.startsWith('rejected'))
      .map((row) => [row['indicator'], row['value']]);
    expect(notes).toEqual([
      ['gdp_growth_real', '5.5'],
      ['gdp_nominal', '2926.42'],
      ['gdp_nominal', '3129'],
      ['installed_capacity_total', '2300'],
      ['population_resident', '592.79'],
    ]);
    const apart = city?.unplaced.filter((row) => row['reason']?.startsWith('rejected')).map((row) => row['indicator']);
    expect(apart?.sort()).toEqual(['rd_intensity', 'rd_spending']);
  });
});

describe('peer cities and counties', () => {
  // Rows of the table of growth in the notes on the figures, part 2, section 3 (printed to a tenth there).
  const growth: Readonly<Record<string, readonly (number | null)[]>> = {
    jinan: [7.4, 7.0, 4.8, 7.2, 3.1, 6.1, null, 5.4],
    zibo: [6.1, 3.5, 2.5, 9.4, 4.7, 5.5, null, 5.6],
    weihai: [6.8, 3.6, 3.0, 7.5, 1.5, 5.7, 5.8, null],
    binzhou: [1.5, 4.1, 3.6, 8.3, 3.9, 5.0, 6.2, 5.3],
    heze: [7.9, 6.3, 3.9, 8.8, 4.2, 6.8, 6.1, 5.0],
    puyang: [5.8, 6.8, 3.0, 8.4, 4.9, 2.8, null, 5.6],
  };

  test.each(Object.entries(growth))('growth of %s as first published, 2018-2025', (city, expected) => {
    const found = values(`peers.gdp_growth_real.${city}@first`);
    for (const [index, rate] of expected.entries())
      if (rate !== null) expect(Math.abs((found[2018 + index] ?? Number.NaN) - rate)).toBeLessThanOrEqual(0.0500001);
  });

  test('the levels of the cities add up to the province within 0.05 %', () => {
    const cities = Object.keys(tables.find(({ id }) => id === 'peers')?.series ?? {}).filter(
      (id) => id.startsWith('gdp_nominal.') && !/handan|puyang|laiwu/.test(id),
    );
    expect(cities.length).toBe(15);
    for (const year of [2020, 2021, 2022, 2023]) {
      const all = cities.map((id) => values(`peers.${id}@census4`)[year] ?? Number.NaN);
      const sum = all.reduce((total, value) => total + value, values('liaocheng.gdp_nominal@census4')[year] ?? 0);
      const province = values('shandong.gdp_nominal@census4')[year] ?? Number.NaN;
      expect(Math.abs(sum / province - 1), String(year)).toBeLessThan(0.0006);
    }
  });

  test('distributions over cities stand apart, as the notes print them', () => {
    const rows = parseCsv(text('peers', 'distributions.csv'));
    const at = (name: string, window: string, statistic: string): string | undefined =>
      rows.find((row) => row['class'] === name && row['window'] === window && row['statistic'] === statistic)?.[
        'value'
      ];
    expect(rows.length).toBe(117);
    expect([at('prefectures', '2019-2023', 'margin5_n'), at('prefectures', '2019-2023', 'margin5_sd')]).toEqual([
      '286',
      '1.09',
    ]);
    expect([
      at('shandong_cities', '2016-2020', 'margin5_sd'),
      at('shandong_cities', '2018-2023', 'margin_sd_window1'),
    ]).toEqual(['0.79', '1.04']);
  });

  test('the debt of the counties and the city level adds up to the city in the official tables', () => {
    const parts = tables.find(({ id }) => id === 'counties')?.series ?? {};
    for (const [year, total] of [
      [2024, 1359.4],
      [2025, 1620.4],
    ] as const) {
      const sum = Object.keys(parts)
        .filter((id) => id.startsWith('debt_balance_total.'))
        .reduce((all, id) => all + (values(`counties.${id}`)[year] ?? Number.NaN), 0);
      expect(sum).toBeCloseTo(total, 0);
    }
  });
});

describe('names of sources', () => {
  test('every source has a name in Chinese without addresses or repositories, and keeps the words of the collection', () => {
    for (const { rows } of loaded)
      for (const row of rows) {
        expect(row['source']).toMatch(/\p{Script=Han}/u);
        expect(row['source']).not.toMatch(/https?:|github|\.py|\.csv|[a-z]+\/[a-z]+/i);
        expect(row['reference']).not.toBe('');
      }
  });
});

describe('the tables of rules', () => {
  test('every decision and every break meets a row', () => {
    for (const { dataset, series, year, value } of decisions) {
      const city = loaded.find((item) => item.dataset.id === dataset);
      const found = [...(city?.rows ?? []), ...(city?.unplaced ?? [])].filter(
        (row) => row['indicator'] === series && row['year'] === String(year) && Number(row['value']) === value,
      );
      expect(found.length, `${series} ${year} ${value}`).toBeGreaterThan(0);
    }
    for (const { dataset, series, year } of breaks) {
      const rows = loaded.find((item) => item.dataset.id === dataset)?.rows ?? [];
      const found = rows.filter((row) => series.test(row['indicator'] ?? '') && row['year'] === String(year));
      expect(found.length, `${String(series)} ${year}`).toBeGreaterThan(0);
      expect(found.every((row) => row['break'] === '1' && row['note']?.includes('break: '))).toBe(true);
    }
  });

  test('no label outlives its series', () => {
    const built = new Set(tables.flatMap((table) => Object.keys(table.series).map(indicatorOf)));
    expect(labelledSeries.filter((id) => !built.has(id))).toEqual([]);
  });
});

describe('collecting', () => {
  test('without the source files nothing is touched and the missing ones are named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'planwright-data-'));
    const kept = join(folder, 'liaocheng', 'raw', 'macro.csv');
    mkdirSync(join(folder, 'liaocheng', 'raw'), { recursive: true });
    writeFileSync(kept, 'region\n');
    expect(() => prepare(folder, 'collect', join(folder, 'nowhere'))).toThrow('lacks macro.csv');
    expect(readFileSync(kept, 'utf8')).toBe('region\n');
    rmSync(folder, { recursive: true });
  });
});
