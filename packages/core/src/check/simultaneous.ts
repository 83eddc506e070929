/** Declared simultaneous blocks: each must be exactly what its equations make it, one cycle or several within a year. */
import { references } from '../formula/expression.ts';
import type { Expression } from '../formula/expression.ts';
import type { Model } from '../model/model.ts';
import { problem, suggest } from '../problem.ts';
import type { Bilingual, Problem, Where } from '../problem.ts';
import type { CheckedVariable, Meaning } from './checked-model.ts';
import { cyclePath } from './cycle-path.ts';
import { cycleThrough, strongComponents } from './strong-components.ts';

/** Most members of a block: each year of each draw solves a dense linear system of this size several times. */
export const largestBlock = 400;

/** The blocks of a flat model as indices of variables, in ascending order. What is wrong with one is among the problems. */
export function checkSimultaneous(
  model: Model,
  variables: readonly CheckedVariable[],
  meaning: ReadonlyMap<string, Meaning>,
  problems: Problem[],
): number[][] {
  const declared = model.simultaneous ?? [];
  if (declared.length === 0) return [];
  // An equation that could not be read is reported already; without it the graph is not known.
  const unread = problems.some(
    ({ severity, code, where }) =>
      severity === 'error' && !code.startsWith('unit-') && where.path?.endsWith('.equation') === true,
  );
  const blockOf = new Map<number, number>();
  const refuse = (block: number, reason: Bilingual, advice: Bilingual): void => {
    problems.push(
      problem('bad-block', placeOf(model, block), {
        block: listed(declared[block]!),
        ...{ reason_zh: reason.zh, reason_en: reason.en, advice_zh: advice.zh, advice_en: advice.en },
      }),
    );
  };

  const blocks = declared.map((names, block) => {
    const members: number[] = [];
    for (const name of names) {
      const found = meaning.get(name.normalize('NFC'));
      if (found?.kind !== 'variable') {
        const near = suggest(
          name,
          variables.map((variable) => variable.name),
        );
        problems.push(
          problem('unknown-name', placeOf(model, block), { kind_zh: '变量', kind_en: 'variable', name, ...near }),
        );
      } else if (blockOf.has(found.index)) refuse(block, ...twice(name, blockOf.get(found.index) === block));
      else {
        blockOf.set(found.index, block);
        members.push(found.index);
      }
    }
    if (members.length > largestBlock) refuse(block, ...tooLarge(members.length));
    return members.sort((a, b) => a - b);
  });
  if (unread) return blocks;

  const nameOf = (index: number): string => variables[index]!.name;
  const needsIn = (formula: Expression | null): readonly number[] =>
    references(formula ?? nothing).flatMap((reference) => {
      const found = meaning.get(reference.name);
      return found?.kind === 'variable' && reference.lag === 0 ? [found.index] : [];
    });
  const inLaterYears = graphOf(variables.map(({ equation }) => needsIn(equation)));
  // In the start year initial values stand for some equations; a cycle through them alone is a reason to be listed too.
  const inAnyYear = graphOf(variables.map(({ equation, initial }) => [...needsIn(equation), ...needsIn(initial)]));
  blocks.forEach((members, block) => {
    // Elements are listed by the name of their variable, so one of them in a cycle is reason enough to list all.
    const cyclic = new Set(members.filter(inAnyYear.isCyclic).map((index) => familyOf(nameOf(index))));
    for (const family of new Set(members.map((index) => familyOf(nameOf(index)))))
      if (!cyclic.has(family)) refuse(block, ...noCycle(family));
    for (const component of new Set(members.map(inLaterYears.componentOf))) {
      const outside = component.filter((index) => blockOf.get(index) !== block);
      if (outside.length === 0 || !inLaterYears.isCyclic(component[0]!)) continue;
      // The shortest cycle through a missing member shows why it belongs.
      const path = cycleThrough([outside[0]!, ...component], inLaterYears.needsOf) ?? component;
      refuse(block, ...incomplete(outside.map(nameOf), cyclePath(path.map(nameOf)), component.map(nameOf)));
    }
  });
  return blocks;
}

interface Graph {
  readonly needsOf: (index: number) => readonly number[];
  readonly componentOf: (index: number) => readonly number[];
  readonly isCyclic: (index: number) => boolean;
}

function graphOf(edges: readonly (readonly number[])[]): Graph {
  const needsOf = (index: number): readonly number[] => edges[index]!;
  const components = strongComponents(edges.length, needsOf);
  const found = new Map(components.flatMap((component) => component.map((index) => [index, component] as const)));
  const componentOf = (index: number): readonly number[] => found.get(index)!;
  return {
    needsOf,
    componentOf,
    isCyclic: (index) => componentOf(index).length > 1 || needsOf(index).includes(index),
  };
}

/** Name without members and inner names: `share` of `share.secondary`. */
const familyOf = (name: string): string => name.split('.')[0]!;

const placeOf = (model: Model, block: number): Where => ({ model: model.id, path: `simultaneous.${block}` });

const nothing = { kind: 'number', value: 0, span: [0, 0] } as const;

const listed = (names: readonly string[]): string =>
  names.length > 12 ? `${names.slice(0, 12).join(', ')}, …` : names.join(', ');

type Refusal = readonly [reason: Bilingual, advice: Bilingual];

function twice(name: string, sameBlock: boolean): Refusal {
  const place = sameBlock
    ? { zh: '重复列出', en: 'is listed twice' }
    : { zh: '已在另一组中', en: 'stands in another block already' };
  return [
    { zh: `${name} ${place.zh}`, en: `${name} ${place.en}` },
    {
      zh: '每个变量只列一次；互相牵连的组合成一组。',
      en: 'List each variable once; join blocks that depend on each other.',
    },
  ];
}

function tooLarge(size: number): Refusal {
  return [
    { zh: `有 ${size} 个变量，上限 ${largestBlock}`, en: `it has ${size} variables, the limit is ${largestBlock}` },
    { zh: '用滞后拆成较小的组。', en: 'Split it with lags into smaller blocks.' },
  ];
}

function noCycle(name: string): Refusal {
  return [
    { zh: `${name} 不在任何同年循环之中`, en: `${name} is in no cycle within one year` },
    { zh: `去掉 ${name}：它可以直接依次计算。`, en: `Leave ${name} out: it is computed in order.` },
  ];
}

function incomplete(missing: readonly string[], path: string, all: readonly string[]): Refusal {
  return [
    {
      zh: `循环 ${path} 还经过未列出的 ${listed(missing)}`,
      en: `the cycle ${path} also runs through ${listed(missing)}, not listed`,
    },
    { zh: `写成 simultaneous: [[${listed(all)}]]。`, en: `Write simultaneous: [[${listed(all)}]].` },
  ];
}
