/** 自洽性检查: do the rows of an indicator table agree with each other, and what do two of them say about a third? */
import { pow } from '../../elementary/pow.ts';
import type { Table } from '../../data/table.ts';
import type { IndicatorTable } from '../../indicators/indicator-table.ts';
import type { Bilingual } from '../../problem.ts';
import { identities } from './identities.ts';
import type { Identity } from './identities.ts';
import { Observed, partsOf } from './observed.ts';
import type { ObservedNames } from './observed.ts';
import type { Interval } from './printed.ts';
import { quantitiesOf } from './quantities.ts';
import type { PrintedCell, Quantity, QuantityKey, ReadRows } from './quantities.ts';
import { topics } from './topics.ts';
import type { TopicId } from './topics.ts';

/**
 * `agrees`, `conflicts`: with a third printed figure. `strained`: the third that they imply lies outside everything observed.
 * `implied`: it does not, or too little was observed to tell. `unchecked`: fewer than two figures, or none that fit.
 */
export type AuditStatus = 'agrees' | 'conflicts' | 'strained' | 'implied' | 'unchecked';

export interface ThirdNumber {
  readonly label: Bilingual;
  /** `rate`: a fraction per year; else a level in `unit`. */
  readonly unit: string;
  readonly year: number | null;
  readonly implied: Interval & { readonly value: number };
  /** The figure of the table, where it has one. */
  readonly printed: (Interval & { readonly value: number }) | null;
  readonly observed: { readonly value: number; readonly year: number; readonly references: readonly string[] } | null;
  /** Least and greatest yearly rate observed, with their number; of levels the yearly change that the implied one would take is beside. */
  readonly range: (Interval & { readonly count: number; readonly needed: Interval }) | null;
}

export interface AuditCheck {
  readonly id: string;
  readonly label: Bilingual;
  readonly status: AuditStatus;
  /** The figures that stand against each other. */
  readonly cells: readonly PrintedCell[];
  readonly third: ThirdNumber | null;
  /** Where the tolerance comes from. */
  readonly causes: readonly Bilingual[];
  readonly reason: Bilingual | null;
}

export interface AuditAnswer {
  readonly title: string;
  readonly file: string | null;
  readonly checks: readonly AuditCheck[];
  readonly counts: Readonly<Record<AuditStatus, number>>;
  /** Figures that could not be used, and why. */
  readonly left: ReadRows['left'];
}

/** Fewer observed years cannot say what is out of the ordinary. */
const fewestYears = 3;

/** `tables` and `names` say what was observed; without them the third number stands alone. */
export function audit(table: IndicatorTable, tables: readonly Table[] = [], names: ObservedNames = {}): AuditAnswer {
  const { quantities, left } = quantitiesOf(table);
  const observed = new Observed(tables, names);
  const checks = [
    ...sameQuantity(quantities, table),
    ...identities.map((identity) => check(identity, quantities, observed, table)),
  ];
  const count = (status: AuditStatus): number => checks.filter((each) => each.status === status).length;
  return {
    ...{ title: table.title, file: table.file ?? null, checks, left },
    counts: {
      agrees: count('agrees'),
      conflicts: count('conflicts'),
      strained: count('strained'),
      implied: count('implied'),
      unchecked: count('unchecked'),
    },
  };
}

/** One quantity printed twice: a growth column beside its levels, two rows of one thing. */
function sameQuantity(quantities: readonly Quantity[], table: IndicatorTable): readonly AuditCheck[] {
  return [...new Set(quantities.map(({ key }) => key))].flatMap((key): AuditCheck[] => {
    const [first, second] = quantities.filter((each) => each.key === key);
    if (first === undefined || second === undefined) return [];
    const third: ThirdNumber = {
      ...describeKey(key, table),
      implied: scaled(first, key, table),
      printed: scaled(second, key, table),
      observed: null,
      range: null,
    };
    return [
      {
        ...{
          id: `same ${key}`,
          label: { zh: '同一指标的两处数字', en: 'Two figures of one indicator' },
          third,
          reason: null,
        },
        status: overlap(first, second) ? 'agrees' : 'conflicts',
        cells: [...first.from, ...second.from],
        causes: [...first.causes, ...second.causes],
      },
    ];
  });
}

