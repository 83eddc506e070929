/** The smallest questions of monitoring and of the decomposition to counties that have no answer, or a doubtful one. */
import { decompose } from '../analysis/counties/decompose.ts';
import { monitor } from '../analysis/monitoring/monitor.ts';
import { ModelError, problem } from '../problem.ts';
import type { Bilingual, Problem } from '../problem.ts';
import { normal } from '../random/prior.ts';
import { inlineRunner } from '../run/inline-runner.ts';
import { tinyJob } from './tiny-model.ts';

interface MonitoringExample {
  readonly kind: 'event';
  readonly what: Bilingual;
  readonly happen: () => Promise<readonly Problem[]>;
}

type MonitoringCode = 'no-answer' | 'counties-incomplete' | 'figure-outside' | 'few-draws-left';

const county: Bilingual = { zh: '甲县', en: 'county A' };

/** A rate of normal(5 %, 1 %) in 512 draws, and a figure of 2026. */
async function told(value: number, error: number): Promise<readonly Problem[]> {
  const job = tinyJob(
    {
      parameters: { trend: { unit: '1/yr', value: 0.05, prior: normal(0.05, 0.01) } },
      variables: { pace: { unit: '1/yr', display: '%', equation: 'trend' } },
    },
    { draws: 512 },
  );
  return (await monitor({ job, figures: [{ series: 'pace', year: 2026, value, error }] }, inlineRunner())).problems;
}

export const monitoringExamples: Readonly<Record<MonitoringCode, MonitoringExample>> = {
  'no-answer': {
    kind: 'event',
    what: {
      zh: '全市要增长 5.5%，而各县上限合起来只有 5%。',
      en: 'The city is to grow by 5.5 % and the upper bounds of its counties add up to 5 %.',
    },
    happen: () => {
      try {
        decompose({ counties: [{ id: 'a', label: county, weight: 1, high: 0.05 }], goal: 0.055, rule: 'equal' });
      } catch (error) {
        if (error instanceof ModelError) return Promise.resolve(error.problems);
      }
      return Promise.resolve([]);
    },
  },
  'counties-incomplete': {
    kind: 'event',
    what: {
      zh: '县级表还空着就要分解增速。',
      en: 'Growth is to be shared out and the table of counties is still empty.',
    },
    happen: () =>
      Promise.resolve([
        problem(
          'counties-incomplete',
          { path: 'counties' },
          { gaps_zh: '地区生产总值（甲县）', gaps_en: 'GDP (county A)' },
        ),
      ]),
  },
  'figure-outside': {
    kind: 'event',
    what: {
      zh: '推演各次增速在 2% 至 8% 之间，实际数写成 52%。',
      en: 'Draws grow by 2 to 8 %, and the figure is given as 52 %.',
    },
    happen: () => told(0.52, 0.002),
  },
  'few-draws-left': {
    kind: 'event',
    what: {
      zh: '512 次抽样，实际数很准，相符的只有几十次。',
      en: '512 draws, and a sharp figure with which a few dozen agree.',
    },
    happen: () => told(0.05, 0.0005),
  },
};
