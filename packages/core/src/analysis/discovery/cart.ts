/**
 * A classification tree: a second, differently built answer to the question that PRIM answers. L. Breiman, J. H. Friedman,
 * R. A. Olshen and C. J. Stone, Classification and Regression Trees, 1984; splits by the Gini impurity.
 */
import { measure } from './box.ts';
import type { BoxMeasures, LabelledDraws, Restriction } from './box.ts';

export interface TreeOptions {
  /** Splits from the root to a leaf, 3 when absent. */
  readonly depth?: number;
  /** Least mass of a leaf, 0.05 when absent. */
  readonly leastMass?: number;
}

export interface Leaf extends BoxMeasures {
  readonly restrictions: readonly Restriction[];
}

interface Split {
  readonly input: number;
  /** Largest value of the lower side and smallest of the upper. */
  readonly below: number;
  readonly above: number;
  readonly impurity: number;
}

/** The leaves of the tree, densest first. Columns hold finite numbers, one per flag. */
export function growTree(draws: LabelledDraws, options: TreeOptions = {}): readonly Leaf[] {
  const { depth = 3, leastMass = 0.05 } = options;
  const least = Math.max(1, Math.ceil(leastMass * draws.flags.length));
  const grow = (members: Uint32Array, restrictions: readonly Restriction[], left: number): Leaf[] => {
    const split = left === 0 ? null : bestSplit(draws, members, least);
    if (!split) return [{ restrictions, ...measure(draws, restrictions) }];
    const column = draws.columns[split.input]!;
    const side = (low: number, high: number): Leaf[] =>
      grow(
        members.filter((draw) => column[draw]! >= low && column[draw]! <= high),
        narrowed(restrictions, { input: split.input, low, high }),
        left - 1,
      );
    return [...side(-Infinity, split.below), ...side(split.above, Infinity)];
  };
  const all = Uint32Array.from(draws.flags, (_, draw) => draw);
  return grow(all, [], depth).sort((a, b) => b.density - a.density || b.mass - a.mass);
}

function narrowed(restrictions: readonly Restriction[], by: Restriction): readonly Restriction[] {
  const known = restrictions.find(({ input }) => input === by.input);
  if (!known) return [...restrictions, by];
  const both = { input: by.input, low: Math.max(known.low, by.low), high: Math.min(known.high, by.high) };
  return restrictions.map((own) => (own === known ? both : own));
}

/** Gini impurity of a side, times its size. */
const impurityOf = (caught: number, size: number): number => (size === 0 ? 0 : (2 * caught * (size - caught)) / size);

/** The split that leaves the least impurity; null when none lowers it. */
function bestSplit(draws: LabelledDraws, members: Uint32Array, least: number): Split | null {
  const total = members.reduce((sum, draw) => sum + draws.flags[draw]!, 0);
  let best: Split | null = null;
  let lowest = impurityOf(total, members.length);
  draws.columns.forEach((column, input) => {
    const order = members.slice().sort((a, b) => column[a]! - column[b]! || a - b);
    let caught = 0;
    for (let size = 1; size < order.length; size++) {
      caught += draws.flags[order[size - 1]!]!;
      const [below, above] = [column[order[size - 1]!]!, column[order[size]!]!];
      if (below === above || size < least || order.length - size < least) continue;
      const impurity = impurityOf(caught, size) + impurityOf(total - caught, order.length - size);
      // A tie within rounding goes to the earlier input and split.
      if (impurity >= lowest * (1 - 1e-12)) continue;
      lowest = impurity;
      best = { input, below, above, impurity };
    }
  });
  return best;
}
