/** Does a target make sense on a model: its series, years, units and thresholds? */
import { problem, suggest } from '../problem.ts';
import type { Problem, Where } from '../problem.ts';
import { pureUnit, parseUnit, sameUnit } from '../units/unit.ts';
import type { Unit } from '../units/unit.ts';
import { allTests, cellsOf, seriesOf } from './evaluate.ts';
import type { Test } from './grammar.ts';
import { kindOf } from './kinds/kinds.ts';
import type { Target } from './target.ts';
import { thresholdsOf } from './thresholds.ts';

/** What a target may ask of a model. */
export interface ModelView {
  readonly id: string;
  /** Last year. */
  readonly end: number;
  /** Series → unit. */
  readonly series: ReadonlyMap<string, string>;
  readonly hasValue: (series: string, year: number) => boolean;
  /** Parameters that are one number: name → unit. Those with a prior are not among them. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Every reading is checked, chosen or not. */
export function checkTarget(target: Target, view: ModelView): readonly Problem[] {
  return Object.entries(target.readings).flatMap(([id, { test }]) => {
    const where: Where = { model: view.id, path: `targets.${target.id}.readings.${id}.test` };
    const found = [...checkFaults(test, where), ...checkSeries(test, view, where)];
    if (found.length > 0) return found;
    return [
      ...checkYears(test, target.id, view, where),
      ...checkThresholds(test, view, where),
      ...checkUnits(test, view, where),
    ];
  });
}

function checkFaults(test: Test, where: Where): readonly Problem[] {
  return allTests(test).flatMap((each) => {
    const fault = kindOf(each).fault(each);
    return fault ? [bad(where, each, fault.zh, fault.en)] : [];
  });
}

function checkSeries(test: Test, { series }: ModelView, where: Where): readonly Problem[] {
  const known = [...series.keys()];
  return seriesOf(test)
    .filter((name) => !series.has(name))
    .map((name) =>
      problem('unknown-name', where, { kind_zh: '序列', kind_en: 'series', name, ...suggest(name, known) }),
    );
}

function checkYears(test: Test, reader: string, view: ModelView, where: Where): readonly Problem[] {
  const told = new Set<string>();
  return cellsOf(test, view.end).flatMap(({ series, year }) => {
    if (view.hasValue(series, year) || told.has(series)) return [];
    // The first missing year of a series says enough.
    told.add(series);
    return [problem('missing-value', where, { name: series, year, reader })];
  });
}

function checkThresholds(test: Test, { parameters, series }: ModelView, where: Where): readonly Problem[] {
  return thresholdsOf(test).flatMap(({ in: each, name }) => {
    const unit = parameters.get(name);
    if (unit === undefined)
      return [
        problem('unknown-name', where, {
          kind_zh: '确定取值的参数',
          kind_en: 'parameter with one value',
          name,
          ...suggest(name, [...parameters.keys()]),
        }),
      ];
    const [first = ''] = kindOf(each).series(each);
    const wanted = kindOf(each).thresholds(each) === 'series' ? (series.get(first) ?? '1') : '1';
    return same(unit, wanted) ? [] : [mismatch(where, `${each.kind} ${name}`, unit, wanted)];
  });
}

function checkUnits(test: Test, { series }: ModelView, where: Where): readonly Problem[] {
  return allTests(test).flatMap((each) => {
    const { agree } = kindOf(each);
    const [first, ...others] = kindOf(each)
      .series(each)
      .map((name) => series.get(name) ?? '1');
    if (agree === null || first === undefined) return [];
    const agrees = agree === 'units' ? same : samePrices;
    return others.filter((unit) => !agrees(first, unit)).map((unit) => mismatch(where, each.kind, first, unit));
  });
}

/** A unit that cannot be read is told by the check of the model. */
const read = (text: string): Unit => {
  const unit = parseUnit(text);
  return 'code' in unit ? pureUnit : unit;
};

const same = (left: string, right: string): boolean => sameUnit(read(left), read(right));

/** 同步 and 高于 compare real with real and nominal with nominal; an index without a price basis goes with both. */
function samePrices(left: string, right: string): boolean {
  const [a, b] = [basisOf(left), basisOf(right)];
  return a === null || b === null || a === b;
}

function basisOf(text: string): 'constant' | 'current' | null {
  const symbols = Object.keys(read(text).dimension);
  if (symbols.some((symbol) => symbol.includes('@'))) return 'constant';
  return symbols.some((symbol) => symbol === 'CNY' || symbol === 'USD') ? 'current' : null;
}

function mismatch(where: Where, operation: string, left: string, right: string): Problem {
  return problem('unit-mismatch', where, {
    operation,
    left,
    right,
    advice_zh: '改用同一单位、同一价格基准的序列或参数。',
    advice_en: 'Use series or parameters of one unit and one price basis.',
  });
}

function bad(where: Where, test: Test, reason_zh: string, reason_en: string): Problem {
  return problem('bad-definition', where, {
    path: where.path ?? test.kind,
    reason_zh,
    reason_en,
    advice_zh: `按 ${test.kind} 的写法改正。`,
    advice_en: `Correct the ${test.kind} test.`,
  });
}
