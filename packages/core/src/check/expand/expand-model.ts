/**
 * A model as people write it → the flat model that everything behind the check knows: single variables and parameters, named
 * with dots. The order of the source is kept; hidden variables come last. A model without sets, modules, states and lookups
 * keeps its entries as they are.
 */
import type { FlatModel, FlatParameter, FlatShock, FlatVariable } from '../../model/flat-model.ts';
import type { Model } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import { elementsOf } from './elements.ts';
import type { Expansion, FlatEntry } from './expansion.ts';
import { mostTerms, mostUnknown } from './expand-expression.ts';
import { flatBlocks, flatCorrelations, flatShareGroups } from './flat-groups.ts';
import { flatParameters, flatShocks } from './flat-inputs.ts';
import { flatPorts, flatVariables } from './flat-variables.ts';
import type { Workshop } from './flat-variables.ts';
import { hiddenEntries } from './hidden-entries.ts';
import type { HiddenVariable } from './hiding.ts';
import { instancesOf, openInstance } from './instance.ts';
import { checkLookups } from './lookups.ts';

/** The model has the shape of one; everything else may be wrong with it. */
export function expandModel(model: Model): Expansion {
  const problems: Problem[] = [];
  const root = openInstance(model, problems);
  // Nothing is written out of a model that is too large or whose sets are wrong: every element would say so again.
  const sound = !problems.some(({ code }) => code === 'too-many-elements' || code === 'duplicate-member');
  const instances = sound ? instancesOf(root) : [];
  const places = new Map<string, string>();
  const elements: [string, readonly string[]][] = [];
  const parameters: [string, FlatParameter][] = [];
  const shocks: [string, FlatShock][] = [];

  for (const instance of instances) {
    checkLookups(instance.model, instance.where, problems);
    for (const entry of instance.entries.values()) {
      const { kind, name, path, over } = entry;
      // Most entries have one element and stand where they are used.
      if (kind === 'variable' && over.length === 0 && instance.parent === null && path === `variables.${name}`)
        continue;
      const names = over.length === 0 ? [name] : elementsOf(over).map(({ suffix }) => name + suffix);
      const group = kind === 'port' ? 'variables' : `${kind}s`;
      const source = kind === 'port' ? portPath(path, instance.name, instance.parent?.path ?? '') : path;
      for (const flat of names) if (`${group}.${flat}` !== source) places.set(`${group}.${flat}`, source);
      const where = { model: model.id, path };
      if (kind === 'parameter') {
        if (over.length > 0) elements.push([name, names]);
        parameters.push(...flatParameters(entry, instance, where, problems));
      } else if (kind === 'shock') shocks.push(...flatShocks(entry, instance, where, problems));
    }
  }

  const known = new Set(parameters.map(([name]) => name.normalize('NFC')));
  const hidden: HiddenVariable[] = [];
  const workshop: Workshop = {
    hiding: { variables: hidden, counts: new Map() },
    problems,
    isParameter: (name) => known.has(name),
    budget: { terms: mostTerms, unknown: mostUnknown },
  };
  const entries: FlatEntry[] = [];
  const listed: string[] = [];
  for (const instance of instances)
    for (const entry of instance.entries.values()) {
      if (entry.kind === 'port') entries.push(...flatPorts(entry, instance, workshop));
      else if (entry.kind === 'variable')
        for (const flat of flatVariables(entry, instance, workshop)) {
          entries.push(flat);
          listed.push(flat.name);
        }
    }

  const inputs = { parameters: Object.fromEntries(parameters), shocks: Object.fromEntries(shocks) };
  const unseen = hidden.length === 0 ? [] : hiddenEntries(hidden, { ...inputs, variables: definitionsOf(entries) });
  hidden.forEach(({ name, where }) => places.set(`variables.${name}`, where.path ?? ''));
  const variables = unseen.length === 0 ? entries : [...entries, ...unseen];
  const written: FlatModel = {
    id: model.id,
    title: model.title ?? { zh: model.id, en: model.id },
    years: model.years,
    ...inputs,
    shareGroups: flatShareGroups(instances, problems),
    correlations: flatCorrelations(instances, places, problems),
    variables: definitionsOf(variables),
    simultaneous: flatBlocks(instances, hidden, variables, places),
    listed,
    elements: Object.fromEntries(elements),
  };
  return { model: written, variables, places, problems };
}

function definitionsOf(entries: readonly FlatEntry[]): Readonly<Record<string, FlatVariable>> {
  return Object.fromEntries(entries.map(({ name, definition }) => [name, definition]));
}

const flat = new WeakMap<Model, FlatModel>();

/** The flat model alone, for those who show it. What is wrong with the model is left to its check. */
export function flatModel(model: Model): FlatModel {
  const known = flat.get(model) ?? expandModel(model).model;
  flat.set(model, known);
  return known;
}

/** A port stands in its model; what is wrong with its value stands where it is bound. */
function portPath(path: string, name: string, around: string): string {
  const local = path.slice(path.lastIndexOf('ports.'));
  return name === '' ? path : `${around}modules.${name}.${local}`;
}
