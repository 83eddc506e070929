/** The analyses that a notebook asks, answered in sentences for a document to hand in. What has no sentence is left to the page. */
import { ModelError, describe } from '@planwright/core';
import type { Bilingual, Job, Locale, Runner, RunOptions } from '@planwright/core';
import {
  attribute,
  attributionSentence,
  briefing,
  conflict,
  conflictSentence,
  discover,
  reach,
  reachSentence,
  usualQuantities,
} from '@planwright/core/analysis';
import { briefingOf, compareOf, conflictOf, discoveryOf, reachOf } from '@planwright/core/notebook';
import type { KnownCell, KnownKind, Notebook } from '@planwright/core/notebook';
import type { ShownAnswer } from '@planwright/core/publication';
import { pick } from './locale.ts';

type Body = NonNullable<KnownCell['body']>;
type Ask = (body: Body, job: Job, runner: Runner, running: RunOptions) => Promise<readonly Bilingual[]>;

const plainJob = ({ bundle, draws, seed }: Job, scenario: string): Job => ({ bundle, draws, seed, scenario });

/** Kind of cell → its title and the sentences of its answer. */
const asked: Partial<Readonly<Record<KnownKind, { readonly title: Bilingual; readonly ask: Ask }>>> = {
  briefing: {
    title: { zh: '综合判断', en: 'All in one paragraph' },
    ask: async (body, job, runner, running) => [
      (await briefing({ job, ...briefingOf(body) }, runner, running)).paragraph,
    ],
  },
  reach: {
    title: { zh: '达到目标需要什么', en: 'What it would take' },
    ask: async (body, job, runner, running) => [reachSentence(await reach({ job, ...reachOf(body) }, runner, running))],
  },
  discovery: {
    title: { zh: '在什么条件下', en: 'Under which conditions' },
    ask: async (body, job, runner, running) => [
      (await discover({ job, ...discoveryOf(body) }, runner, running)).sentence,
    ],
  },
  conflict: {
    title: { zh: '目标之间的牵制', en: 'Which targets get in each other’s way' },
    ask: async (body, job, runner, running) => [
      conflictSentence(await conflict({ job, ...conflictOf(body) }, runner, running)),
    ],
  },
  compare: {
    title: { zh: '两个情景之差', en: 'Why two scenarios differ' },
    ask: async (body, job, runner, running) => {
      const { base, other, outputs } = compareOf(body);
      const from = base === null ? job : plainJob(job, base);
      const to = other === null ? job : plainJob(job, other);
      const found = await attribute(
        { base: from, other: to, outputs: outputs ?? usualQuantities(from) },
        runner,
        running,
      );
      const labelOf = ({ bundle, scenario }: Job): Bilingual =>
        bundle.scenarios[scenario]?.label ?? { zh: scenario, en: scenario };
      const names = { base: labelOf(from), other: labelOf(to) };
      return found.outputs.map((output) => attributionSentence(output, found, names));
    },
  },
};

/** By place of the cell. An analysis that has no answer says why in its place. */
export async function cellAnswers(
  { cells }: Notebook,
  job: Job,
  locale: Locale,
  runner: Runner,
  running: RunOptions,
): Promise<ReadonlyMap<number, ShownAnswer>> {
  const answers = new Map<number, ShownAnswer>();
  for (const [index, cell] of cells.entries()) {
    if (cell.kind === 'text' || !cell.known || cell.body === null) continue;
    const kind = asked[cell.kind];
    if (kind === undefined) continue;
    const sentences = await kind
      .ask(cell.body, { ...job, alternatives: false }, runner, running)
      .then((found) => found.map((sentence) => pick(locale, sentence)))
      .catch((error: unknown) => {
        if (!(error instanceof ModelError)) throw error;
        return error.problems.map((item) => describe(item, locale).message);
      });
    answers.set(index, { title: pick(locale, kind.title), sentences, tables: [], figures: [] });
  }
  return answers;
}
