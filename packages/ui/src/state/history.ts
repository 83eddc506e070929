/** What was done, to be undone and done again: states in their order, none of them ever changed. */
export interface History<State> {
  readonly past: readonly State[];
  readonly now: State;
  readonly future: readonly State[];
  /** What the last step did, and when: what goes on with it is one step. Null behind an undo. */
  readonly last: { readonly tag: string; readonly at: number } | null;
}

/** Changes of one kind that follow each other so quickly are one step to a person. */
export const stepGapMs = 700;

/** Older steps are forgotten. */
export const mostSteps = 200;

export const begin = <State>(now: State): History<State> => ({ past: [], now, future: [], last: null });

/**
 * The next state, made at `at` ms. It joins the step before when that has the same `tag` and is recent, or whenever `held`: a
 * knob that rests in the middle of a drag, an editor that stays open.
 */
export function recorded<State>(
  history: History<State>,
  now: State,
  { tag, at, held = false }: { readonly tag: string; readonly at: number; readonly held?: boolean },
): History<State> {
  const { last } = history;
  const joins = last !== null && last.tag === tag && (held || at - last.at < stepGapMs);
  const past = joins ? history.past : [...history.past, history.now].slice(-mostSteps);
  return { past, now, future: [], last: { tag, at } };
}

/** What comes next is a step of its own, whatever it is. */
export const sealed = <State>(history: History<State>): History<State> => ({ ...history, last: null });

/** The state with `change` applied to all steps: for what is learnt later and is no step. */
export const withAll = <State>(history: History<State>, change: (state: State) => State): History<State> => ({
  past: history.past.map(change),
  now: change(history.now),
  future: history.future.map(change),
  last: history.last,
});

/** Unchanged where nothing is left to undo. */
export function undone<State>(history: History<State>): History<State> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], last: null };
}

/** Unchanged where nothing was undone. */
export function redone<State>(history: History<State>): History<State> {
  const [next] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future: history.future.slice(1), last: null };
}