function check(
  identity: Identity,
  quantities: readonly Quantity[],
  observed: Observed,
  table: IndicatorTable,
): AuditCheck {
  const { id, label, members } = identity;
  const known = members.flatMap((key) => quantities.find((each) => each.key === key) ?? []);
  const missing = members.filter((key) => !known.some((each) => each.key === key));
  const bare = { id, label, cells: known.flatMap(({ from }) => from), third: null, causes: [] };
  if (missing.length > 1) return { ...bare, status: 'unchecked', reason: lacking(missing, table) };
  const key = missing[0] ?? members.at(-1)!;
  const given = known.filter((each) => each.key !== key);
  const implied = impliedBy(identity, key, given);
  if (!(implied.low < Infinity) || !Number.isFinite(implied.value))
    return { ...bare, status: 'unchecked', reason: open };
  const printed = known.find((each) => each.key === key) ?? null;
  const third = thirdOf(identity, key, implied, printed, observed, table);
  const causes = [
    ...given.flatMap((each) => each.causes),
    ...(printed?.causes ?? []),
    ...(identity.slack === undefined ? [] : [identity.slack.cause]),
  ];
  return {
    ...bare,
    ...{ third, causes, reason: null },
    cells: [...given, ...(printed === null ? [] : [printed])].flatMap(({ from }) => from),
    status:
      printed === null
        ? isStrained(third)
          ? 'strained'
          : 'implied'
        : overlap(implied, printed)
          ? 'agrees'
          : 'conflicts',
  };
}

/** Over the corners of the intervals: an identity is monotone in each of its members. */
function impliedBy(
  { solve, slack }: Identity,
  key: QuantityKey,
  given: readonly Quantity[],
): Interval & { readonly value: number } {
  const at = (pick: (quantity: Quantity, index: number) => number): number =>
    solve(key, (member) => {
      const index = given.findIndex((each) => each.key === member);
      const quantity = given[index];
      return quantity === undefined ? NaN : pick(quantity, index);
    });
  const corners = Array.from({ length: 1 << given.length }, (_, corner) =>
    at(({ low, high }, i) => (((corner >> i) & 1) === 0 ? low : high)),
  ).filter((value) => !Number.isNaN(value));
  const wide = slack?.relative ?? 0;
  return {
    value: at(({ value }) => value),
    low: corners.reduce((a, b) => Math.min(a, b), Infinity) * (1 - wide),
    high: corners.reduce((a, b) => Math.max(a, b), -Infinity) * (1 + wide),
  };
}

/** Ends that touch agree: a computer adds its own dust to them. */
const dust = 1e-12;
const overlap = (a: Interval, b: Interval): boolean => a.low <= b.high * (1 + dust) && b.low <= a.high * (1 + dust);

function thirdOf(
  identity: Identity,
  key: QuantityKey,
  implied: Interval & { readonly value: number },
  printed: Quantity | null,
  observed: Observed,
  table: IndicatorTable,
): ThirdNumber {
  const [, when] = partsOf(key);
  const history = observed.history(identity, key);
  const last = [...history.byYear].at(-1);
  const isRate = when === 'factor';
  const latest =
    last === undefined
      ? null
      : { year: last[0], value: isRate ? last[1] - 1 : last[1], references: history.references };
  return {
    ...describeKey(key, table),
    implied: scaled(implied, key, table),
    printed: printed === null ? null : scaled(printed, key, table),
    observed: latest,
    range: isRate
      ? rateRange(history.byYear, scaled(implied, key, table))
      : levelRange(history.byYear, implied, when === 'base' ? table.baseYear : table.endYear),
  };
}

const rateRange = (byYear: ReadonlyMap<number, number>, needed: Interval): ThirdNumber['range'] =>
  rangeOf(
    [...byYear.values()].map((factor) => factor - 1),
    needed,
  );

