/** What differs between the inputs of two jobs on one model, and the jobs that make only some of these changes. */
import { flatModel } from '../../check/expand/expand-model.ts';
import type { FlatModel } from '../../model/flat-model.ts';
import type { Quantity, Role, Scenario, ScenarioValue } from '../../model/model.ts';
import { scenarioEntries } from '../../model/scenario.ts';
import type { CellValues, ScenarioEntries, Settings } from '../../model/scenario.ts';
import type { ParameterSetting } from '../../model/parameter-setting.ts';
import type { Bilingual } from '../../problem.ts';
import type { Job, ModelBundle } from '../../run/job.ts';
import { movedParameters } from '../../run/moved-parameters.ts';
import { prepareJob } from '../../run/prepare.ts';

/** One change of inputs: a parameter, all shares of a whole, the fixed years of a variable, or what is added to its equation. */
export interface JobChange {
  readonly kind: 'parameter' | 'shares' | 'fix' | 'add';
  /** Flat names of the parameters, or of the one variable. */
  readonly names: readonly string[];
  readonly label: Bilingual;
  /** Of the parameters; null for variables. */
  readonly role: Role | null;
  /** What the two jobs say, as people write it. */
  readonly from: Bilingual;
  readonly to: Bilingual;
}

export interface JobChanges {
  readonly changes: readonly JobChange[];
  /** The job in which exactly the changes whose bit is set are made: none gives the base, all give the other. */
  readonly jobWith: (members: number) => Job;
}

export interface ChangeOptions {
  /** More changes than this, and the elements of an indexed parameter count as one. */
  readonly most?: number;
}

interface Side {
  readonly entries: ScenarioEntries;
  readonly settings: Settings;
}

/** What a coalition says of the parameters that a side changes, by name. */
type Entries = ReadonlyMap<string, ScenarioValue>;

/**
 * Changes whose making needs another kernel stand last, so that counting through the coalitions meets each kernel once. Throws a
 * ModelError for the problems of either job and a RangeError where the jobs are not of one bundle, seed and number of draws.
 */
export function changesBetween(base: Job, other: Job, { most = 12 }: ChangeOptions = {}): JobChanges {
  if (base.bundle !== other.bundle) throw new RangeError('jobs on different models cannot be attributed');
  if (base.seed !== other.seed || base.draws !== other.draws)
    throw new RangeError('jobs with other draws cannot be paired');
  const model = flatModel(base.bundle.model);
  const sides = [sideOf(base, model), sideOf(other, model)] as const;
  const single = parameterGroups(model, sides, false);
  const groups = single.length > most ? parameterGroups(model, sides, true) : single;
  const parameters = groups.map((names) => parameterChange(model, sides, names));
  const cells = (['add', 'fix'] as const).flatMap((kind) => cellChanges(model, sides, kind));
  const changes = [
    ...parameters.filter((change) => !reshapes(sides, change)),
    ...parameters.filter((change) => reshapes(sides, change)),
    ...cells,
  ];
  const entries = [entriesOf(sides[0], sides[1]), entriesOf(sides[1], sides[0])] as const;
  return { changes, jobWith: (members) => mixedJob(base, sides, entries, changes, members) };
}

function sideOf(job: Job, model: FlatModel): Side {
  const { settings } = prepareJob(job);
  return { entries: scenarioEntries(model, job.bundle.scenarios, job, []), settings };
}

/** Names of parameters that change together. */
function parameterGroups(model: FlatModel, [before, after]: readonly [Side, Side], byWhole: boolean): string[][] {
  const names = Object.keys(model.parameters);
  const wholes = [
    ...before.settings.shares.map(({ members }) => members.map((index) => names[index]!)),
    ...(byWhole ? Object.values(model.elements).map((elements) => [...elements]) : []),
  ];
  const groups: string[][] = [];
  const seen = new Set<string>();
  for (const index of movedParameters(before.settings, after.settings)) {
    // Add-factors are parameters too, behind those of the model.
    const name = names[index];
    if (name === undefined || seen.has(name)) continue;
    const group = wholes.find((members) => members.includes(name)) ?? [name];
    for (const member of group) seen.add(member);
    groups.push(group);
  }
  return groups;
}

function parameterChange(model: FlatModel, sides: readonly [Side, Side], names: readonly string[]): JobChange {
  const first = model.parameters[names[0]!]!;
  const shares = Object.entries(model.shareGroups ?? {}).find(([, { members }]) => members.includes(names[0]!));
  const whole = Object.entries(model.elements).find(([, members]) => members.join() === names.join());
  const texts = sides.map(({ entries }) => entriesText(model, names, entries));
  return {
    kind: shares ? 'shares' : 'parameter',
    names,
    label: names.length === 1 ? first.label : wholeLabel(shares?.[0] ?? whole?.[0] ?? names[0]!, names.length),
    role: first.role,
    from: texts[0]!,
    to: texts[1]!,
  };
}

const wholeLabel = (name: string, count: number): Bilingual => ({
  zh: `${name}（${count} 项）`,
  en: `${name} (${count} entries)`,
});

/** Needs a kernel of its own: a parameter follows a path on one side only, or the share of a whole becomes certain. */
function reshapes([before, after]: readonly [Side, Side], { names }: JobChange): boolean {
  const shape = (side: Side, name: string): string => {
    const { prior, path } = settingOf(side, name);
    return `${isShare(side, name) && prior === null} ${path === null}`;
  };
  return names.some((name) => shape(before, name) !== shape(after, name));
}

