/** Formula text → our expression, through the mathjs parser and an allow-list. Nothing is ever evaluated by mathjs. */
import { create, parseDependencies } from 'mathjs/number';
import type { MathNode } from 'mathjs';
import { problem, suggest } from '../problem.ts';
import type { Problem, Where } from '../problem.ts';
import type { Expression, Span } from './expression.ts';
import { functions, namedFunctions } from './functions.ts';
import type { FunctionName } from './functions.ts';

/** Limits that are checked before the parser sees the text. */
export const formulaLimits: { readonly characters: number; readonly depth: number } = { characters: 10_000, depth: 64 };

export interface ParsedFormula {
  readonly expression: Expression | null;
  readonly problems: readonly Problem[];
}

const { parse } = create(parseDependencies ?? {});
// Names may be Chinese: letters of every script, also beyond the first plane, where a letter is two code units.
const letter = /^[\p{L}_]$/u;
parse.isAlpha = (unit: string, before: string, after: string): boolean =>
  letter.test(unit) || (/[\uD800-\uDBFF]/.test(unit) && letter.test(unit + after)) || (/[\uDC00-\uDFFF]/.test(unit) && letter.test(before + unit));

const operators: Readonly<Record<string, FunctionName>> = {
  add: 'add',
  subtract: 'subtract',
  multiply: 'multiply',
  divide: 'divide',
  pow: 'pow',
  unaryMinus: 'negate',
  smaller: 'less',
  smallerEq: 'lessOrEqual',
  larger: 'greater',
  largerEq: 'greaterOrEqual',
  equal: 'equal',
  unequal: 'unequal',
  and: 'and',
  or: 'or',
  not: 'not',
  mod: 'mod',
};

/** Signs that Chinese keyboards give, and what to write instead. */
const fullWidth: Readonly<Record<string, string>> = { '（': '(', '）': ')', '×': '*', '÷': '/', '−': '-', '，': ',', '＋': '+', '－': '-', '＊': '*', '／': '/', '＝': '==', '：': ':', '？': '?', '＜': '<', '＞': '>' };

export function parseFormula(source: string, where: Where): ParsedFormula {
  const text = source.normalize('NFC');
  const early = refuseEarly(text, where);
  if (early) return { expression: null, problems: [early] };
  let tree: MathNode;
  try {
    tree = parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const at = /\(char (\d+)\)/.exec(detail);
    const from = at ? Math.min(Number(at[1]) - 1, text.length) : 0;
    return { expression: null, problems: [problem('formula-syntax', { ...where, span: [from, text.length] }, { detail: detail.replace(/ \(char \d+\)/, '') })] };
  }
  return translate(tree, text, where);
}

function refuseEarly(text: string, where: Where): Problem | null {
  const tooLarge = (what: string, size: number, limit: number): Problem => problem('formula-too-large', where, { what, size, limit });
  if (text.length > formulaLimits.characters) return tooLarge('length', text.length, formulaLimits.characters);
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '(' || character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ')' || character === ']' || character === '}') depth--;
  }
  if (deepest > formulaLimits.depth) return tooLarge('depth', deepest, formulaLimits.depth);
  for (let i = 0; i < text.length; i++) {
    const instead = fullWidth[text[i]!];
    if (instead !== undefined)
      return refusal({ ...where, span: [i, i + 1] }, `“${text[i]!}”`, `“${text[i]!}”`, `请改用半角 ${instead}。`, `Write ${instead} instead.`);
  }
  if (text.trim() === '') return problem('formula-syntax', where, { detail: 'empty formula' });
  return null;
}

function refusal(where: Where, zh: string, en: string, advice_zh: string, advice_en: string): Problem {
  return problem('formula-refused', where, { what_zh: zh, what_en: en, advice_zh, advice_en });
}