/** The yearly change from the last observation to the implied level, against the yearly changes observed. */
function levelRange(byYear: ReadonlyMap<number, number>, implied: Interval, year: number): ThirdNumber['range'] {
  const rows = [...byYear];
  const last = rows.at(-1);
  if (last === undefined || last[0] >= year || !(last[1] > 0)) return null;
  const changes = rows.flatMap(([each, value]) => {
    const before = byYear.get(each - 1);
    return before === undefined ? [] : [value / before - 1];
  });
  const needed = (level: number): number => pow(level / last[1], 1 / (year - last[0])) - 1;
  return rangeOf(changes, { low: needed(Math.max(0, implied.low)), high: needed(implied.high) });
}

function rangeOf(values: readonly number[], needed: Interval): ThirdNumber['range'] {
  if (values.length < fewestYears) return null;
  return { low: Math.min(...values), high: Math.max(...values), count: values.length, needed };
}

/** Nothing in the interval was ever observed. */
function isStrained({ range }: ThirdNumber): boolean {
  return range !== null && (range.needed.low > range.high || range.needed.high < range.low);
}

/** A factor over the period as a mean yearly rate; a level as it is. */
function scaled<I extends Interval & { readonly value: number }>(
  { value, low, high }: I,
  key: QuantityKey,
  table: IndicatorTable,
): Interval & { readonly value: number } {
  if (partsOf(key)[1] !== 'factor') return { value, low, high };
  const yearly = (factor: number): number =>
    factor === Infinity ? Infinity : pow(Math.max(0, factor), 1 / (table.endYear - table.baseYear)) - 1;
  return { value: yearly(value), low: yearly(low), high: yearly(high) };
}

const leads: Readonly<Record<string, Bilingual>> = {
  'lead.real': { zh: '居民收入（实际）增速领先于经济增速', en: 'the lead of real income over real GDP growth' },
  'lead.nominal': {
    zh: '居民收入（名义）增速领先于名义经济增速',
    en: 'the lead of nominal income over nominal GDP growth',
  },
};
const bases: Readonly<Record<string, Bilingual>> = {
  real: { zh: '（实际）', en: ', real' },
  nominal: { zh: '（名义）', en: ', nominal' },
};

function describeKey(key: QuantityKey, table: IndicatorTable): Pick<ThirdNumber, 'label' | 'unit' | 'year'> {
  const [concept, when] = partsOf(key);
  const [topic = '', basis = ''] = concept.split('.');
  const { label, units } = topics[topic as TopicId] ?? {
    label: leads[concept] ?? { zh: concept, en: concept },
    units: [],
  };
  const said = bases[basis];
  const full =
    topic === 'lead' || said === undefined ? label : { zh: `${label.zh}${said.zh}`, en: `${label.en}${said.en}` };
  if (when === 'factor') return { label: full, unit: 'rate', year: null };
  return { label: full, unit: units[0] ?? '1', year: when === 'base' ? table.baseYear : table.endYear };
}

const open: Bilingual = {
  zh: '印为下限或上限，推不出第三个数',
  en: 'printed as floors or ceilings, they imply no third number',
};

function lacking(missing: readonly QuantityKey[], table: IndicatorTable): Bilingual {
  // What ties income to GDP is words, not a figure that could be missing.
  const figures = missing.filter((key) => !key.startsWith('lead.'));
  const named = figures.map((key) => {
    const { label, year } = describeKey(key, table);
    const growth = { zh: '增速', en: 'growth of ' };
    return year === null
      ? { zh: `${label.zh}${growth.zh}`, en: `${growth.en}${label.en}` }
      : { zh: `${label.zh} ${year} 年`, en: `${label.en} in ${year}` };
  });
  return {
    zh: `表中没有${named.map(({ zh }) => zh).join('、')}的数`,
    en: `the table has no figure for ${named.map(({ en }) => en).join('; ')}`,
  };
}
