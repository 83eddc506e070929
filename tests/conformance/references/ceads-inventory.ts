/** The shipped emission inventory of the city against the CEADs file, and what the trend test says of it. */
import { mannKendall } from '@planwright/core';
import { models } from '@planwright/models';
import { caseRows } from '../cases.ts';
import { exact } from '../reference-record.ts';
import type { ReferenceRecord } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

const table = models.liaocheng.tables.find(({ id }) => id === 'liaocheng')!;
const shipped = table.series['co2_inventory']!.observations;

function run(record: ReferenceRecord): void {
  const theirs = caseRows('c11_ceads_city_series/ceads_city_mtco2.csv').filter((row) => row['city'] === '山东聊城');
  record.compare({ zh: '年份数', en: 'Years' }, theirs.length, shipped.length, exact);
  theirs.forEach((row, i) => {
    record.compare({ zh: '各年年份', en: 'The years' }, Number(row['year']), shipped[i]?.year ?? NaN, exact);
    record.compare(
      { zh: '各年排放，百万吨', en: 'Emissions of every year, Mt' },
      Number(row['mtco2']),
      shipped[i]?.value ?? NaN,
      {
        absolute: 5.1e-5,
        because: { zh: '随附的数四舍五入到四位小数', en: 'the shipped figures are rounded to four decimals' },
      },
    );
  });
  const { s, z } = mannKendall(shipped.map(({ value }) => value));
  record.compare({ zh: '趋势检验 S', en: 'S of the trend test' }, 22, s, exact);
  // 8 values without ties: var S = 8·7·21/18 = 65.33, z = 21/√65.33.
  record.compare({ zh: '趋势检验 z', en: 'z of the trend test' }, 2.598076211353316, z, {
    relative: 1e-12,
    because: { zh: '舍入', en: 'rounding' },
  });
}

export const ceadsInventory: Reference = {
  id: 'c11',
  title: { zh: '聊城排放清单', en: 'Emission inventory of Liaocheng' },
  source: 'CEADs; Shan et al. 2022, Science Bulletin 67, 1910; z of 8 values by its formula',
  kind: 'published',
  inputs: { zh: 'CEADs 城市清单中的聊城', en: 'Liaocheng in the CEADs inventory of cities' },
  needsCases: true,
  run,
};
