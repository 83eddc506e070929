/** The smallest questions about what drives or breaks a target that have no answer, or a doubtful one. */
import { discover } from '../analysis/discovery/discover.ts';
import { sensitivity } from '../analysis/sensitivity/sensitivity.ts';
import type { SensitivityQuestion } from '../analysis/sensitivity/question.ts';
import { ModelError } from '../problem.ts';
import type { Bilingual, Problem } from '../problem.ts';
import { normal } from '../random/prior.ts';
import { inlineRunner } from '../run/inline-runner.ts';
import type { Job } from '../run/job.ts';
import type { Target } from '../target/target.ts';
import { tinyBundle } from './tiny-model.ts';

/** A problem that only an event can show. */
interface DriverExample {
  readonly kind: 'event';
  readonly what: Bilingual;
  readonly happen: () => Promise<readonly Problem[]>;
}

type DriverCode =
  | 'no-variation'
  | 'needs-independence'
  | 'inputs-left-out'
  | 'lever-without-range'
  | 'unsure-index'
  | 'draws-left-out'
  | 'nothing-to-find';

const label: Bilingual = { zh: '例', en: 'Example' };
const year = 2026;
const target: Target = {
  ...{ id: 'T', clause: 1, label, thresholdSource: 'analyst', grade: 'C' },
  readings: { plain: { label, test: { kind: 'levelAt', series: 'y', year, atLeast: 100 } } },
};

function jobOf(equation: string): Job {
  const bundle = tinyBundle({
    parameters: {
      a: { value: 0, prior: normal(0, 1) },
      b: { value: 0, prior: normal(0, 1) },
      push: { value: 0, role: 'lever' },
    },
    variables: { y: { equation } },
    targets: [target],
  });
  const model = { ...bundle.model, correlations: { pair: { of: ['a', 'b'], rho: 0.5 } } };
  return { bundle: { ...bundle, model }, scenario: 'baseline', draws: 100, seed: 1 };
}

async function told(work: () => Promise<{ readonly problems: readonly Problem[] }>): Promise<readonly Problem[]> {
  try {
    return (await work()).problems;
  } catch (error) {
    if (error instanceof ModelError) return error.problems;
    throw error;
  }
}

const asked =
  (equation: string, question: Omit<SensitivityQuestion, 'job' | 'output'>): DriverExample['happen'] =>
  async () =>
    told(() => sensitivity({ job: jobOf(equation), output: { series: 'y', year }, ...question }, inlineRunner()));

export const driverExamples: Readonly<Record<DriverCode, DriverExample>> = {
  'no-variation': {
    kind: 'event',
    what: { zh: '所问的结果与任何不确定量无关。', en: 'The result asked for depends on nothing uncertain.' },
    happen: asked('3', { base: 16 }),
  },
  'needs-independence': {
    kind: 'event',
    what: { zh: '用 Morris 法单独移动一个相关的输入。', en: 'Morris screening of one of two correlated inputs.' },
    happen: asked('a + b', { method: 'morris', inputs: ['a'] }),
  },
  'inputs-left-out': {
    kind: 'event',
    what: { zh: '用摆动图看一个由冲击推动的结果。', en: 'A tornado of a result that a shock moves.' },
    happen: async () =>
      told(() => {
        const job = jobOf('a + s');
        const model = { ...job.bundle.model, shocks: { s: { unit: '1', prior: normal(0, 1) } } };
        const shocked = { ...job, bundle: { ...job.bundle, model } };
        return sensitivity(
          { job: shocked, output: { series: 'y', year }, method: 'tornado', base: 16 },
          inlineRunner(),
        );
      }),
  },
  'lever-without-range': {
    kind: 'event',
    what: { zh: '摆动图里有一个没有上下限的杠杆。', en: 'A tornado with a lever that has no bounds.' },
    happen: asked('a + push', { method: 'tornado', base: 16 }),
  },
  'unsure-index': {
    kind: 'event',
    what: { zh: '只用四行设计估计份额。', en: 'Shares from a design of four rows.' },
    happen: asked('a * b', { base: 4 }),
  },
  'draws-left-out': {
    kind: 'event',
    what: { zh: '一部分抽样没有数值。', en: 'Some of the draws have no number.' },
    happen: async () => (await asked('sqrt(a) + b', { base: 64 })()).filter(({ code }) => code === 'draws-left-out'),
  },
  'nothing-to-find': {
    kind: 'event',
    what: { zh: '目标在所有抽样中都不成立。', en: 'A target that fails in every draw.' },
    happen: async () => told(() => discover({ job: jobOf('a + b'), targets: ['T'] }, inlineRunner())),
  },
};
