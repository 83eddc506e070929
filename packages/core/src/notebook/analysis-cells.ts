/** Cells that ask an analysis: their bodies as questions, the job aside. What a body says wrong has been told when the notebook was checked. */
import type { AttributedQuantity } from '../analysis/attribution/attributed-output.ts';
import type { BriefingQuestion } from '../analysis/briefing/briefing-answer.ts';
import type { ConflictQuestion } from '../analysis/conflict/conflict.ts';
import type { DiscoveryQuestion } from '../analysis/discovery/question.ts';
import type { ExplainQuestion } from '../analysis/explain/explain.ts';
import type { OutputChoice } from '../analysis/output.ts';
import type { LeverBounds, LeverPath } from '../analysis/reach/lever.ts';
import type { ReachQuestion } from '../analysis/reach/reach.ts';
import { sensitivityMethods } from '../analysis/sensitivity/question.ts';
import type { SensitivityQuestion } from '../analysis/sensitivity/question.ts';

type Body = Readonly<Record<string, unknown>>;

const names = (value: unknown): readonly string[] | undefined => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : undefined;
};

const whole = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;

/** `target`, one id or a list; or `series` with `year`; the headline targets where neither is written. */
function outputOf(body: Body): OutputChoice {
  const year = whole(body['year']);
  if (typeof body['series'] === 'string' && year !== undefined) return { series: body['series'], year };
  const targets = names(body['target']);
  return targets ? { targets } : {};
}

/** Of `yaml sensitivity`. */
export function sensitivityOf(body: Body): Omit<SensitivityQuestion, 'job'> {
  const method = sensitivityMethods.find((known) => known === body['method']);
  const inputs = names(body['inputs']);
  const base = whole(body['base']);
  return {
    output: outputOf(body),
    ...(method ? { method } : {}),
    ...(inputs ? { inputs } : {}),
    ...(base === undefined ? {} : { base }),
  };
}

/** Of `yaml discovery`. */
export function discoveryOf(body: Body): Omit<DiscoveryQuestion, 'job'> {
  const targets = names(body['target']);
  const levers = names(body['levers']);
  const boxes = whole(body['boxes']);
  return {
    ...(targets ? { targets } : {}),
    ...(body['holds'] === true ? { holds: true } : {}),
    ...(levers ? { levers } : {}),
    ...(boxes === undefined ? {} : { boxes }),
  };
}

/** Ids of two scenarios, `base` null for the one that the notebook shows; `outputs` null where the body names none: then the usual ones are meant. */
export interface CompareCell {
  readonly base: string | null;
  readonly other: string | null;
  readonly outputs: readonly AttributedQuantity[] | null;
}

/** Of `yaml compare`: `series` with `year`, with `from` as well its mean growth from there to `year`; `target`, of several together too. */
export function compareOf(body: Body): CompareCell {
  const [year, from] = [whole(body['year']), whole(body['from'])];
  const targets = names(body['target']) ?? [];
  const series = year === undefined ? [] : (names(body['series']) ?? []);
  const outputs = [
    ...series.map((name): AttributedQuantity =>
      from === undefined
        ? { kind: 'level', series: name, year: year! }
        : { kind: 'growth', series: name, from, to: year! },
    ),
    ...targets.map((target): AttributedQuantity => ({ kind: 'probability', target })),
    ...(targets.length > 1 ? [{ kind: 'joint' as const, targets }] : []),
  ];
  const [base, other] = [body['base'], body['with']];
  return {
    base: typeof base === 'string' ? base : null,
    other: typeof other === 'string' ? other : null,
    outputs: outputs.length === 0 ? null : outputs,
  };
}

/** Of `yaml explain`; null where series or year are missing. `scenario` is null for the one that the notebook shows. */
export function explainOf(body: Body): (Omit<ExplainQuestion, 'job'> & { readonly scenario: string | null }) | null {
  const [year, draw, depth] = [whole(body['year']), whole(body['draw']), whole(body['depth'])];
  const { series, scenario } = body;
  if (typeof series !== 'string' || year === undefined) return null;
  return {
    ...{ series, year, scenario: typeof scenario === 'string' ? scenario : null },
    ...(draw === undefined ? {} : { run: { draw } }),
    ...(depth === undefined ? {} : { depth }),
  };
}

/** What the plan calls likely, where a cell asks for no other probability. */
const likely = 0.66;

const isProbability = (value: unknown): value is number => typeof value === 'number' && value > 0 && value < 1;

const leverPaths: readonly LeverPath[] = ['level', 'linear', 'steps'];

function leversOf({ levers, bounds, path }: Body): {
  readonly levers?: readonly string[];
  readonly bounds?: LeverBounds;
  readonly path?: LeverPath;
} {
  const named = names(levers);
  const isEnds = (entry: readonly [string, unknown]): entry is readonly [string, LeverBounds[string]] =>
    Array.isArray(entry[1]) && entry[1].length === 2;
  const within =
    typeof bounds === 'object' && bounds !== null ? Object.fromEntries(Object.entries(bounds).filter(isEnds)) : null;
  const shape = leverPaths.find((known) => known === path);
  return {
    ...(named ? { levers: named } : {}),
    ...(within ? { bounds: within } : {}),
    ...(shape ? { path: shape } : {}),
  };
}

/** Of `yaml reach`. */
export function reachOf(body: Body): Omit<ReachQuestion, 'job'> {
  const targets = names(body['target']);
  const { probability } = body;
  return {
    probability: probability === 'certain' || isProbability(probability) ? probability : likely,
    ...(targets ? { targets } : {}),
    ...leversOf(body),
    ...(body['alone'] === true ? { alone: true } : {}),
    ...(body['frontier'] === true ? { frontier: true } : {}),
  };
}

/** Of `yaml conflict`; `trade: false` reads the draws as they are and moves no lever. */
export function conflictOf(body: Body): Omit<ConflictQuestion, 'job'> {
  const targets = names(body['targets']);
  const { probability } = body;
  return {
    ...(targets ? { targets } : {}),
    ...(isProbability(probability) ? { probability } : {}),
    ...leversOf(body),
    ...(body['trade'] === false ? { trade: false } : {}),
  };
}

/** Of `yaml readings`: ids of the targets whose readings stand side by side; null for all of them. */
export const readingsOf = (body: Body): readonly string[] | null => names(body['target']) ?? null;

/** Of `yaml briefing`. */
export function briefingOf(body: Body): Omit<BriefingQuestion, 'job'> {
  const targets = names(body['target']);
  const levers = names(body['levers']);
  const { probability } = body;
  return {
    probability: isProbability(probability) ? probability : likely,
    ...(targets ? { targets } : {}),
    ...(levers ? { levers } : {}),
  };
}
