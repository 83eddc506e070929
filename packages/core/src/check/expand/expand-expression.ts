/** One formula for one element: subscripts become single names, sums over sets are written out, states and lookups are hidden variables. */
import type {
  Aggregate,
  Expression,
  NameReference,
  ParsedExpression,
  ParsedReference,
} from '../../formula/expression.ts';
import type { FunctionName } from '../../formula/functions.ts';
import { problem, suggest } from '../../problem.ts';
import type { Problem, Where } from '../../problem.ts';
import type { Scope } from './elements.ts';
import { findEntry, findLookup, knownNames } from './find-entry.ts';
import type { FoundEntry } from './find-entry.ts';
import type { Owner } from './hiding.ts';
import type { Instance } from './instance.ts';
import { writeLookup } from './lookups.ts';
import { placeElements } from './place-elements.ts';
import { writeState } from './states.ts';

export interface Site extends Owner {
  /** Whose names the formula sees. */
  readonly instance: Instance;
  readonly problems: Problem[];
  /** Names of parameters, which have no last year. */
  readonly isParameter: (name: string) => boolean;
  /** Terms of sums that may still be written out, and names that do not exist that may still be told. */
  readonly budget: { terms: number; unknown: number };
}

export interface Expanded {
  readonly expression: Expression;
  /** The reference that leaves its set, if any does: then the expression means nothing. */
  readonly outside: ParsedReference | null;
}

/** Terms of all sums of one model, written out. */
export const mostTerms = 2_000_000;

/** Names that do not exist and are told: each is compared with every name of the model, and those told stop the run. */
export const mostUnknown = 100;

/** Terms are added from left to right within blocks of this many, then the blocks: a sum stays a shallow tree. */
const termsPerBlock = 256;

