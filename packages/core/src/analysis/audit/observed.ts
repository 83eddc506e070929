/** What was observed of the quantities of identities: levels and yearly factors, from tables or through the identity itself. */
import type { Observation, Series, Table } from '../../data/table.ts';
import { unitFactor } from '../../data/unit-factor.ts';
import type { Identity } from './identities.ts';
import type { Concept, QuantityKey } from './quantities.ts';
import { topics } from './topics.ts';
import type { TopicId } from './topics.ts';

/** `dataset.series@vintage` by concept; several where rounds of publication follow each other, the later ones last. */
export type ObservedNames = Readonly<Partial<Record<Concept, readonly string[]>>>;

export interface History {
  /** Levels in the unit of the topic, or yearly factors. */
  readonly byYear: ReadonlyMap<number, number>;
  /** The series it was read or computed from. */
  readonly references: readonly string[];
}

const none: History = { byYear: new Map(), references: [] };

export class Observed {
  readonly #tables: readonly Table[];
  readonly #names: ObservedNames;

  constructor(tables: readonly Table[], names: ObservedNames) {
    this.#tables = tables;
    this.#names = names;
  }

  /** Levels of a concept. */
  levels(concept: Concept): History {
    const [topic = ''] = concept.split('.');
    const units = topics[topic as TopicId]?.units ?? [];
    return this.#read(concept, (series) => {
      const factor = units
        .map((unit) => unitFactor(series.unit.replace(/@\d{4}/u, ''), unit))
        .find((found) => found !== undefined);
      return factor === undefined
        ? new Map<number, number>()
        : new Map(rowsByYear(series).map(({ year, value }) => [year, value * factor]));
    });
  }

  /** Factors from one year to the next; none across a break. */
  factors(concept: Concept): History {
    const isRate = topics[(concept.split('.')[0] ?? '') as TopicId]?.rate === true;
    return this.#read(concept, (series) => {
      const rows = rowsByYear(series);
      // A series in percent of a topic that has levels in other units is one of growth rates.
      if (isRate || (series.unit === '%' && topics[(concept.split('.')[0] ?? '') as TopicId]?.units[0] !== '1'))
        return new Map(rows.map(({ year, value }) => [year, 1 + value / 100]));
      return new Map(
        rows.flatMap(({ year, value, break: broken }, i): [number, number][] => {
          const before = rows[i - 1];
          return before !== undefined && before.year === year - 1 && broken !== true && before.value > 0
            ? [[year, value / before.value]]
            : [];
        }),
      );
    });
  }

  /** Of a member of an identity: read where there is a series, else from the other members, year by year. */
  history(identity: Identity, key: QuantityKey): History {
    const [concept, when] = partsOf(key);
    const of = (each: Concept): History => (when === 'factor' ? this.factors(each) : this.levels(each));
    const own = of(concept);
    if (own.byYear.size > 0) return own;
    const others = identity.members
      .filter((member) => member !== key)
      .map((member) => [member, of(partsOf(member)[0])] as const);
    const [first] = others;
    if (first === undefined) return none;
    const years = [...first[1].byYear.keys()].filter((year) => others.every(([, { byYear }]) => byYear.has(year)));
    const at = (year: number): number =>
      identity.solve(key, (member) => others.find(([name]) => name === member)?.[1].byYear.get(year) ?? NaN);
    return {
      byYear: new Map(years.sort((a, b) => a - b).map((year) => [year, at(year)])),
      references: others.flatMap(([, { references }]) => references),
    };
  }

  #read(concept: Concept, byYear: (series: Series) => ReadonlyMap<number, number>): History {
    const found = (this.#names[concept] ?? []).flatMap((reference) => {
      const series = this.#series(reference);
      return series === undefined ? [] : [{ reference, values: byYear(series) }];
    });
    const all = new Map(found.flatMap(({ values }) => [...values]));
    return {
      byYear: new Map([...all].sort(([a], [b]) => a - b)),
      references: found.filter(({ values }) => values.size > 0).map(({ reference }) => reference),
    };
  }

  #series(reference: string): Series | undefined {
    const [, dataset, name = '', vintage] = /^([^.]+)\.([^@]+)(?:@(.+))?$/u.exec(reference) ?? [];
    const series = this.#tables.find(({ id }) => id === dataset)?.series[name];
    if (series === undefined || vintage === undefined) return series;
    return { ...series, observations: series.observations.filter((row) => row.vintage === vintage) };
  }
}

export function partsOf(key: QuantityKey): readonly [Concept, 'base' | 'goal' | 'factor'] {
  return key.split('@') as [Concept, 'base' | 'goal' | 'factor'];
}

/** One row per year, the one that holds; what is printed as a bound is no value. */
function rowsByYear({ observations }: Series): readonly Observation[] {
  const rows = observations.filter(({ bound }) => bound === undefined || bound === '≈');
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b);
  return years.flatMap((year) => {
    const own = rows.filter((row) => row.year === year);
    return own.find(({ chosen }) => chosen === true) ?? own[0] ?? [];
  });
}
