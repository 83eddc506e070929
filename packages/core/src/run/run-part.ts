/** Parts of a run: made apart, on any machines, and joined in any order to the report of the whole, bit for bit. */
import { mergeParts } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import type { BlockMoments } from '../result/moments.ts';
import type { Report } from '../result/report.ts';
import { blockSize } from '../result/statistics.ts';
import { ModelError, problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { jobsOf, withAlternatives } from './alternatives.ts';
import { columnsOf } from './columns.ts';
import { engineVersion } from './engine-version.ts';
import { Gathering } from './gather.ts';
import type { Gathered } from './gather.ts';
import type { Job } from './job.ts';
import { prepareJob } from './prepare.ts';
import type { PreparedJob } from './prepare.ts';
import { questionKey } from './questions.ts';
import { reportFindings, reportOn } from './report.ts';
import type { DrawRange } from './simulate.ts';

/** The draws themselves while the whole run keeps them, counts beyond. */
export type PartResult =
  | { readonly kind: 'draws'; readonly draws: Ensemble }
  | { readonly kind: 'counts'; readonly gathered: Gathered; readonly moments: readonly BlockMoments[] };

export interface RunPart extends DrawRange {
  readonly engine: string;
  /** Of the whole run. */
  readonly job: Job;
  readonly hash: string;
  /** In the order of `jobsOf`: the run itself, then its alternatives. */
  readonly results: readonly PartResult[];
}

/** Part `index` (from 1) of `of`, in whole blocks; empty when there are fewer blocks than parts. */
export function shardRange(draws: number, index: number, of: number): DrawRange {
  const blocks = Math.ceil(draws / blockSize);
  const at = (part: number): number => Math.min(draws, Math.floor((blocks * part) / of) * blockSize);
  return { from: at(index - 1), to: at(index) };
}

/** `names` tell the parts apart in problems: files, or their places. Throws a ModelError when they are not one whole run. */
export function mergeRunParts(
  parts: readonly RunPart[],
  names: readonly string[] = parts.map((_, i) => `#${i + 1}`),
): Report {
  const [first] = parts;
  if (!first) throw new Error('no parts to merge');
  const problems = [...foreign(parts, names), ...notCovering(parts, names)];
  if (problems.length > 0) throw new ModelError(problems);
  const reports = jobsOf(first.job).map(({ job }, index) => {
    const prepared = prepareJob(job);
    const damaged = parts.findIndex(({ results }) => !fits(prepared, results[index]));
    if (damaged >= 0) throw new ModelError([partProblem(names[damaged]!, otherShape)]);
    if (index === 0 && prepared.hash !== first.hash) throw new ModelError([partProblem(names[0]!, otherInputs)]);
    return reportOnParts(
      prepared,
      parts.map(({ results }) => results[index]!),
    );
  });
  return withAlternatives(first.job, reports);
}

function reportOnParts(prepared: PreparedJob, results: readonly PartResult[]): Report {
  const ensembles = results.flatMap((result) => (result.kind === 'draws' ? [result.draws] : []));
  if (ensembles.length === results.length) return reportOn(prepared, mergeParts(ensembles));
  const gathering = new Gathering(prepared);
  for (const result of results) {
    if (result.kind !== 'counts') continue;
    gathering.add(result.gathered);
    result.moments.forEach((moments) => gathering.addMoments(moments));
  }
  return reportFindings(prepared, gathering.findings());
}

export interface Reason {
  readonly zh: string;
  readonly en: string;
}

const otherInputs: Reason = { zh: '模型、数据、情景或改动不同', en: 'another model, data, scenario or changes' };

const otherShape: Reason = { zh: '内容与模型不符', en: 'its contents do not fit the model' };

/** Whether a result, which may come from a file, has the series and columns of the run. */
function fits(prepared: PreparedJob, result: PartResult | undefined): boolean {
  const { kept, checked } = prepared;
  if (result?.kind === 'draws') {
    const { names, values, draws } = result.draws;
    return names.join() === kept.join() && values.length === names.length * checked.years.length * draws;
  }
  if (result?.kind !== 'counts') return false;
  const columns = columnsOf(prepared).length;
  const { gathered, moments } = result;
  const counted = gathered.draws === 0 || gathered.targets.length === prepared.targets.length;
  return counted && gathered.sketches.length === columns && moments.every((piece) => piece.columns === columns);
}

export function partProblem(name: string, reason: Reason): Problem {
  return problem('part-not-joined', { file: name }, { name, reason_zh: reason.zh, reason_en: reason.en });
}

/** Everything of a run but its draws must be the same. */
function foreign(parts: readonly RunPart[], names: readonly string[]): readonly Problem[] {
  const [first] = parts;
  return parts.flatMap((part, index): Problem[] => {
    const differs = (reason: Reason): Problem[] => [partProblem(names[index]!, reason)];
    if (part.engine !== engineVersion)
      return differs({
        zh: `引擎版本 ${part.engine}，此处为 ${engineVersion}`,
        en: `engine ${part.engine}, here ${engineVersion}`,
      });
    if (part.hash !== first!.hash) return differs(otherInputs);
    if (part.job.seed !== first!.job.seed || part.job.draws !== first!.job.draws)
      return differs({ zh: '种子或抽样总次数不同', en: 'another seed or number of draws' });
    if (questionKey(part.job) !== questionKey(first!.job))
      return differs({ zh: '所求的序列或目标不同', en: 'other series or targets' });
    return [];
  });
}

function notCovering(parts: readonly RunPart[], names: readonly string[]): readonly Problem[] {
  const order = parts.map((part, index) => ({ ...part, name: names[index]! })).filter(({ from, to }) => to > from);
  order.sort((a, b) => a.from - b.from);
  const problems: Problem[] = [];
  let next = 0;
  let before = '';
  for (const { from, to, name } of order) {
    if (from < next)
      problems.push(
        partProblem(name, {
          zh: `与 ${before} 重叠（从第 ${from} 次抽样起）`,
          en: `overlaps ${before} from draw ${from}`,
        }),
      );
    if (from > next)
      problems.push(
        partProblem(name, {
          zh: `之前缺少第 ${next} 至 ${from - 1} 次抽样`,
          en: `draws ${next} to ${from - 1} before it are missing`,
        }),
      );
    next = Math.max(next, to);
    before = name;
  }
  const draws = parts[0]!.job.draws;
  if (next < draws)
    problems.push(
      partProblem(before, {
        zh: `之后缺少第 ${next} 至 ${draws - 1} 次抽样`,
        en: `draws ${next} to ${draws - 1} after it are missing`,
      }),
    );
  return problems;
}
