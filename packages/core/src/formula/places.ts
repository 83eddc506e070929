/**
 * Where the words of a formula stand. mathjs nodes carry no positions; the tree is read in the order of the text, so every
 * name or number that is read is the next such word.
 */
import type { Span } from './expression.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { wordsOf } from './words.ts';

export interface Places {
  readonly whole: Span;
  /** Place of the next word that is this name. */
  readonly name: (name: string) => Span;
  /** Place of the next number that has this value. */
  readonly number: (value: number) => Span;
  /** Steps over all words of a subtree; the place from its first to its last word. */
  readonly skip: (node: SyntaxNode) => Span;
  /** End of the brackets that open after `position` (spaces between), or `position` where none open. */
  readonly closing: (position: number) => number;
}

export function placesOf(text: string): Places {
  const found = wordsOf(text);
  /** Only lags and subscripts ask where a bracket closes. */
  let brackets: ReadonlyMap<number, number> | null = null;
  const whole: Span = [0, text.length];
  let next = 0;

  const take = (fits: (word: string) => boolean): Span => {
    for (let i = next; i < found.length; i++) {
      const word = found[i]!;
      if (!fits(word.text)) continue;
      next = i + 1;
      return [word.at, word.at + word.text.length];
    }
    return whole;
  };
  const name: Places['name'] = (wanted) => take((word) => word === wanted);
  const number: Places['number'] = (value) => take((word) => Number(word) === value);
  const constant = (value: unknown): Span =>
    take((word) => word === String(value) || Number(word) === value || /^["']/.test(word));

  return {
    whole,
    name,
    number,
    skip: (node) => {
      let start = text.length;
      let end = 0;
      for (const part of leavesOf(node)) {
        const span = part.type === 'SymbolNode' ? name(part.name) : constant(part.value);
        if (span === whole) continue;
        start = Math.min(start, span[0]);
        end = Math.max(end, span[1]);
      }
      return start < end ? [start, end] : whole;
    },
    closing: (position) => {
      let at = position;
      while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n') at++;
      brackets ??= matchBrackets(text);
      return brackets.get(at) ?? position;
    },
  };
}

type Leaf = SyntaxNode & { readonly type: 'SymbolNode' | 'ConstantNode' };

/** Names and constants in the order of the text. With a stack of its own: what is refused may be refused for its depth. */
function leavesOf(root: SyntaxNode): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'SymbolNode' || node.type === 'ConstantNode') leaves.push(node);
    const operands: SyntaxNode[] = [];
    node.forEach((operand) => operands.push(operand));
    stack.push(...operands.reverse());
  }
  return leaves;
}

/** Place of each opening bracket → place after the one that closes it. */
function matchBrackets(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '(' || character === '[') open.push(i);
    else if (character === ')' || character === ']') {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, i + 1);
    }
  }
  return pairs;
}
