/**
 * DICE-2016R2 by models/classics/dice.ts, under the controls of the published optimum: what GAMS printed has to come out; and, since
 * the controls are an optimum, one more tonne must cost what its abatement costs, which no printed figure can be copied for.
 */
import { readFileSync } from 'node:fs';
import type { Bilingual, Job } from '@planwright/core';
import { dice } from '../../../models/classics/dice.ts';
import { runOnce, yearsFrom } from '../../../models/classics/run-once.ts';
import type { ReferenceRecord, Tolerance } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

interface GamsRun {
  readonly source: string;
  /** Of periods 1 to 100. */
  readonly control: readonly number[];
  readonly saving: readonly number[];
  readonly welfare: number;
  /** By period and variable of our model. */
  readonly periods: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const run = JSON.parse(readFileSync(new URL('../dice/gams-run.json', import.meta.url), 'utf8')) as GamsRun;
const byPeriod = (values: readonly number[]): Record<number, number> =>
  Object.fromEntries(values.map((value, i) => [i + 1, value]));
const fix = { control: byPeriod(run.control), saved: byPeriod(run.saving) };

const words: Readonly<Record<string, Bilingual>> = {
  industrial: { zh: '工业排放', en: 'Industrial emissions' },
  air: { zh: '大气含碳', en: 'Carbon in the air' },
  upper: { zh: '上层海洋含碳', en: 'Carbon in the upper ocean' },
  deep: { zh: '深层海洋含碳', en: 'Carbon in the deep ocean' },
  forcing: { zh: '辐射强迫', en: 'Forcing' },
  warming: { zh: '升温', en: 'Warming' },
  ocean_warming: { zh: '深海升温', en: 'Warming of the deep ocean' },
  capital: { zh: '资本', en: 'Capital' },
  gross_output: { zh: '总产出', en: 'Output, gross' },
  damage_share: { zh: '损失占产出', en: 'Damage per output' },
  abatement_cost: { zh: '减排成本', en: 'Cost of abatement' },
  income: { zh: '人均消费，千美元', en: 'Consumption per head, thousand dollars' },
  investment: { zh: '投资', en: 'Investment' },
  consumption: { zh: '消费', en: 'Consumption' },
};

/** The controls are printed with nine decimals and so are results below 1, which is the coarser where they are small. */
const printed = (expected: number): Tolerance => ({
  absolute: 5e-9 * Math.abs(expected) + 6e-10,
  because: {
    zh: '对方只印出九位小数，控制变量也是',
    en: 'theirs have nine decimals, and so have the controls that go in',
  },
});

async function comparePeriods(record: ReferenceRecord): Promise<void> {
  const at = await runOnce(dice, { fix });
  for (const [period, row] of Object.entries(run.periods))
    for (const [name, expected] of Object.entries(row)) {
      const scale = name === 'income' ? 1000 : 1;
      record.compare(words[name]!, expected, scale * at(name, Number(period)), printed(expected));
    }
  // The scale of GAMS: 5 years a period, and two numbers that change nothing.
  const welfare = 5 * 0.0302455265681763 * at('welfare', 100) - 10993.704;
  record.compare({ zh: '福利（500 年）', en: 'Welfare over 500 years' }, run.welfare, welfare, printed(run.welfare));
}

/** Periods 2 to 20, in which the control rate is inside its bounds. */
async function compareCarbonPrice(record: ReferenceRecord): Promise<void> {
  const nudge = 0.01;
  const welfareWith = async (add: NonNullable<Job['add']>): Promise<number> =>
    (await runOnce(dice, { fix, add }))('welfare', 100);
  const slope = async (series: string, period: number): Promise<number> =>
    (await welfareWith({ [series]: { [period]: nudge } })) - (await welfareWith({ [series]: { [period]: -nudge } }));
  for (const period of yearsFrom(2, 20).filter((each) => each % 3 === 2)) {
    const social = (-1000 * (await slope('emissions', period))) / (await slope('consumption', period));
    const marginal = 550 * (1 - 0.025) ** (period - 1) * (run.control[period - 1] ?? NaN) ** 1.6;
    const what = {
      zh: '碳的社会成本等于边际减排成本，美元/吨',
      en: 'The social cost of carbon is the marginal cost of abatement, dollars a tonne',
    };
    record.compare(what, marginal, social, {
      relative: 1e-6,
      because: { zh: '差商代替导数，控制变量九位小数', en: 'difference quotients, and controls of nine decimals' },
    });
  }
}

interface BaseRun {
  readonly source: string;
  readonly decimals: Readonly<Record<string, number>>;
  readonly investment: readonly number[];
  readonly consumption: readonly number[];
  readonly series: Readonly<Record<string, readonly number[]>>;
}

const baseRun = JSON.parse(readFileSync(new URL('../dice/baseline.json', import.meta.url), 'utf8')) as BaseRun;

/** The base run to 2100: the control rate comes out of our price, the saving rate is what was invested of what was there. */
async function compareBaseRun(record: ReferenceRecord): Promise<void> {
  const { investment, consumption, decimals, series } = baseRun;
  const saved = byPeriod(investment.map((value, i) => value / (value + (consumption[i] ?? NaN))));
  const at = await runOnce(dice, { fix: { saved } });
  for (const [name, values] of Object.entries(series))
    values.forEach((expected, i) => {
      const { zh, en } = words[name]!;
      const scale = name === 'income' ? 1000 : 1;
      record.compare({ zh: `基准情景：${zh}`, en: `Base run: ${en}` }, expected, scale * at(name, i + 1), {
        absolute: 0.5 * Number(`1e-${decimals[name] ?? 0}`) + 0.001 * expected,
        because: {
          zh: '印出的末位的一半，加上投资与消费印出四位所致的千分之一',
          en: 'half a unit of the last digit that is printed, and a thousandth for the rounding of investment and consumption',
        },
      });
    });
}

export const climateEconomy: Reference = {
  id: 'dice',
  title: { zh: 'DICE-2016R2：气候与经济，100 期', en: 'DICE-2016R2: climate and the economy over 100 periods' },
  source: `Nordhaus 2017, PNAS 114(7). ${baseRun.source}. ${run.source}`,
  kind: 'published',
  inputs: {
    zh: '发表的参数；最优情景取 GAMS 解出的逐期减排率与储蓄率，基准情景取表中的储蓄率',
    en: 'The published parameters; for the optimum the control and saving rates of each period that GAMS found, for the base run the saving of its table',
  },
  run: async (record) => {
    await comparePeriods(record);
    await compareCarbonPrice(record);
    await compareBaseRun(record);
  },
};
