/** The table of all kinds of test. A new kind is one file and one row; nothing else asks which kind a test is. */
import type { Form, Part } from '../../model/format.ts';
import type { Test, TestKindName } from '../grammar.ts';
import { averageGrowth } from './average-growth.ts';
import { bandAll } from './band-all.ts';
import { bandMean } from './band-mean.ts';
import { composites } from './composites.ts';
import { doneBy } from './done-by.ts';
import { faster } from './faster.ts';
import { floorAll } from './floor-all.ts';
import { growthAbovePeer } from './growth-above-peer.ts';
import { identity } from './identity.ts';
import { improves } from './improves.ts';
import { intensityCut } from './intensity-cut.ts';
import { levelAt } from './level-at.ts';
import { narrows } from './narrows.ts';
import { never } from './never.ts';
import { peakBy } from './peak-by.ts';
import { shareUp } from './share-up.ts';
import { steady } from './steady.ts';
import type { TestKind } from './test-kind.ts';

type Kinds = { readonly [Kind in TestKindName]: TestKind<Kind> };

const partsOfKinds = (): Readonly<Record<string, Part>> =>
  Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, kind.part]));

/** What may stand where a test is expected. */
export const testForm: Form = { kind: 'variants', name: 'test', of: partsOfKinds };

const kinds: Kinds = {
  growthAbovePeer,
  averageGrowth,
  faster,
  levelAt,
  floorAll,
  bandAll,
  bandMean,
  improves,
  steady,
  shareUp,
  intensityCut,
  peakBy,
  doneBy,
  never,
  narrows,
  identity,
  ...composites(testForm),
};

/** The row of the kind of a test: the one place where the type of the row follows from the name in the data. */
export function kindOf<T extends Test>(test: T): TestKind<T['kind']> {
  return kinds[test.kind] as unknown as TestKind<T['kind']>;
}
