/** Has anyone done it: the percentile of a required rate in a reference class, and how much the choice of class matters. */
import { problem } from '../../problem.ts';
import type { Problem } from '../../problem.ts';
import { leastMembers, percentileIn } from '../../target/reference-class.ts';
import type { ClassPercentile, ReferenceClass } from '../../target/reference-class.ts';

export interface ClassPrecedent
  extends ClassPercentile, Pick<ReferenceClass, 'id' | 'label' | 'size' | 'window' | 'choice' | 'source'> {
  /** Share of the class above the rate: its base rate for "more than that". */
  readonly baseRate: number;
}

export interface PrecedentAnswer {
  /** Mean growth less that of the peer, as a fraction per year. */
  readonly rate: number;
  /** In the order given, narrow first; classes that are too small are left out and told. */
  readonly classes: readonly ClassPrecedent[];
  /** Lowest and highest percentile over the classes: what the choice of class is worth. Null without a class. */
  readonly spread: readonly [number, number] | null;
  /** `class-too-small`. */
  readonly problems: readonly Problem[];
}

export function precedentOf(rate: number, classes: readonly ReferenceClass[]): PrecedentAnswer {
  const found: ClassPrecedent[] = [];
  const problems: Problem[] = [];
  for (const each of classes) {
    const at = percentileIn(each, rate);
    if (at === null) problems.push(tooSmall(each, classes));
    else found.push({ ...described(each), ...at, baseRate: 1 - at.percentile });
  }
  const percentiles = found.map(({ percentile }) => percentile);
  const spread = found.length === 0 ? null : ([Math.min(...percentiles), Math.max(...percentiles)] as const);
  return { rate, classes: found, spread, problems };
}

const described = ({
  id,
  label,
  size,
  window,
  choice,
  source,
}: ReferenceClass): Pick<ClassPrecedent, 'id' | 'label' | 'size' | 'window' | 'choice' | 'source'> => ({
  ...{ id, label, size, window, choice, source },
});

function tooSmall({ label, size }: ReferenceClass, classes: readonly ReferenceClass[]): Problem {
  const wider = classes.find((each) => each.size >= leastMembers)?.label ?? {
    zh: '省内各市或全国地级市',
    en: 'the cities of the province or the prefectures of the country',
  };
  const words = { name_zh: label.zh, name_en: label.en, wider_zh: wider.zh, wider_en: wider.en };
  return problem('class-too-small', {}, { ...words, size, least: leastMembers });
}
