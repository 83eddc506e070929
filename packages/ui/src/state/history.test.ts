import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begin, mostSteps, recorded, redone, sealed, stepGapMs, undone, withAll, type History } from './history.ts';

const step = (history: History<number>, now: number, tag = String(now), at = now * 10_000): History<number> =>
  recorded(history, now, { tag, at });

const times = <T>(n: number, change: (value: T) => T, value: T): T =>
  Array.from({ length: n }).reduce<T>((all) => change(all), value);

describe('a history', () => {
  it('gives back every state it went through, in either direction', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1 }), { minLength: 1, maxLength: 30 }),
        fc.nat(40),
        (states, back) => {
          const all = [0, ...states];
          const end = states.reduce((history, state, i) => step(history, state, String(i), i * 10_000), begin(0));
          const at = Math.max(0, all.length - 1 - back);
          const there = times(back, undone, end);
          expect(there.now).toBe(all[at]);
          expect(times(back, redone, there).now).toBe(all.at(-1));
        },
      ),
    );
  });

  it('forgets what was undone when something else is done', () => {
    const history = step(undone(step(step(begin(0), 1), 2)), 3);
    expect(redone(history)).toBe(history);
    expect(undone(history).now).toBe(1);
  });

  it('takes a row of quick changes of one kind as one step, and others as their own', () => {
    let history = begin(0);
    for (let i = 1; i <= 20; i++) history = recorded(history, i, { tag: 'push', at: i * (stepGapMs - 1) });
    history = recorded(history, 21, { tag: 'trend', at: 20 * stepGapMs });
    expect(undone(history).now).toBe(20);
    expect(undone(undone(history)).now).toBe(0);
  });

  it('keeps a drag one step however long it rests, and separates what comes after a release', () => {
    let history = recorded(begin(0), 1, { tag: 'push', at: 0 });
    history = recorded(history, 2, { tag: 'push', at: 60_000, held: true });
    expect(undone(history).now).toBe(0);
    history = recorded(sealed(history), 3, { tag: 'push', at: 60_001, held: true });
    expect(undone(history).now).toBe(2);
  });

  it('does not join a step across an undo', () => {
    const history = undone(recorded(recorded(begin(0), 1, { tag: 'a', at: 0 }), 2, { tag: 'b', at: 1 }));
    expect(undone(recorded(history, 3, { tag: 'a', at: 2 })).now).toBe(1);
  });

  it('forgets the oldest of very many steps', () => {
    const long = Array.from({ length: mostSteps + 50 }, (_, i) => i + 1).reduce((all, i) => step(all, i), begin(0));
    expect(times(mostSteps + 50, undone, long).now).toBe(50);
  });

  it('can learn something about all its states', () => {
    const history = withAll(undone(step(step(begin(0), 1), 2)), (state) => state + 100);
    expect([undone(history).now, history.now, redone(history).now]).toEqual([100, 101, 102]);
  });
});
