import { expect, test } from 'vitest';
import { readTable } from './csv.ts';
import { dataSheet, yearRuns } from './data-sheet.ts';

test('a sheet tells observed, computed, unseen and missing years apart, by round of publication', () => {
  const csv = [
    'indicator,year,value,unit,vintage,confidence,tier,source,bound,break',
    'gdp,2015,90,亿元,first,unverified,analyst,未见来源,,',
    'gdp,2018,100,亿元,first,high,official,公报甲,,1',
    'gdp,2018,101,亿元,first,low,third party,网页,,',
    'gdp,2019,110,亿元,first,derived,analyst,推算,≈,',
    'gdp,2019,111,亿元,final,medium,third party,网页,,',
  ].join('\n');
  const { table } = readTable({ id: 'city', title: { zh: '市', en: 'City' }, csv, labels: {} });
  const [final, first] = table === null ? [] : dataSheet(table);
  expect(first).toMatchObject({
    vintage: 'first',
    observed: [2018],
    derived: [2019],
    unverified: [2015],
    missing: [2016, 2017],
    bounded: [2019],
    conflicts: [2018],
    breaks: [2018],
    quoted: [2015],
    sources: ['未见来源', '公报甲', '推算'],
  });
  expect(final).toMatchObject({ vintage: 'final', observed: [2019], missing: [], quoted: [2019] });
});

test('runs of years are joined', () => {
  expect(yearRuns([2018, 2010, 2012, 2011, 2016])).toBe('2010—2012、2016、2018');
  expect(yearRuns([])).toBe('');
});
