/** The Mann-Kendall test and the Sen slope against another package, and on the emission inventory of the city. */
import { mannKendall, senSlope } from '@planwright/core';
import { caseJson } from '../cases.ts';
import { exact } from '../reference-record.ts';
import type { ReferenceRecord } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

interface MannKendallCase {
  readonly data: readonly (number | null)[];
  readonly expected: {
    readonly original_test: { readonly s: number; readonly var_s: number; readonly z: number };
    readonly linear_360: { readonly s: number; readonly slope: number };
  };
}

function run(record: ReferenceRecord): void {
  const { data, expected } = caseJson('c06_mann_kendall/case.json') as MannKendallCase;
  const { s, variance, z } = mannKendall(data.filter((value): value is number => value !== null));
  const division = { zh: '一次除法与开方的舍入', en: 'one division and one root round' };
  record.compare({ zh: 'S，含许多相等的值', en: 'S, with many ties' }, expected.original_test.s, s, exact);
  record.compare({ zh: 'S 的方差', en: 'Variance of S' }, expected.original_test.var_s, variance, {
    ...{ relative: 1e-12, because: division },
  });
  record.compare({ zh: 'z', en: 'z' }, expected.original_test.z, z, { relative: 1e-12, because: division });
  const line = Array.from({ length: 360 }, (_, i) => i);
  record.compare({ zh: '直线的 S', en: 'S of a straight line' }, expected.linear_360.s, mannKendall(line).s, exact);
  record.compare(
    { zh: '直线的 Sen 斜率', en: 'Sen slope of a straight line' },
    expected.linear_360.slope,
    senSlope(line),
    exact,
  );
}

export const mannKendallTest: Reference = {
  id: 'c06',
  title: { zh: 'Mann-Kendall 检验与 Sen 斜率', en: 'Mann-Kendall test and Sen slope' },
  source: 'github.com/mmhs013/pyMannKendall, tests; Hussain and Mahmud 2019, JOSS 4(39) 1556',
  kind: 'published',
  inputs: { zh: '360 个值（去掉缺失）与一条直线', en: '360 values without the missing ones, and a straight line' },
  needsCases: true,
  run,
};