const settingOf = ({ settings }: Side, name: string): ParameterSetting =>
  settings.parameters.find((each) => each.name === name)!;

const isShare = ({ settings }: Side, name: string): boolean =>
  settings.shares.some(({ members }) => members.some((index) => settings.parameters[index]!.name === name));

/**
 * The entries of one side. A parameter that is certain here and uncertain there is written as a prior of one value: the same numbers,
 * and one kernel serves all coalitions.
 */
function entriesOf(side: Side, there: Side): Entries {
  const values = new Map([...side.entries.values].map(([name, { value }]) => [name, value]));
  for (const { name, prior, path, value } of side.settings.parameters) {
    if (prior !== null || path !== null || isShare(side, name)) continue;
    const other = settingOf(there, name);
    if (other.prior === null || other.path !== null) continue;
    values.set(name, { prior: { kind: 'discrete', values: [value], weights: [1] } });
  }
  return values;
}

function cellChanges(model: FlatModel, sides: readonly [Side, Side], kind: 'fix' | 'add'): JobChange[] {
  const [before, after] = sides.map(({ entries }) => entries[kind]) as [CellValues, CellValues];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .filter((name) => cellsText(before, name) !== cellsText(after, name))
    .map((name): JobChange => {
      const { label, unit } = model.variables[name]!;
      const words = { fix: { zh: '固定', en: 'fixed' }, add: { zh: '加项', en: 'add-factor' } }[kind];
      const text = (cells: CellValues): Bilingual => {
        const written = cellsText(cells, name);
        return written === '' ? nothingSet : both(`${written}${unit === '1' ? '' : ` ${unit}`}`);
      };
      return {
        kind,
        names: [name],
        label: { zh: `${label.zh}（${words.zh}）`, en: `${label.en} (${words.en})` },
        role: null,
        from: text(before),
        to: text(after),
      };
    });
}

const cellsText = (cells: CellValues, name: string): string =>
  [...(cells.get(name) ?? [])]
    .sort(([a], [b]) => a - b)
    .map(([year, value]) => `${year}: ${value}`)
    .join(', ');

const nothingSet: Bilingual = { zh: '无', en: 'none' };
const both = (text: string): Bilingual => ({ zh: text, en: text });

/** What the scenario says of the parameters, or their own values. */
function entriesText(model: FlatModel, names: readonly string[], { values }: ScenarioEntries): Bilingual {
  const texts = names.map((name) => {
    const parameter = model.parameters[name]!;
    const entry = values.get(name)?.value;
    return entry === undefined ? ownText(parameter.value, parameter.unit) : valueText(entry, parameter.unit);
  });
  if (new Set(texts.map(({ zh }) => zh)).size === 1) return texts[0]!;
  const shown = (locale: 'zh' | 'en'): string => texts.map((text) => text[locale]).join(locale === 'zh' ? '、' : ', ');
  return { zh: shown('zh'), en: shown('en') };
}

const quantityText = (value: Quantity, unit: string): string =>
  typeof value === 'string' || unit === '1' ? String(value) : `${value} ${unit}`;

const ownText = (value: Quantity, unit: string): Bilingual => both(quantityText(value, unit));

function valueText(value: ScenarioValue, unit: string): Bilingual {
  if (typeof value !== 'object') return both(quantityText(value, unit));
  if ('shift' in value) {
    const text = quantityText(value.shift, unit);
    return { zh: `平移 ${text}`, en: `shifted by ${text}` };
  }
  if ('prior' in value) return { zh: `先验 ${value.prior.kind}`, en: `prior ${value.prior.kind}` };
  return both(
    Object.entries(value.path)
      .map(([year, point]) => `${year}: ${quantityText(point, unit)}`)
      .join(', '),
  );
}

const plainScenario = 'none~';
const plainBundles = new WeakMap<ModelBundle, ModelBundle>();

/** The bundle with a scenario that changes nothing: what a coalition says is then all that is said. */
function plainBundle(bundle: ModelBundle): ModelBundle {
  const known = plainBundles.get(bundle);
  if (known) return known;
  const plain: Scenario = { label: nothingSet };
  const made = { ...bundle, scenarios: { ...bundle.scenarios, [plainScenario]: plain } };
  plainBundles.set(bundle, made);
  return made;
}

function mixedJob(
  base: Job,
  [before, after]: readonly [Side, Side],
  [own, others]: readonly [Entries, Entries],
  changes: readonly JobChange[],
  members: number,
): Job {
  const made = (kinds: readonly JobChange['kind'][]): ReadonlySet<string> =>
    new Set(changes.flatMap(({ kind, names }, i) => ((members & (1 << i)) !== 0 && kinds.includes(kind) ? names : [])));
  const moved = made(['parameter', 'shares']);
  const set: Record<string, ScenarioValue> = {};
  for (const name of new Set([...own.keys(), ...others.keys()])) {
    const entry = (moved.has(name) ? others : own).get(name);
    if (entry !== undefined) set[name] = entry;
  }
  const cells = (kind: 'fix' | 'add'): Record<string, Record<number, number>> => {
    const changed = made([kind]);
    const names = new Set([...before.entries[kind].keys(), ...after.entries[kind].keys()]);
    return Object.fromEntries(
      [...names].flatMap((name) => {
        const years = (changed.has(name) ? after : before).entries[kind].get(name);
        return years ? [[name, Object.fromEntries(years)] as const] : [];
      }),
    );
  };
  return {
    ...base,
    bundle: plainBundle(base.bundle),
    scenario: plainScenario,
    set,
    fix: cells('fix'),
    add: cells('add'),
    alternatives: false,
  };
}