export function expandExpression(parsed: ParsedExpression, scope: Scope, site: Site): Expanded {
  const { instance, where, problems } = site;
  const left: { reference: ParsedReference | null } = { reference: null };

  const expand = (node: ParsedExpression, within: Scope): Expression => {
    switch (node.kind) {
      case 'number':
      case 'year':
        return node;
      case 'name':
        return expandReference(node, within);
      case 'call': {
        // Most formulas say nothing that needs writing out: their trees stay as they are.
        let operands: Expression[] | null = null;
        for (let i = 0; i < node.operands.length; i++) {
          const before = node.operands[i]!;
          const after = expand(before, within);
          if (after !== before) operands ??= node.operands.slice(0, i) as Expression[];
          operands?.push(after);
        }
        return operands ? { kind: 'call', name: node.name, operands, span: node.span } : (node as Expression);
      }
      case 'choice': {
        const condition = expand(node.condition, within);
        const then = expand(node.then, within);
        const otherwise = expand(node.otherwise, within);
        const same = condition === node.condition && then === node.then && otherwise === node.otherwise;
        return same ? (node as Expression) : { ...node, condition, then, otherwise };
      }
      case 'aggregate':
        return expandAggregate(node, within);
      case 'state': {
        const operands = node.operands.map((operand) => expand(operand, within));
        return writeState(node, operands, site, site.isParameter, problems);
      }
      case 'lookup': {
        const operand = expand(node.operand, within);
        const table = findLookup(instance, node.table);
        if (table) return writeLookup(table, operand, site, node.span);
        const values = { kind_zh: '查找表', kind_en: 'lookup', name: node.table };
        const hint = suggest(node.table, [...instance.lookups.keys()]);
        problems.push(problem('unknown-name', { ...where, span: node.span }, { ...values, ...hint }));
        return operand;
      }
      default:
        return node satisfies never;
    }
  };

  const expandReference = (node: ParsedReference, within: Scope): Expression => {
    const found = findEntry(instance, node.name);
    if (found && isPlain(found, node)) return node as NameReference;
    const nothing = (): Expression => ({ kind: 'number', value: 0, span: node.span });
    const at = (): Where => ({ ...where, span: node.span });
    if (!found) {
      if (site.budget.unknown-- <= 0) return nothing();
      const kind = { kind_zh: '变量、参数或冲击', kind_en: 'variable, parameter or shock' };
      const hint = suggest(node.name, knownNames(instance, node.name));
      problems.push(problem('unknown-name', at(), { ...kind, name: node.name, ...hint }));
      return nothing();
    }
    const { entry, members } = found;
    if (entry.kind === 'parameter' && node.lag > 0) {
      problems.push(problem('parameter-lag', at(), { name: node.name, found: `${node.name}(-${node.lag})` }));
      return nothing();
    }
    const placed = placeElements(node, entry, members, { scope: within, indices: instance.indices, where, problems });
    if (placed === null) return nothing();
    if (placed === 'outside') {
      left.reference ??= node;
      return nothing();
    }
    const suffix = placed.map((position, i) => `.${entry.over[i]!.set.members[position]!}`).join('');
    return { ...node, name: entry.key + suffix, subscripts: [] };
  };

  const expandAggregate = (node: Aggregate<ParsedExpression>, within: Scope): Expression => {
    const { span } = node;
    const before = left.reference;
    const sumOver = (place: number, inner: Scope): Expression => {
      const over = node.over[place];
      if (over === undefined) return expand(node.operand, inner);
      const set = instance.indices.get(over.name);
      if (set === undefined) {
        const known = suggest(over.name, [...instance.indices.keys()]);
        const values = { kind_zh: '集合或下标', kind_en: 'set or index', name: over.name, ...known };
        problems.push(problem('unknown-name', { ...where, span: over.span }, values));
        return { kind: 'number', value: 0, span };
      }
      const terms = set.members.map((_, position) =>
        sumOver(place + 1, new Map([...inner, [over.name, { set, position }]])),
      );
      return addUp(terms, span);
    };
    const count = node.over.reduce(
      (product, { name }) => product * (instance.indices.get(name)?.members.length ?? 1),
      1,
    );
    if (!spend(count)) return { kind: 'number', value: 0, span };
    const total = sumOver(0, within);
    if (left.reference !== null && left.reference !== before) {
      problems.push(problem('offset-in-sum', { ...where, span: left.reference.span }, { name: left.reference.name }));
      left.reference = before;
    }
    return node.name === 'sum' ? total : call('divide', [total, { kind: 'number', value: count, span }], span);
  };

  /** Takes the terms of a sum out of what all formulas of the model may need together. */
  const spend = (terms: number): boolean => {
    const { budget } = site;
    const had = budget.terms;
    budget.terms -= terms;
    if (budget.terms >= 0) return true;
    const values = { name: 'sum', size: mostTerms - budget.terms, limit: mostTerms };
    if (had >= 0) problems.push(problem('too-many-elements', where, values));
    return false;
  };

  const expression = expand(parsed, scope);
  return { expression, outside: left.reference };
}

/** Names that stand for themselves: neither an element nor inside a module, and not a parameter of last year. */
function isPlain({ entry, members }: FoundEntry, node: ParsedReference): boolean {
  return (
    members.length === 0 &&
    entry.over.length === 0 &&
    node.subscripts.length === 0 &&
    entry.key === node.name &&
    (entry.kind !== 'parameter' || node.lag === 0)
  );
}

function addUp(terms: readonly Expression[], span: Expression['span']): Expression {
  const add = (some: readonly Expression[]): Expression =>
    some.reduce((left, right) => call('add', [left, right], span));
  if (terms.length === 0) return { kind: 'number', value: 0, span };
  if (terms.length <= termsPerBlock) return add(terms);
  const blocks = Math.ceil(terms.length / termsPerBlock);
  return addUp(
    Array.from({ length: blocks }, (_, i) => add(terms.slice(i * termsPerBlock, (i + 1) * termsPerBlock))),
    span,
  );
}

function call(name: FunctionName, operands: readonly Expression[], span: Expression['span']): Expression {
  return { kind: 'call', name, operands, span };
}
