/**
 * The model of Liaocheng as that of another city: names and addresses of data change, equations stay. Its parameters are Liaocheng's
 * until someone who knows the city has replaced them, so every source says so and every target is of grade C. Targets that only the
 * plan of Liaocheng has (its projects, the numbers it prints, its umbrella) stay behind.
 */
import { thresholdsOf } from '@planwright/core';
import type { Bilingual, DataQuestion, ModelBundle, ModuleUse, Target } from '@planwright/core';
import { cityDataset, provinceDataset } from './city-sheet.ts';
import type { Place } from './city-sheet.ts';

export interface ModelFile {
  readonly [key: string]: unknown;
}

/** Where the sheet and its mapping stand, beside the model file. */
export interface SheetFiles {
  readonly sheet: string;
  readonly mapping: string;
}

export function cityModel(
  { model, scenarios, targets }: ModelBundle,
  place: Place,
  files: SheetFiles,
  questions: readonly DataQuestion[],
): ModelFile {
  const renamed = (value: unknown): unknown => rename(value, place, null);
  return {
    id: cityDataset,
    title: renamed(model.title),
    data: { ...files, questions, inherited: inheritedSizes(model, targets.filter(isTransferable)) },
    ...(renamed(partsOf(model)) as ModelFile),
    scenarios: renamed(scenarios),
    targets: Object.fromEntries(
      targets.filter(isTransferable).map(({ id, ...target }) => {
        const readings: Record<string, unknown> = {};
        for (const [key, reading] of Object.entries(target.readings)) readings[key] = { ...reading, grade: 'C' };
        return [id, renamed({ ...target, grade: 'C', readings })];
      }),
    ),
  };
}

/** All but what a city has of its own. */
const partsOf = (model: ModelBundle['model']): ModelFile =>
  Object.fromEntries(Object.entries(model).filter(([key]) => key !== 'id' && key !== 'title'));

const isTransferable = ({ module, thresholdSource, umbrella }: Target): boolean =>
  module !== 'projects' && thresholdSource !== 'document' && umbrella !== true;

/** Labels of the targets that stay behind. */
export function leftBehind(targets: readonly Target[]): readonly Bilingual[] {
  return targets.filter((target) => !isTransferable(target)).map(({ label }) => label);
}

/** Modules of the model whose sizes a module of the plan rests on. */
const rests: Readonly<Record<string, string>> = { carbon: 'carbon', agri: 'grain' };

/**
 * Absolute quantities of Liaocheng, by the module of the plan, or the target, that rests on them: rates may be alike in two cities,
 * sizes are not. Until a place is taken off its list, its targets have no probability.
 */
function inheritedSizes(
  { parameters, modules = {} }: ModelBundle['model'],
  targets: readonly Target[],
): Readonly<Record<string, readonly string[]>> {
  const sizes = (all: ModelBundle['model']['parameters'], path: string): readonly string[] =>
    Object.entries(all)
      .filter(([, { unit, role }]) => role !== 'lever' && isSize(unit))
      .map(([name]) => `${path}parameters.${name}`);
  const ofModules = Object.entries(rests).map(([of, module]) => [
    of,
    sizes(parametersOf(modules[module]?.model), `modules.${module}.model.`),
  ]);
  const ofTargets = targets.flatMap(({ id, readings }) => {
    const named = Object.values(readings).flatMap(({ test }) => thresholdsOf(test).map(({ name }) => name));
    const paths = sizes(parameters, '').filter((path) => named.some((name) => path === `parameters.${name}`));
    return paths.length === 0 ? [] : [[id, paths]];
  });
  return Object.fromEntries([...ofModules, ...ofTargets]) as Readonly<Record<string, readonly string[]>>;
}

/** A module that is named stands elsewhere and has no parameters of its own here. */
const parametersOf = (model: ModuleUse['model'] | undefined): ModelBundle['model']['parameters'] =>
  typeof model === 'object' ? model.parameters : {};

/** Not a share, a ratio or a date: a yearly addition is a size too. */
const isSize = (unit: string): boolean => !/^(1|yr)$|\//.test(unit.replace(/\/yr$/, ''));

/** `key` is the name under which the value stands. */
function rename(value: unknown, place: Place, key: string | null): unknown {
  if (Array.isArray(value)) return value.map((item) => rename(item, place, key));
  if (typeof value === 'string') return key === 'observed' ? address(value, place) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (isBilingual(value)) return words(value, place, key);
  const entries = Object.entries(value)
    // Series that are only drawn are Liaocheng's other rounds of publication.
    .filter(([name, entry]) => name !== 'shown' && entry !== undefined)
    .map(([name, entry]) => [name, rename(entry, place, name)] as const);
  const renamed = Object.fromEntries(entries);
  return isParameter(value) && value.role !== 'lever' ? { ...renamed, source: inherited(value.source) } : renamed;
}

const isBilingual = (value: object): value is Bilingual =>
  'zh' in value && 'en' in value && Object.keys(value).length === 2;

const isParameter = (value: object): value is { readonly role: string; readonly source: Bilingual } =>
  'role' in value && 'source' in value && typeof value.source === 'object' && value.source !== null;

const inherited = ({ zh, en }: Bilingual): Bilingual => ({
  zh: `沿用聊城模型，待按本市核定：${zh}`,
  en: `Taken over from the model of Liaocheng, to be settled for this city: ${en}`,
});

/** Names are the new city's; what a source or a note says stays said of whom it was said. */
function words({ zh, en }: Bilingual, { city, province }: Place, key: string | null): Bilingual {
  if (key === 'source' || key === 'note') return { zh, en };
  const short = (name: string): string => name.replace(/[市省]$/, '');
  return {
    zh: zh.replace(/聊城市?/g, short(city.zh)).replaceAll('山东', short(province.zh)),
    en: en.replaceAll('Liaocheng', city.en).replaceAll('Shandong', province.en),
  };
}

function address(observed: string, { provinceKnown }: Place): string {
  const own = observed.replace(/^liaocheng\./, `${cityDataset}.`);
  return provinceKnown ? own : own.replace(/^shandong\./, `${provinceDataset}.`);
}
