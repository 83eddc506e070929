/** Groups of correlated inputs: members that can be drawn together, and a matrix that is one of correlations. */
import type { CorrelationGroup } from '../model/model.ts';
import { correlationMatrix } from '../model/correlation-matrix.ts';
import type { FlatModel } from '../model/flat-model.ts';
import { problem } from '../problem.ts';
import type { Bilingual, Problem } from '../problem.ts';
import { indefinite } from '../random/correlation.ts';
import type { Matrix } from '../random/correlation.ts';

/** More would take seconds to examine. */
const mostMembers = 100;

export function checkCorrelations(model: FlatModel, problems: Problem[]): void {
  for (const [name, group] of Object.entries(model.correlations ?? {})) {
    const where = { model: model.id, path: `correlations.${name}` };
    const refuse = (reason: Bilingual, advice: Bilingual): void => {
      const values = { name, reason_zh: reason.zh, reason_en: reason.en, advice_zh: advice.zh, advice_en: advice.en };
      problems.push(problem('bad-correlation', where, values));
    };
    const before = problems.length;
    checkMembers(model, group, refuse);
    checkNumbers(group, refuse);
    if (problems.length > before) continue;
    const given = correlationMatrix({ ...group, repair: false });
    const found = indefinite(given);
    if (!found) continue;
    const [left, right] = [group.of[found.pair[0]]!, group.of[found.pair[1]]!];
    if (group.repair !== true) {
      const smallest = found.smallest.toPrecision(3);
      refuse(
        {
          zh: `矩阵不是半正定的（最小特征值 ${smallest}），先看 ${left} 与 ${right}`,
          en: `the matrix is not positive semidefinite (smallest eigenvalue ${smallest}); look at ${left} and ${right} first`,
        },
        {
          zh: '改正相关系数，或写 repair: true 换成最近的相关矩阵。',
          en: 'Correct the correlations, or write repair: true for the nearest correlation matrix.',
        },
      );
    } else problems.push(problem('repaired-correlation', where, { name, ...largestChange(group, given) }));
  }
}

type Refuse = (reason: Bilingual, advice: Bilingual) => void;

function checkMembers(
  { parameters, shocks = {}, shareGroups = {} }: FlatModel,
  { of }: CorrelationGroup,
  refuse: Refuse,
): void {
  if (of.length < 2) refuse({ zh: '至少要有两个成员', en: 'it needs two members at least' }, oneGroup);
  if (of.length > mostMembers)
    refuse(
      { zh: `成员 ${of.length} 个，上限 ${mostMembers}`, en: `it has ${of.length} members, more than ${mostMembers}` },
      oneGroup,
    );
  if (of.some((name) => Object.hasOwn(shocks, name)) && of.some((name) => Object.hasOwn(parameters, name)))
    refuse(
      { zh: '参数与冲击混在一组', en: 'it mixes parameters and shocks' },
      {
        zh: '参数每个抽样一个数，冲击每年一个：分成两组。',
        en: 'A parameter has one number per draw, a shock one per year: make two groups.',
      },
    );
  const spread = new Set(
    Object.values(shareGroups).flatMap(({ members, spread }) => (spread === undefined ? [] : members)),
  );
  for (const name of of) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (parameter && !parameter.prior && !(parameter.role === 'uncertainty' && spread.has(name)))
      refuse(
        { zh: `${name} 没有先验`, en: `${name} has no prior` },
        { zh: '给它先验，或移出这一组。', en: 'Give it a prior or leave it out.' },
      );
  }
}

const oneGroup: Bilingual = { zh: '一组写两个以上、彼此相关的输入。', en: 'A group holds inputs that move together.' };

function checkNumbers({ of, rho, matrix }: CorrelationGroup, refuse: Refuse): void {
  const advice: Bilingual = {
    zh: '写 rho（各对相同），或写 matrix：对称、对角线为 1、各行与成员同序。',
    en: 'Write rho (the same for every pair) or matrix: symmetric, ones on the diagonal, rows in the order of the members.',
  };
  if ((rho === undefined) === (matrix === undefined))
    refuse({ zh: 'rho 与 matrix 应写且只写一个', en: 'it has either rho or matrix' }, advice);
  if (rho !== undefined && !(rho >= -1 && rho <= 1))
    refuse({ zh: `rho ${rho} 应在 -1 与 1 之间`, en: `its rho ${rho} lies between -1 and 1` }, advice);
  if (matrix === undefined) return;
  if (matrix.length !== of.length || matrix.some((row) => row.length !== of.length)) {
    refuse(
      {
        zh: `${of.length} 个成员需要 ${of.length} 行 ${of.length} 列`,
        en: `${of.length} members need ${of.length} rows and columns`,
      },
      advice,
    );
    return;
  }
  for (let i = 0; i < of.length; i++)
    for (let j = 0; j <= i; j++) {
      const value = matrix[i]![j]!;
      const pair = `${of[i]}, ${of[j]}`;
      if (i === j ? value !== 1 : !(value >= -1 && value <= 1))
        refuse({ zh: `${pair} 处的 ${value} 不是相关系数`, en: `${value} at ${pair} is no correlation` }, advice);
      else if (value !== matrix[j]![i])
        refuse(
          {
            zh: `${pair} 处 ${value} 与 ${matrix[j]![i]} 不对称`,
            en: `${value} and ${matrix[j]![i]} at ${pair} differ`,
          },
          advice,
        );
    }
}

/** Where the repaired matrix differs most. */
function largestChange(group: CorrelationGroup, given: Matrix): { pair: string; before: number; after: string } {
  const repaired = correlationMatrix(group);
  let [row, column] = [0, 1];
  const change = (i: number, j: number): number => Math.abs(repaired[i]![j]! - given[i]![j]!);
  for (let i = 0; i < given.length; i++)
    for (let j = i + 1; j < given.length; j++) if (change(i, j) > change(row, column)) [row, column] = [i, j];
  return {
    pair: `${group.of[row]}, ${group.of[column]}`,
    before: given[row]![column]!,
    after: repaired[row]![column]!.toFixed(3),
  };
}
