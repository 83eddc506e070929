/** A model as one instance: the root, or a module under a name. What its formulas can see: own names, ports, sets, inner modules. */
import type { LookupTable, Model, ModuleUse, Parameter, Port, Shock, Variable } from '../../model/model.ts';
import { problem, suggest } from '../../problem.ts';
import type { Bilingual, Problem, Where } from '../../problem.ts';
import { countElements } from './elements.ts';
import { readOver, readSets } from './index-set.ts';
import type { Index, ReadSet } from './index-set.ts';
import { checkNames } from './check-names.ts';
import { overridden } from './overridden.ts';

interface EntryOf<Kind, Definition> {
  readonly kind: Kind;
  /** With the prefix of the instance, without members. */
  readonly name: string;
  /** `name` as formulas carry it. */
  readonly key: string;
  readonly over: readonly Index[];
  readonly definition: Definition;
  readonly path: string;
}

export type Entry =
  EntryOf<'variable', Variable> | EntryOf<'parameter', Parameter> | EntryOf<'shock', Shock> | EntryOf<'port', Port>;

export interface Instance {
  readonly model: Model;
  readonly parent: Instance | null;
  readonly use: ModuleUse | null;
  /** Name of the instance in its parent; empty for the root. */
  readonly name: string;
  /** `city.`; empty for the root. */
  readonly prefix: string;
  /** `modules.city.model.`; empty for the root. */
  readonly path: string;
  /** Label of the instance, with those around it. */
  readonly label: Bilingual | null;
  readonly sets: ReadonlyMap<string, ReadSet>;
  /** Sets and aliases. */
  readonly indices: ReadonlyMap<string, ReadSet>;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly lookups: ReadonlyMap<string, LookupTable>;
  readonly modules: ReadonlyMap<string, Instance>;
  readonly where: (path: string) => Where;
}

/** Instances inside each other. A model that contains itself would never end. */
const deepestModule = 8;
/** Variables, parameters and shocks of one model after its expansion. */
const mostElements = 200_000;

export function openInstance(model: Model, problems: Problem[]): Instance {
  return open(model, null, null, '', '', { id: model.id, elements: 0, problems });
}

interface Opening {
  readonly id: string;
  readonly problems: Problem[];
  elements: number;
}

function open(
  model: Model,
  parent: Instance | null,
  use: ModuleUse | null,
  name: string,
  /** Instance of the parent at which the model stands. */
  source: string,
  opening: Opening,
): Instance {
  const { id, problems } = opening;
  const prefix = parent ? `${parent.prefix}${name}.` : '';
  const path = parent ? `${parent.path}modules.${source}.model.` : '';
  const where = (place: string): Where => ({ model: id, path: path + place });
  const sets = readSets(model, where, problems);
  const indices = new Map(sets);
  const entries = new Map<string, Entry>();

  const add = (kind: Entry['kind'], local: string, definition: Entry['definition']): void => {
    const place = `${kind}s.${local}`;
    const over = readOver(definition.over, sets, where(`${place}.over`), problems);
    for (const { alias, set } of over) {
      const known = indices.get(alias);
      if (known !== undefined && known !== set)
        problems.push(
          problem('alias-differs', where(`${place}.over`), { name: alias, first: known.name, second: set.name }),
        );
      else indices.set(alias, set);
    }
    const count = countElements(over);
    opening.elements += count;
    if (opening.elements > mostElements && opening.elements - count <= mostElements)
      problems.push(
        problem('too-many-elements', where(place), { name: local, size: opening.elements, limit: mostElements }),
      );
    const full = prefix + local;
    entries.set(local.normalize('NFC'), {
      ...{ kind, name: full, key: full.normalize('NFC'), over, definition, path: path + place },
    } as Entry);
  };
  const parameters = overridden(
    model.parameters,
    use?.parameters ?? {},
    (place) => whereUse(parent, name, place, id),
    problems,
  );
  for (const [local, parameter] of Object.entries(parameters)) add('parameter', local, parameter);
  for (const [local, shock] of Object.entries(model.shocks ?? {})) add('shock', local, shock);
  for (const [local, port] of Object.entries(model.ports ?? {})) add('port', local, port);
  for (const [local, variable] of Object.entries(model.variables)) add('variable', local, variable);
  checkNames(model, indices, where, problems);

  const ports = Object.keys(model.ports ?? {});
  for (const port of Object.keys(use?.ports ?? {}))
    if (!ports.includes(port))
      problems.push(
        problem('unknown-name', whereUse(parent, name, `ports.${port}`, id), {
          kind_zh: '端口',
          kind_en: 'port',
          name: port,
          ...suggest(port, ports),
        }),
      );

  const around = parent?.label ?? null;
  const own = use?.label ?? (name === '' ? null : { zh: name, en: name });
  const modules = new Map<string, Instance>();
  const instance: Instance = {
    ...{ model, parent, use, name, prefix, path, sets, indices, entries, modules, where },
    label: around && own ? { zh: `${around.zh}${own.zh}`, en: `${around.en} ${own.en}` } : own,
    lookups: new Map(Object.entries(model.lookups ?? {}).map(([local, table]) => [local.normalize('NFC'), table])),
  };
  /** The model of an instance may stand at another one beside it: its problems do too. */
  const openInner = (inner: string, innerUse: ModuleUse): void => {
    const uses = model.modules ?? {};
    const source = typeof innerUse.model === 'string' ? innerUse.model : inner;
    const found = Object.hasOwn(uses, source) ? uses[source]?.model : undefined;
    if (found === undefined || typeof found === 'string') {
      const known = Object.entries(uses).flatMap(([other, { model: its }]) => (typeof its === 'string' ? [] : [other]));
      const values = {
        kind_zh: '带模型的实例',
        kind_en: 'instance with a model',
        name: source,
        ...suggest(source, known),
      };
      problems.push(problem('unknown-name', where(`modules.${inner}.model`), values));
    } else modules.set(inner.normalize('NFC'), open(found, instance, innerUse, inner, source, opening));
  };
  const depth = path.split('modules.').length - 1;
  for (const [inner, innerUse] of Object.entries(model.modules ?? {})) {
    if (depth >= deepestModule)
      problems.push(
        problem('too-many-elements', where(`modules.${inner}`), { name: inner, size: depth + 1, limit: deepestModule }),
      );
    else if (opening.elements <= mostElements) openInner(inner, innerUse);
  }
  return instance;
}

/** A place in the declaration of an instance. */
function whereUse(parent: Instance | null, name: string, place: string, id: string): Where {
  return { model: id, path: `${parent?.path ?? ''}modules.${name}.${place}` };
}

/** Every instance, the outer before the inner. */
export function instancesOf(root: Instance): readonly Instance[] {
  return [root, ...[...root.modules.values()].flatMap(instancesOf)];
}
