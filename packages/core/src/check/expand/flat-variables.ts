/** Variables and ports, element by element, with their formulas read. A formula is parsed once for all its elements. */
import type { ParsedExpression } from '../../formula/expression.ts';
import { parseFormula } from '../../formula/parse-formula.ts';
import type { FlatVariable } from '../../model/flat-model.ts';
import type { Quantity, Variable } from '../../model/model.ts';
import { problem } from '../../problem.ts';
import type { Problem, Where } from '../../problem.ts';
import { parseQuantity } from '../../units/quantity.ts';
import { checkByMember, valueOf } from './by-member.ts';
import { elementLabel, elementReference } from './element-text.ts';
import { elementsOf } from './elements.ts';
import type { Element } from './elements.ts';
import { expandExpression } from './expand-expression.ts';
import type { Expanded, Site } from './expand-expression.ts';
import type { FlatEntry, FlatFormula } from './expansion.ts';
import { isQuantity } from './flat-inputs.ts';
import type { Entry, Instance } from './instance.ts';
import { omitted } from './omitted.ts';

export type Workshop = Pick<Site, 'hiding' | 'problems' | 'isParameter' | 'budget'>;

export function flatVariables(
  entry: Entry & { kind: 'variable' },
  instance: Instance,
  workshop: Workshop,
): readonly FlatEntry[] {
  const { definition, over, name, path } = entry;
  const { problems } = workshop;
  const { model } = instance.where('');
  const at = (part: string): Where => ({ model: model ?? '', path: `${path}.${part}` });
  const { initial, equation, edge } = definition;
  if (initial !== undefined) checkByMember(initial, over, isQuantity, at('initial'), problems);
  const written: Quantity | undefined = equation;
  const read = reader(instance, workshop);
  const rest = omitted(definition, 'over', 'edge', 'initial');

  return elementsOf(over).map((element) => {
    const found: Problem[] = [];
    const flatName = name + element.suffix;
    const ownInitial = initial === undefined ? undefined : valueOf(initial, element.members, isQuantity);
    const own: FlatVariable = {
      ...rest,
      ...(ownInitial === undefined ? {} : { initial: ownInitial }),
      ...references(definition, instance, element),
      label: elementLabel(definition.label, name, instance, element),
    };
    const formula = (text: string, where: Where): { formula: FlatFormula | null; expanded: Expanded | null } => {
      const expanded = read.formula(text, flatName, element, where, found);
      return { formula: expanded && { expression: expanded.expression, where, unitChecked: true }, expanded };
    };
    const leaves = (expanded: Expanded | null, where: Where): boolean => {
      if (!expanded?.outside) return false;
      const { name: left, span } = expanded.outside;
      found.push(problem('edge-missing', { ...where, span }, { name: left, variable: flatName }));
      return true;
    };
    /** A number in the unit of the variable, or a formula. */
    const quantity = (given: Quantity | undefined, where: Where): FlatFormula | null => {
      if (given === undefined) return null;
      const value = parseQuantity(given, definition.unit);
      if (typeof value === 'number')
        return { expression: { kind: 'number', value, span: [0, 0] }, where, unitChecked: false };
      // Text that begins like a number and has a unit was meant as a quantity; anything else is a formula.
      if (typeof given !== 'string' || /^\s*[-+]?[\d.]+\s*[^\s\d*/+^()-]*\s*$/u.test(given)) {
        found.push({ ...value, where });
        return null;
      }
      const result = formula(given, where);
      return leaves(result.expanded, where) ? null : result.formula;
    };

    let ownEquation: FlatFormula | null = null;
    let atEdge = false;
    if (written !== undefined) {
      const hidden = workshop.hiding.variables.length;
      const result = formula(written, at('equation'));
      atEdge = result.expanded !== null && result.expanded.outside !== null;
      // What the equation hid is of no use where the edge stands in its place.
      if (atEdge) workshop.hiding.variables.length = hidden;
      if (!atEdge) ownEquation = result.formula;
      else if (edge === undefined) leaves(result.expanded, at('equation'));
      else if (edge !== 'missing') ownEquation = quantity(edge, at('edge'));
    }
    const ownStart = quantity(ownInitial, at('initial'));
    return {
      name: flatName,
      definition: atEdge && edge === 'missing' ? omitted(own, 'equation') : own,
      equation: ownEquation,
      initial: ownStart,
      problems: found,
    };
  });
}

/** A port is a variable whose equation belongs to the model around. */
export function flatPorts(
  entry: Entry & { kind: 'port' },
  instance: Instance,
  workshop: Workshop,
): readonly FlatEntry[] {
  const { definition, over, name } = entry;
  const local = name.slice(instance.prefix.length);
  const bindings = instance.use?.ports ?? {};
  const text = Object.hasOwn(bindings, local) ? bindings[local] : undefined;
  const { parent, use } = instance;
  const outer = `${parent?.path ?? ''}modules.${instance.name}`;
  if (text === undefined || parent === null) {
    const where = { model: instance.where('').model ?? '', path: use === null ? entry.path : outer };
    workshop.problems.push(problem('unbound-port', where, { name: local, module: instance.name || instance.model.id }));
  }
  const where: Where = { model: instance.where('').model ?? '', path: `${outer}.ports.${local}` };
  const read = parent && reader(parent, workshop);
  return elementsOf(over).map((element) => {
    const found: Problem[] = [];
    const flatName = name + element.suffix;
    const expanded = text === undefined || !read ? null : read.formula(text, flatName, element, where, found);
    if (expanded?.outside) {
      const { name: left, span } = expanded.outside;
      found.push(problem('edge-missing', { ...where, span }, { name: left, variable: flatName }));
    }
    return {
      name: flatName,
      definition: {
        unit: definition.unit,
        label: elementLabel(definition.label, name, instance, element),
        ...(text === undefined ? {} : { equation: text }),
      },
      equation: expanded && { expression: expanded.expression, where, unitChecked: true },
      initial: null,
      problems: found,
    };
  });
}

interface Reader {
  /** Null when the formula has a problem, which is reported. */
  readonly formula: (
    text: string,
    owner: string,
    element: Element,
    where: Where,
    problems: Problem[],
  ) => Expanded | null;
}

function reader(instance: Instance, { hiding, isParameter, budget }: Workshop): Reader {
  // A formula that all elements share is read once; without elements there is nothing to share.
  let parsed: Map<string, ParsedExpression | null> | null = null;
  return {
    formula: (text, owner, { scope }, where, problems) => {
      let tree = parsed?.get(text);
      if (tree === undefined) {
        const result = parseFormula(text, where);
        problems.push(...result.problems);
        tree = result.expression;
        if (scope.size > 0) (parsed ??= new Map()).set(text, tree);
      }
      if (tree === null) return null;
      const before = problems.length;
      const site: Site = { instance, name: owner, where, problems, hiding, isParameter, budget };
      const expanded = expandExpression(tree, scope, site);
      return problems.length > before ? null : expanded;
    },
  };
}

function references(
  { observed, shown }: Variable,
  instance: Instance,
  element: Element,
): Pick<FlatVariable, 'observed' | 'shown'> {
  return {
    ...(observed === undefined ? {} : { observed: elementReference(observed, instance, element) }),
    ...(shown === undefined ? {} : { shown: shown.map((one) => elementReference(one, instance, element)) }),
  };
}
