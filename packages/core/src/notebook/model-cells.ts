/** `yaml model` cells → the model of the notebook: written out whole, or laid over the model that the front matter names. */
import type { Model, Scenario } from '../model/model.ts';
import type { ModelBundle } from '../run/job.ts';
import type { Target } from '../target/target.ts';
import type { KnownCell, Notebook } from './document.ts';
import { isMapping } from './is-mapping.ts';
import type { PlainMap } from './yaml-source.ts';

/** Modules hold mappings of their own; everything else is changed entry by entry, key by key. */
const levels: Readonly<Record<string, number>> = { years: 0, modules: 2 };

export function modelCells(notebook: Notebook): readonly (KnownCell & { readonly body: PlainMap })[] {
  return notebook.cells.filter(
    (cell): cell is KnownCell & { readonly body: PlainMap } => cell.kind === 'model' && cell.body !== null,
  );
}

/** Later cells lie over earlier ones. What they say has not been checked: it is told with the model. Null where there is neither. */
export function bundleOfModelCells(notebook: Notebook, base: ModelBundle | undefined): ModelBundle | null {
  const cells = modelCells(notebook);
  if (cells.length === 0) return base ?? null;
  let bundle: ModelBundle = base ?? { model: empty, scenarios: {}, targets: [], tables: [] };
  for (const { body } of cells) {
    const { scenarios, targets, ...model } = body;
    bundle = {
      ...bundle,
      model: overlaid(bundle.model as unknown as PlainMap, model) as unknown as Model,
      scenarios:
        scenarios === undefined
          ? bundle.scenarios
          : (merged(bundle.scenarios, scenarios, 1) as Readonly<Record<string, Scenario>>),
      targets: isMapping(targets) ? withTargets(bundle.targets, targets) : bundle.targets,
    };
  }
  return bundle;
}

const empty = { parameters: {}, variables: {} } as unknown as Model;

function overlaid(model: PlainMap, changes: PlainMap): PlainMap {
  const entries = Object.entries(changes).map(([key, value]) => [key, merged(model[key], value, levels[key] ?? 1)]);
  return { ...model, ...(Object.fromEntries(entries) as PlainMap) };
}

/** Mappings are joined to this depth; null takes an entry out. */
function merged(old: unknown, given: unknown, depth: number): unknown {
  if (!isMapping(given) || !isMapping(old)) return given;
  const result = {
    ...old,
    ...Object.fromEntries(Object.entries(given).map(([key, value]) => [key, below(key, value)])),
  };
  return Object.fromEntries(Object.entries(result).filter(([, value]) => value !== null));

  function below(key: string, value: unknown): unknown {
    return depth > 0 && isMapping(old) && Object.hasOwn(old, key) ? merged(old[key], value, depth - 1) : value;
  }
}

function withTargets(targets: readonly Target[], given: PlainMap): readonly Target[] {
  const old = Object.fromEntries(targets.map((target) => [target.id, target]));
  const all = merged(old, given, 1) as Readonly<Record<string, unknown>>;
  // A target of the notebook is `id: {…}` like everything else there; what is no mapping is told by the check of targets.
  return Object.entries(all).map(([id, entry]) => ({ ...(entry as Target), id }));
}
