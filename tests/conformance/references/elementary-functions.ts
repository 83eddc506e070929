/** The elementary functions against exact values (packages/core/src/elementary/reference/make.py, 60 digits). */
import { atan2 } from '../../../packages/core/src/elementary/atan2.ts';
import { cos } from '../../../packages/core/src/elementary/cos.ts';
import { exp } from '../../../packages/core/src/elementary/exp.ts';
import { log } from '../../../packages/core/src/elementary/log.ts';
import { log10 } from '../../../packages/core/src/elementary/log10.ts';
import { normalQuantile } from '../../../packages/core/src/elementary/normal-quantile.ts';
import { pow } from '../../../packages/core/src/elementary/pow.ts';
import { reference } from '../../../packages/core/src/elementary/reference/table.ts';
import { sin } from '../../../packages/core/src/elementary/sin.ts';
import { tan } from '../../../packages/core/src/elementary/tan.ts';
import { tanh } from '../../../packages/core/src/elementary/tanh.ts';
import type { ReferenceRecord } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

/** Function of one or two arguments, and how many units in the last place it may lie from the exact value rounded to double. */
const functions = {
  exp: [([x]: readonly number[]): number => exp(x!), 1],
  log: [([x]: readonly number[]): number => log(x!), 1],
  log10: [([x]: readonly number[]): number => log10(x!), 1],
  pow: [([x, y]: readonly number[]): number => pow(x!, y!), 1],
  sin: [([x]: readonly number[]): number => sin(x!), 1],
  cos: [([x]: readonly number[]): number => cos(x!), 1],
  tan: [([x]: readonly number[]): number => tan(x!), 1],
  tanh: [([x]: readonly number[]): number => tanh(x!), 2],
  atan2: [([y, x]: readonly number[]): number => atan2(y!, x!), 1],
  normalQuantile: [([p]: readonly number[]): number => normalQuantile(p!), 5],
} as const;

const because = {
  zh: '只用 IEEE 运算；以最后一位为单位',
  en: 'IEEE operations only; in units in the last place',
};

function run(record: ReferenceRecord): void {
  for (const name of Object.keys(functions) as (keyof typeof functions)[]) {
    const [ours, ulps] = functions[name];
    for (const line of reference[name].split(/[;\n]/).filter((row) => row !== '')) {
      const numbers = line.split(' ').map((cell) => Number(cell.replace('inf', 'Infinity')));
      // Arguments, the exact value rounded to double, and what was rounded off.
      const expected = numbers.at(-2) ?? NaN;
      record.compare({ zh: name, en: name }, expected, ours(numbers.slice(0, -2)), { ulps, because });
    }
  }
}

export const elementaryFunctions: Reference = {
  id: 'elementary',
  title: { zh: '初等函数', en: 'Elementary functions' },
  source: "Python's decimal, 60 digits or more (packages/core/src/elementary/reference/make.py)",
  kind: 'independent',
  inputs: { zh: '每个函数数百个自变量，含极端值', en: 'Hundreds of arguments for each function, extremes among them' },
  run,
};
