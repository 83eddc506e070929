/** The classics of models/classics against the figures of their textbooks. */
import type { Job, ModelBundle } from '@planwright/core';
import { models } from '@planwright/models';
import { runOnce } from '../../../models/classics/run-once.ts';
import type { Path } from '../../../models/classics/run-once.ts';
import type { ReferenceRecord, Tolerance } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

/** The textbook prints so many decimals. */
const printed = (decimals: number): Tolerance => ({
  absolute: 0.5 * Number(`1e-${decimals}`) * (1 + 1e-9),
  because: { zh: `教科书写到 ${decimals} 位小数`, en: `the textbook prints ${decimals} decimals` },
});
const rounding: Tolerance = { relative: 1e-12, because: { zh: '舍入', en: 'rounding' } };

async function growthModels(record: ReferenceRecord): Promise<void> {
  const harrod = await runOnce(models['harrod-domar']);
  const thrift = await runOnce(models['harrod-domar'], { scenario: 'thrift' });
  const words = { zh: '哈罗德—多马：s/v，储蓄率 25% 与 50%', en: 'Harrod-Domar: s/v at saving of 25 % and 50 %' };
  record.compare(words, 0.05, harrod('growth_rate', 2030), rounding);
  record.compare(words, 0.1, thrift('growth_rate', 2030), rounding);

  const { solow } = models;
  const years = { history: 2025, start: 2026, end: 2525 };
  const long = await runOnce({ ...solow, model: { ...solow.model, years } });
  record.compare(
    { zh: '索洛：稳态资本，500 年后', en: 'Solow: steady capital, after 500 years' },
    7.2347,
    long('capital', 2525),
    printed(4),
  );
  const step = 1e-6;
  const rates = { saving: 0.3 * step, labour_growth: 0.01 * step, progress: 0.02 * step, depreciation: 0.05 * step };
  const fine = await runOnce(solow, { set: { ...rates, start_capital: 7.26184 } });
  record.compare(
    { zh: '索洛：连续时间的 k*', en: 'Solow: k* of continuous time' },
    7.26184,
    fine('steady_capital', 2025),
    printed(5),
  );
  record.compare(
    { zh: '索洛：连续时间的 y*', en: 'Solow: y* of continuous time' },
    1.93649,
    fine('income', 2125),
    printed(5),
  );
  record.compare(
    { zh: '索洛：差距减半的年数', en: 'Solow: years in which the gap halves' },
    13,
    long('half_life', 2025),
    printed(1),
  );
  record.compare(
    { zh: '增长核算的残差，(1 − α)·ln 1.02', en: 'Residual of growth accounting, (1 − α)·ln 1.02' },
    0.013201751530786,
    long('residual', 2030),
    { relative: 1e-11, because: { zh: '几个对数相减', en: 'logarithms are subtracted' } },
  );
  const convergence = await runOnce(models.convergence);
  record.compare(
    { zh: 'β = 2%：差距减半的年数', en: 'β = 2 %: years in which a gap halves' },
    34.66,
    convergence('half_life', 2030),
    printed(2),
  );
  const debt = await runOnce(models.debt);
  record.compare(
    { zh: '使债务率不变的基本盈余', en: 'Primary balance that holds the debt ratio' },
    0.0098,
    debt('stabilising_balance', 2026),
    printed(4),
  );
  const golden = await runOnce(models.debt, { scenario: 'golden' });
  record.compare(
    { zh: 'r = g 且盈余为零：30 年后的债务率', en: 'r = g and balance zero: debt ratio after 30 years' },
    0.5,
    golden('debt_ratio', 2055),
    rounding,
  );
}