/** Names and numbers of the text in order, with their places: mathjs nodes carry none, but visit in the same order. */
function placesOf(text: string): { word: string; span: Span }[] {
  const words = /[\p{L}_][\p{L}\p{N}_]*|0[xob][\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/giu;
  const operatorWords = new Set(['and', 'or', 'not', 'mod', 'xor', 'to', 'in']);
  return [...text.matchAll(words)]
    .filter((match) => !operatorWords.has(match[0]) || text[match.index + match[0].length] === '(')
    .map((match) => ({ word: match[0], span: [match.index, match.index + match[0].length] as const }));
}

function translate(tree: MathNode, text: string, where: Where): ParsedFormula {
  const problems: Problem[] = [];
  const places = placesOf(text);
  let next = 0;
  const whole: Span = [0, text.length];
  const nothing = (span: Span): Expression => ({ kind: 'number', value: 0, span });

  const place = (word: string | null): Span => {
    const found = places.slice(next, next + 4).findIndex((candidate) => word === null || candidate.word === word);
    if (found < 0) return whole;
    next += found + 1;
    return places[next - 1]!.span;
  };
  const refuse = (span: Span, zh: string, en: string, adviceZh: string, adviceEn: string): Expression => {
    problems.push(refusal({ ...where, span }, zh, en, adviceZh, adviceEn));
    return nothing(span);
  };

  const call = (name: FunctionName, operands: readonly Expression[], span: Span): Expression => {
    const [least, most] = functions[name].arity;
    if (operands.length < least || operands.length > most)
      problems.push(problem('function-arity', { ...where, span }, { name, expected: least === most ? least : `${least}–${most}`, found: operands.length }));
    return { kind: 'call', name, operands, span };
  };

  const visitFunction = (node: MathNode & { fn: MathNode & { name?: string }; args: MathNode[] }): Expression => {
    const name = node.fn.name ?? '';
    if (node.fn.type !== 'SymbolNode') return refuse(whole, '这种调用', 'This kind of call', '函数只能用名称调用。', 'Call functions by name.');
    const start = place(name);
    if (namedFunctions.includes(name as FunctionName)) {
      const operands = node.args.map((argument) => visit(argument, 1));
      return call(name as FunctionName, operands, [start[0], Math.max(start[1], ...operands.map((operand) => operand.span[1] + 1))]);
    }
    const lag = literalOffset(node.args);
    if (lag !== null) {
      place(null);
      const end = text.indexOf(')', start[1]);
      const span: Span = [start[0], end < 0 ? start[1] : end + 1];
      if (lag > 0) return { kind: 'name', name, lag, span };
      problems.push(problem('bad-lag', { ...where, span }, { name, found: text.slice(span[0], span[1]) }));
      return nothing(span);
    }
    problems.push(problem('unknown-function', { ...where, span: start }, { name, ...suggest(name, namedFunctions) }));
    return nothing(start);
  };

  let nodes = 0;
  const visit = (node: MathNode, depth: number): Expression => {
    if (++nodes > 5000 || depth > 1000) {
      if (problems.every((item) => item.code !== 'formula-too-large'))
        problems.push(problem('formula-too-large', where, { what: 'nodes', size: nodes, limit: 5000 }));
      return nothing(whole);
    }
    switch (node.type) {
      case 'ConstantNode': {
        const { value } = node as MathNode & { value: unknown };
        if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'number', value, span: place(null) };
        return refuse(whole, '文字或真假常量', 'Text or a truth constant', '公式只计算数。', 'Formulas compute numbers only.');
      }
      case 'SymbolNode': {
        const { name } = node as MathNode & { name: string };
        const span = place(name);
        if (name === 't') return { kind: 'year', span };
        if (name === 'pi') return { kind: 'number', value: Math.PI, span };
        return { kind: 'name', name, lag: 0, span };
      }
      case 'ParenthesisNode':
        return visit((node as MathNode & { content: MathNode }).content, depth + 1);
      case 'OperatorNode': {
        const operator = node as MathNode & { fn: string; op: string; implicit: boolean; args: MathNode[] };
        if (operator.implicit)
          return refuse(whole, '省略的乘号', 'Multiplication without a sign', '写出 *，例如 2 * x。', 'Write the sign, for instance 2 * x.');
        if (operator.fn === 'unaryPlus') return visit(operator.args[0]!, depth + 1);
        const name = operator.op !== '%' && Object.hasOwn(operators, operator.fn) ? operators[operator.fn] : undefined;
        if (name === undefined)
          return refuse(whole, `运算符 ${operator.op}`, `The operator ${operator.op}`, '可用 + - * / ^ 与比较、and、or、not。', 'Use + - * / ^, comparisons, and, or, not.');
        const operands = operator.args.map((argument) => visit(argument, depth + 1));
        return call(name, operands, [Math.min(...operands.map((operand) => operand.span[0])), Math.max(...operands.map((operand) => operand.span[1]))]);
      }
      case 'ConditionalNode': {
        const choice = node as MathNode & { condition: MathNode; trueExpr: MathNode; falseExpr: MathNode };
        const condition = visit(choice.condition, depth + 1);
        const then = visit(choice.trueExpr, depth + 1);
        const otherwise = visit(choice.falseExpr, depth + 1);
        return { kind: 'choice', condition, then, otherwise, span: [condition.span[0], otherwise.span[1]] };
      }
      case 'FunctionNode':
        return visitFunction(node as Parameters<typeof visitFunction>[0]);
      case 'RelationalNode':
        return refuse(whole, '连写的比较', 'A chained comparison', '写成 a < b and b < c。', 'Write a < b and b < c.');
      default:
        return refuse(whole, refusedNodes[node.type]?.zh ?? '这种写法', refusedNodes[node.type]?.en ?? 'This form', '公式由数、名称、运算符和函数组成。', 'A formula has numbers, names, operators and functions.');
    }
  };

  const expression = visit(tree, 0);
  return { expression: problems.length > 0 ? null : expression, problems };
}

const refusedNodes: Readonly<Record<string, { zh: string; en: string }>> = {
  AssignmentNode: { zh: '赋值', en: 'An assignment' },
  FunctionAssignmentNode: { zh: '函数定义', en: 'A function definition' },
  ArrayNode: { zh: '矩阵', en: 'A matrix' },
  ObjectNode: { zh: '对象', en: 'An object' },
  AccessorNode: { zh: '成员访问', en: 'Member access' },
  RangeNode: { zh: '区间', en: 'A range' },
  BlockNode: { zh: '多个语句', en: 'Several statements' },
};

/** Years back for `(-1)`, 0 or less for other literal whole numbers, null when the operands are no literal offset. */
function literalOffset(operands: readonly MathNode[]): number | null {
  if (operands.length !== 1) return null;
  const [only] = operands;
  const value = (node: MathNode | undefined): number | null =>
    node?.type === 'ConstantNode' && typeof (node as MathNode & { value: unknown }).value === 'number' ? (node as MathNode & { value: number }).value : null;
  const direct = value(only);
  if (direct !== null) return -direct;
  const operator = only as MathNode & { fn?: string; args?: MathNode[] };
  if (only?.type === 'OperatorNode' && operator.fn === 'unaryMinus') {
    const magnitude = value(operator.args?.[0]);
    return magnitude !== null && Number.isInteger(magnitude) ? magnitude : magnitude === null ? null : -0.5;
  }
  return null;
}
