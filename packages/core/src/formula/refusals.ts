/** What a formula may not contain, with the words that teach what to write instead. */
import { problem } from '../problem.ts';
import type { Problem, Where } from '../problem.ts';
import type { RefusedType } from './syntax-node.ts';

export interface Refusal {
  readonly what: { readonly zh: string; readonly en: string };
  readonly advice: { readonly zh: string; readonly en: string };
}

const anatomy = {
  zh: '公式由数、名称、运算符和函数组成。',
  en: 'A formula has numbers, names, operators and functions.',
};

export const refusals: Readonly<
  Record<
    'constant' | 'implicit' | 'callOfCall' | 'subscript' | 'subscriptOrder' | 'setName' | 'tableName' | 'order',
    Refusal
  >
> = {
  constant: {
    what: { zh: '文字或真假常量', en: 'Text or a truth constant' },
    advice: { zh: '公式只计算数。', en: 'Formulas compute numbers only.' },
  },
  implicit: {
    what: { zh: '省略的乘号', en: 'Multiplication without a sign' },
    advice: { zh: '写出 *，例如 2 * x。', en: 'Write the sign, for instance 2 * x.' },
  },
  callOfCall: {
    what: { zh: '对结果再调用', en: 'Calling a result' },
    advice: { zh: '滞后写在名称之后，例如 log(x(-1))。', en: 'A lag follows a name, for instance log(x(-1)).' },
  },
  subscript: {
    what: { zh: '这种下标', en: 'This kind of subscript' },
    advice: {
      zh: '下标是集合、别名或元素的名称，可加减整数，例如 pop[age-1]。',
      en: 'A subscript is the name of a set, an alias or an element, with a whole number added or taken away: pop[age-1].',
    },
  },
  subscriptOrder: {
    what: { zh: '这种次序的下标', en: 'Subscripts in this order' },
    advice: {
      zh: '先名称，再一对方括号，最后滞后，例如 city.share[sector, user](-1)。',
      en: 'First the name, then one pair of square brackets, then the lag: city.share[sector, user](-1).',
    },
  },
  setName: {
    what: { zh: '不是集合名称的求和范围', en: 'A range of a sum that is not the name of a set' },
    advice: { zh: '写成 sum(x[sector], sector)。', en: 'Write sum(x[sector], sector).' },
  },
  tableName: {
    what: { zh: '不是表名的插值表', en: 'A lookup table that is not a name' },
    advice: { zh: '写成 interpolate(table, x)，x 是自变量。', en: 'Write interpolate(table, x), with x the argument.' },
  },
  order: {
    what: { zh: '这样的阶数', en: 'This order' },
    advice: { zh: '阶数写 1 或 3，例如 smooth(x, 5, 3)。', en: 'The order is 1 or 3, for instance smooth(x, 5, 3).' },
  },
};

export const refusedNodes: Readonly<Record<RefusedType | 'IndexNode', Refusal>> = {
  RelationalNode: {
    what: { zh: '连写的比较', en: 'A chained comparison' },
    advice: { zh: '写成 a < b and b < c。', en: 'Write a < b and b < c.' },
  },
  AssignmentNode: {
    what: { zh: '赋值', en: 'An assignment' },
    advice: { zh: '比较写 ==。', en: 'A comparison is written ==.' },
  },
  FunctionAssignmentNode: { what: { zh: '函数定义', en: 'A function definition' }, advice: anatomy },
  ArrayNode: { what: { zh: '矩阵', en: 'A matrix' }, advice: anatomy },
  ObjectNode: { what: { zh: '对象', en: 'An object' }, advice: anatomy },
  RangeNode: { what: { zh: '区间', en: 'A range' }, advice: anatomy },
  BlockNode: {
    what: { zh: '多个语句', en: 'Several statements' },
    advice: { zh: '一个公式一行，其余写成另外的变量。', en: 'A formula is one line; make the rest another variable.' },
  },
  IndexNode: refusals.subscript,
};

export function refusedOperator(operator: string): Refusal {
  return {
    what: { zh: `运算符 ${operator}`, en: `The operator ${operator}` },
    advice: { zh: '可用 + - * / ^ mod 与比较、and、or、not。', en: 'Use + - * / ^ mod, comparisons, and, or, not.' },
  };
}

export function refusedWord(word: string): Refusal {
  return {
    what: { zh: `保留字 ${word} 作名称`, en: `The reserved word ${word} as a name` },
    advice: {
      zh: '函数后写括号，变量另取名称。',
      en: 'A function is followed by brackets; a variable needs another name.',
    },
  };
}

/** Signs that Chinese keyboards give, and what to write instead. */
const fullWidth: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '（': '(',
    '）': ')',
    '×': '*',
    '÷': '/',
    '−': '-',
    '，': ',',
    '＋': '+',
    '－': '-',
    '＊': '*',
    '／': '/',
    '＝': '==',
    '：': ':',
    '？': '?',
    '＜': '<',
    '＞': '>',
  }),
);

/** The first sign in the text that never has a meaning in a formula, or null. It is looked for before the text is parsed. */
export function refusedSign(text: string): { readonly at: number; readonly refusal: Refusal } | null {
  // `%` would be read as a percentage or a remainder by what follows it, and trying both takes time exponential in the depth.
  const match = /[（）×÷−，＋－＊／＝：？＜＞%]|\?\.(?!\d)/.exec(text);
  if (!match) return null;
  const [sign] = match;
  const instead = fullWidth.get(sign);
  const advice =
    instead !== undefined
      ? { zh: `请改用半角 ${instead}。`, en: `Write ${instead} instead.` }
      : sign === '%'
        ? { zh: '5 % 写成 0.05，余数写成 a mod b。', en: 'Write 0.05 for 5 %, and a mod b for a remainder.' }
        : { zh: '条件写成 a > 0 ? b : c。', en: 'A choice is written a > 0 ? b : c.' };
  return { at: match.index, refusal: { what: { zh: `“${sign}”`, en: `“${sign}”` }, advice } };
}

export function refusalProblem({ what, advice }: Refusal, where: Where): Problem {
  return problem('formula-refused', where, {
    what_zh: what.zh,
    what_en: what.en,
    advice_zh: advice.zh,
    advice_en: advice.en,
  });
}
