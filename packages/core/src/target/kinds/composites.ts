/** all, any, atLeast and countIn of other tests: one rule, four pairs of ends. */
import type { Form } from '../../model/format.ts';
import {
  countField,
  countFault,
  counted,
  leastField,
  membersFault,
  membersField,
  membersWords,
  mostField,
} from './members.ts';
import type { TestKind } from './test-kind.ts';

interface Composites {
  readonly all: TestKind<'all'>;
  readonly any: TestKind<'any'>;
  readonly atLeast: TestKind<'atLeast'>;
  readonly countIn: TestKind<'countIn'>;
}

/** What a composite itself reads is nothing: its members read. */
const reads = { series: () => [], years: () => [], agree: null, thresholds: () => 'pure' as const } as const;

const nothingAsked = { zh: 'count 应至少为 1', en: 'count must be at least 1' };

/** `test` is the form of a member. */
export function composites(test: Form): Composites {
  const of = membersField(test);
  return {
    all: {
      ...reads,
      part: { of },
      fault: (composite) => membersFault(composite.of),
      evaluate: (composite, draws) => counted(draws, composite.of.length, composite.of.length),
      words: (_, names) => membersWords(names, '同时', 'all of'),
    },
    any: {
      ...reads,
      part: { of },
      fault: (composite) => membersFault(composite.of),
      evaluate: (composite, draws) => counted(draws, 1, composite.of.length),
      words: (_, names) => membersWords(names, '任一', 'any of'),
    },
    atLeast: {
      ...reads,
      part: { count: countField, of },
      fault: ({ count, of: members }) => (count === 0 ? nothingAsked : countFault(members, count, members.length)),
      evaluate: ({ count, of: members }, draws) => counted(draws, count, members.length),
      words: ({ count }, names) => membersWords(names, `至少 ${count} 项`, `at least ${count} of`),
    },
    countIn: {
      ...reads,
      part: { atLeast: leastField, atMost: mostField, of },
      fault: ({ atLeast = 0, atMost, of: members }) => countFault(members, atLeast, atMost ?? members.length),
      evaluate: ({ atLeast = 0, atMost, of: members }, draws) => counted(draws, atLeast, atMost ?? members.length),
      words: ({ atLeast = 0, atMost, of: members }, names) => {
        const range = `${atLeast}–${atMost ?? members.length}`;
        return membersWords(names, `实现 ${range} 项`, `${range} of`);
      },
    },
  };
}