async function structureModels(record: ReferenceRecord): Promise<void> {
  const todaro = await runOnce(models['harris-todaro']);
  record.compare(
    { zh: '哈里斯—托达罗：城市失业率', en: 'Harris-Todaro: urban unemployment' },
    0.4,
    todaro('unemployment', 2065),
    {
      ...{ absolute: 1e-4, because: { zh: '40 年后离均衡还差一点', en: 'after 40 years it is not quite at rest' } },
    },
  );
  const kuznets = await runOnce(models.kuznets, { fix: { urban_share: { 2030: Math.SQRT2 - 1 } } });
  record.compare(
    { zh: '库兹涅茨：最高基尼系数，在 u* 处', en: 'Kuznets: highest Gini index, at u*' },
    0.17157,
    kuznets('gini', 2030),
    printed(5),
  );
  const turn = await runOnce(models['environmental-kuznets']);
  record.compare(
    { zh: '环境库兹涅茨：转折收入 e^2.5', en: 'Environmental Kuznets: income at the turn, e^2.5' },
    12.182493960703473,
    turn('turning_income', 2025),
    rounding,
  );
  const urban = await runOnce(models.urbanisation, { fix: { urban_share: { 2030: 0.3963 } } });
  record.compare(
    { zh: '城镇化：最快速度 rK/4', en: 'Urbanisation: highest pace, rK/4' },
    0.011889,
    urban('pace', 2030),
    rounding,
  );
  const cohort = await runOnce(models.cohort);
  record.compare({ zh: '莱斯利：λ', en: 'Leslie: λ' }, 1.618034, cohort('factor', 40), printed(6));
  const shares = { zh: '莱斯利：稳定年龄构成', en: 'Leslie: stable shares' };
  record.compare(shares, 0.763932, cohort('share.young', 40), printed(6));
  record.compare(shares, 0.236068, cohort('share.old', 40), printed(6));

  const still = { energy_intensity: { 2025: 1, 2026: 1 }, carbon_intensity: { 2025: 1, 2026: 1 } };
  const fix = { population: { 2025: 10, 2026: 12 }, income: { 2025: 10, 2026: 12 }, ...still };
  const kaya = await runOnce(models.kaya, { fix });
  const parts = { zh: 'LMDI：10 × 10 → 12 × 12 的两部分', en: 'LMDI: the two parts of 10 × 10 → 12 × 12' };
  record.compare(parts, 22, kaya('by_people', 2026), rounding);
  record.compare(parts, 22, kaya('by_income', 2026), rounding);
}

async function circularModels(record: ReferenceRecord): Promise<void> {
  const added = async (base: string, more: string): Promise<number> => {
    const output = async (scenario: string): Promise<number> =>
      (await runOnce(models.multiplier, { scenario }))('output', 2030);
    return (await output(more)) - (await output(base));
  };
  const solved: Tolerance = { ...printed(3), absolute: 5e-4 };
  record.compare({ zh: '乘数，开放', en: 'Multiplier, open' }, 1.064, await added('baseline', 'spending'), solved);
  record.compare(
    { zh: '乘数，封闭', en: 'Multiplier, closed' },
    2.273,
    await added('closed', 'closed_spending'),
    solved,
  );

  const two = await runOnce(models.leontief);
  const output = { zh: '列昂惕夫：两部门产出', en: 'Leontief: output of two sectors' };
  record.compare(output, 1247.52, two('output.farms', 2026), printed(2));
  record.compare(output, 1841.58, two('output.factories', 2026), printed(2));
  const matrix = [
    [0.2, 0.2, 0.2],
    [0.4, 0.1, 0.1],
    [0.3, 0.1, 0.1],
  ];
  const three = await leontiefOf(matrix, [10, 15, 20]);
  [30, 34, 36].forEach((expected, i) =>
    record.compare(
      { zh: '列昂惕夫：三部门产出', en: 'Leontief: output of three sectors' },
      expected,
      three(`output.s${i + 1}`, 2026),
      {
        ...{ relative: 1e-10, because: { zh: '牛顿法的停止准则', en: 'where Newton stops' } },
      },
    ),
  );
}

function leontiefOf(A: readonly (readonly number[])[], f: readonly number[]): Promise<Path> {
  const { leontief } = models;
  const sectors = f.map((_, i) => `s${i + 1}`);
  const set: Record<string, number> = {};
  A.forEach((row, i) => row.forEach((value, j) => (set[`A.${sectors[i] ?? ''}.${sectors[j] ?? ''}`] = value)));
  f.forEach((value, i) => (set[`demand.${sectors[i] ?? ''}`] = value));
  const { A: coefficients, demand } = leontief.model.parameters;
  const model: ModelBundle['model'] = {
    ...leontief.model,
    sets: { sector: sectors },
    parameters: { A: { ...coefficients!, value: 0 }, demand: { ...demand!, value: 0 } },
  };
  const changes: Partial<Job> = { set };
  return runOnce({ ...leontief, model }, changes);
}

export const textbookModels: Reference = {
  id: 'textbook',
  title: { zh: '教科书模型', en: 'Textbook models' },
  source:
    'Romer, Advanced Macroeconomics; Todaro and Smith, Economic Development; Miller and Blair, Input-Output Analysis; Preston, Heuveline and Guillot, Demography; Blanchard, Macroeconomics; Ang 2005; Barro and Sala-i-Martin 1992',
  kind: 'published',
  inputs: { zh: '各模型的教科书取值', en: 'Textbook values of each model' },
  run: async (record) => {
    await growthModels(record);
    await structureModels(record);
    await circularModels(record);
  },
};
