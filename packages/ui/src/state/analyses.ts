/** Asks the analyses. Loaded when the first cell that asks one is seen; one question at a time, in workers of their own. */
import { everyReading, flatModel, targetOfReading } from '@planwright/core';
import type { Job, Report, Runner, RunOptions, Target, Verdict } from '@planwright/core';
import {
  attribute,
  audit,
  briefing,
  conflict,
  discover,
  explain,
  monitor,
  reach,
  sensitivity,
  usualQuantities,
  yearbookFigures,
} from '@planwright/core/analysis';
import type {
  Attribution,
  AuditAnswer,
  BriefingAnswer,
  ConflictAnswer,
  DiscoveryAnswer,
  Explanation,
  FigureValues,
  MonitorAnswer,
  ReachAnswer,
  SensitivityAnswer,
} from '@planwright/core/analysis';
import { monitorOf } from '@planwright/core/notebook';
import { auditNames } from '@planwright/models/audit-names';
import { dataGaps } from '@planwright/models/data-gaps';
import type { AnalysisBody } from './analysis-body.ts';
import { openPool } from './engine.ts';

/** The readings of one target, the one in force first. */
export interface ReadTarget {
  readonly id: string;
  readonly target: Target;
  readonly verdicts: readonly Verdict[];
}

export type AnalysisAnswer =
  | { readonly name: 'readings'; readonly report: Report; readonly targets: readonly ReadTarget[] }
  | { readonly name: 'conflict'; readonly answer: ConflictAnswer }
  | { readonly name: 'reach'; readonly answer: ReachAnswer }
  | { readonly name: 'briefing'; readonly answer: BriefingAnswer }
  | {
      readonly name: 'sensitivity';
      readonly answer: SensitivityAnswer;
      /** Null where the method has no first-order shares, or the model names no figures. */
      readonly figures: FigureValues | null;
    }
  | { readonly name: 'discovery'; readonly answer: DiscoveryAnswer }
  | { readonly name: 'compare'; readonly answer: Attribution }
  | { readonly name: 'explain'; readonly answer: Explanation }
  | { readonly name: 'monitor'; readonly answer: MonitorAnswer }
  | { readonly name: 'audit'; readonly answer: AuditAnswer };

/** Besides the workers of the page's own runs. */
const workers = 2;

let pool: Runner | null = null;
let last: Promise<unknown> = Promise.resolve();

/** Rejects with the reason of the signal when aborted, also while it waits for its turn. */
export function askAnalysis(body: AnalysisBody, job: Job, options: RunOptions): Promise<AnalysisAnswer> {
  const turn = last.then(() => {
    options.signal?.throwIfAborted();
    pool ??= openPool(workers);
    return ask(body, job, pool, options);
  });
  last = turn.catch(() => undefined);
  return turn;
}

async function ask(body: AnalysisBody, job: Job, runner: Runner, options: RunOptions): Promise<AnalysisAnswer> {
  switch (body.name) {
    case 'readings':
      return readings(body.ids, job, runner, options);
    case 'conflict':
      return { name: body.name, answer: await conflict({ job, ...body.question }, runner, options) };
    case 'reach':
      return { name: body.name, answer: await reach({ job, ...body.question }, runner, options) };
    case 'briefing':
      return { name: body.name, answer: await briefing({ job, ...body.question }, runner, options) };
    case 'sensitivity': {
      const answer = await sensitivity({ job, ...body.question }, runner, options);
      const shares = answer.method === 'given-data' || answer.method === 'sobol';
      const figures = shares && job.bundle.model.id === 'liaocheng' ? yearbookFigures(answer, dataGaps) : null;
      return { name: body.name, answer, figures };
    }
    case 'discovery':
      return { name: body.name, answer: await discover({ job, ...body.question }, runner, options) };
    case 'compare': {
      const { base, other, outputs } = body.question;
      const from: Job = base === null ? job : plain(job, base);
      const to: Job = other === null ? job : plain(job, other);
      const question = { base: from, other: to, outputs: outputs ?? usualQuantities(from) };
      return { name: body.name, answer: await attribute(question, runner, options) };
    }
    case 'explain': {
      const { scenario, ...question } = body.question;
      const own = scenario === null ? job : plain(job, scenario);
      return { name: body.name, answer: await explain({ job: own, ...question }, runner, options) };
    }
    case 'monitor': {
      const { question } = monitorOf(body.body, flatModel(job.bundle.model));
      return { name: body.name, answer: await monitor({ job, ...question }, runner, options) };
    }
    case 'audit':
      return { name: body.name, answer: audit(body.table, job.bundle.tables, auditNames[job.bundle.model.id]) };
    default:
      return body satisfies never;
  }
}

/** A scenario as written, without the reader's changes. */
function plain({ set: _set, ...job }: Job, scenario: string): Job {
  return { ...job, scenario };
}

async function readings(
  ids: readonly string[] | null,
  job: Job,
  runner: Runner,
  options: RunOptions,
): Promise<AnalysisAnswer> {
  const chosen = job.bundle.targets.filter(
    ({ id, readings: all }) => (ids === null || ids.includes(id)) && Object.keys(all).length > 1,
  );
  const each = everyReading(chosen);
  const asked: Job = {
    ...job,
    bundle: { ...job.bundle, targets: each, unmodelled: [], alternatives: {} },
    ...{ series: [], targets: each.map(({ id }) => id), joint: [], readings: {} },
  };
  const report = await runner.run(asked, options);
  return {
    name: 'readings',
    report,
    targets: chosen.map((target) => {
      const first = job.readings?.[target.id] ?? Object.keys(target.readings)[0];
      const own = report.targets.filter(({ id }) => targetOfReading(id) === target.id);
      const isFirst = ({ reading }: Verdict): boolean => reading === first;
      return {
        ...{ id: target.id, target },
        verdicts: [...own.filter(isFirst), ...own.filter((verdict) => !isFirst(verdict))],
      };
    }),
  };
}
