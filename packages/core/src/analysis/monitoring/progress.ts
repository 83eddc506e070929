/** 时序进度: how far a target has come in a straight line, beside how far the model expected it to come by now. */
import type { SettledTest } from '../../target/grammar.ts';
import { allTests } from '../../target/evaluate.ts';
import { limitsOf } from '../../target/kinds/bounds.ts';
import { powerInteger } from '../../elementary/power-integer.ts';
import type { Bilingual } from '../../problem.ts';

/** A level that one series must reach from a base year on. */
export interface Way {
  readonly series: string;
  readonly from: number;
  readonly to: number;
  /** The level to reach, as a multiple of the base, or in the unit of the series. */
  readonly goal: { readonly ratio: number } | { readonly level: number };
  /** Of a goal for mean growth, the rate itself. */
  readonly rate?: number;
}

export const straightLineWarning: Bilingual = {
  zh: '时序进度按直线计算：对先慢后快（S 形）、按项目投产和随周期起伏的指标会误导，以概率为准。',
  en: 'Progress in a straight line misleads for indicators that follow an S-curve, projects or the cycle: go by the probability.',
};

/** What a target asks of the level of single series; members of a composite too. `base` is the year before the first of the plan. */
export function waysOf(test: SettledTest, base: number): readonly Way[] {
  return allTests(test).flatMap((each): Way[] => {
    if (each.kind === 'averageGrowth' && each.over !== 'everyYear') {
      const rate = nearEnd(limitsOf(each));
      const { series, from, to } = each;
      // 高于 0 sets no pace.
      return rate === null || rate === 0
        ? []
        : [{ series, from, to, rate, goal: { ratio: powerInteger(1 + rate, to - from) } }];
    }
    if (each.kind === 'levelAt') {
      const end = nearEnd(limitsOf(each));
      const { series, year: to, relativeTo } = each;
      if (end === null || (relativeTo ?? base) >= to) return [];
      return [
        { series, from: relativeTo ?? base, to, goal: relativeTo === undefined ? { level: end } : { ratio: end } },
      ];
    }
    if (each.kind === 'intensityCut') {
      const { series, from, to, atLeast } = each;
      return [{ series, from, to, goal: { ratio: 1 - atLeast } }];
    }
    return [];
  });
}

/** The floor, or the ceiling where there is no floor. */
function nearEnd({ low, high }: { readonly low: number; readonly high: number }): number | null {
  return Number.isFinite(low) ? low : Number.isFinite(high) ? high : null;
}

/** Share of the way from `base` to `goal`; null where there is no way to go. */
export function shareOfWay(base: number, now: number, goal: number): number | null {
  const share = (now - base) / (goal - base);
  return Number.isFinite(share) ? share : null;
}
