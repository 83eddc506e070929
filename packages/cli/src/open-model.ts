/** MODEL on the command line → what can be run: an id, a model file (.yaml, .json) or a notebook (.md). */
import { dirname, extname, join } from 'node:path';
import { checkJob, ModelError, problem, runDefaults, suggest } from '@planwright/core';
import type { Model, ModelBundle, Problem, Scenario, Target } from '@planwright/core';
import {
  checkNotebook,
  maximumLength,
  notebookBundle,
  notebookLocator,
  pathLocator,
  parseNotebook,
  placeOf,
  readYaml,
  splitLines,
} from '@planwright/core/notebook';
import { models } from '@planwright/models';
import { withSheetBeside } from './sheet-beside.ts';
import { tablesBeside } from './tables-beside.ts';
import { readText } from './text-file.ts';
import { withhold } from './withheld.ts';

export interface OpenModel {
  readonly bundle: ModelBundle;
  /** The one to run when none is asked for. */
  readonly scenario: string;
  readonly draws?: number;
  readonly seed?: number;
  /** Warnings of the document. */
  readonly problems: readonly Problem[];
  /** Puts file, line and column to a problem of a model that came from a file. */
  readonly locate: (item: Problem) => Problem;
}

const bundles: Readonly<Record<string, ModelBundle>> = models;

/** Throws ModelError with every problem of the document. */
export async function openModel(name: string): Promise<OpenModel> {
  const bundle = Object.hasOwn(bundles, name) ? bundles[name] : undefined;
  if (bundle !== undefined) return opened(bundle, { locate: (item) => item });
  switch (extname(name).toLowerCase()) {
    case '.md':
      return openNotebook(name);
    case '.yaml':
    case '.yml':
    case '.json':
      return openModelFile(name);
    default: {
      const known = Object.keys(bundles);
      const words = { kind_zh: '模型', kind_en: 'model', name, ...suggest(name, known) };
      throw new ModelError([problem('unknown-name', { path: 'model' }, words)]);
    }
  }
}

/** Id of a scenario of the model itself, for a model that brings none. */
const plain: Readonly<Record<string, Scenario>> = { base: { label: { zh: '基准', en: 'Baseline' } } };

function opened(bundle: ModelBundle, more: Partial<OpenModel> & Pick<OpenModel, 'locate'>): OpenModel {
  const [first = ''] = Object.keys(bundle.scenarios);
  return { bundle, scenario: first, problems: [], ...more };
}

async function openModelFile(file: string): Promise<OpenModel> {
  const text = (await readText(file)).replace(/^\uFEFF/, '');
  if (text.length > maximumLength) throw new ModelError([tooLarge(file, text.length)]);
  const lines = splitLines(text);
  const { value, faults } = readYaml(text);
  if (value === null)
    throw new ModelError(
      faults.map(({ offset, detail }) => problem('document-yaml', { file, ...placeOf(lines, offset) }, { detail })),
    );
  const offsetOf = pathLocator(text);
  const locate = (item: Problem): Problem => {
    const offset = offsetOf(item.where.path?.split('.') ?? [], item.where.span);
    return { ...item, where: { ...item.where, file, ...placeOf(lines, offset ?? 0) } };
  };
  // The shape is not known yet: checkJob tells what is wrong with model and scenarios before anything reads them.
  const { scenarios, targets, data, ...rest } = value;
  const model = rest as unknown as Model;
  const own = scenarios === undefined ? plain : (scenarios as Readonly<Record<string, Scenario>>);
  const asked = targetsOf(targets);
  if ('code' in asked) throw new ModelError([locate(asked)]);
  const shipped = allTables();
  if (data === undefined) return opened({ model, scenarios: own, targets: asked, tables: shipped }, { locate });
  const { tables, problems, inherited } = await withSheetBeside(data, dirname(file), shipped);
  const { targets: judged, unmodelled, problems: withheld } = withhold(asked, inherited, file);
  const bundle = { model, scenarios: own, targets: judged, tables, unmodelled };
  return opened(bundle, { locate, problems: [...problems, ...withheld] });
}

/** Targets are written like everything else, name → entry; what stands in an entry is checked with the model. */
function targetsOf(given: unknown): readonly Target[] | Problem {
  if (given === undefined) return [];
  if (typeof given === 'object' && given !== null && !Array.isArray(given))
    return Object.entries(given).map(([id, entry]) => ({ ...(entry as Target), id }));
  return problem(
    'bad-definition',
    { path: 'targets' },
    {
      path: 'targets',
      reason_zh: '应为一组 编号: 目标',
      reason_en: 'it should be a mapping of ids to targets',
      advice_zh: '写作 targets: {T1: {clause: 4, …}}。',
      advice_en: 'Write targets: {T1: {clause: 4, …}}.',
    },
  );
}

function tooLarge(file: string, length: number): Problem {
  const million = 1_000_000;
  return problem(
    'document-too-large',
    { file },
    { size: (length / million).toFixed(1), limit: maximumLength / million },
  );
}

async function openNotebook(file: string): Promise<OpenModel> {
  const { notebook, problems } = parseNotebook(await readText(file), file);
  const named = notebook.frontMatter['model'];
  // A model file stands beside its notebook.
  const beside =
    typeof named === 'string' && /\.(ya?ml|json)$/i.test(named)
      ? await openModelFile(join(dirname(file), named))
      : null;
  const known = beside === null ? bundles : { ...bundles, [String(named)]: beside.bundle };
  const files = await tablesBeside(notebook, file);
  const all = [...problems, ...(beside?.problems ?? []), ...checkNotebook(notebook, known, files)];
  if (all.some(({ severity }) => severity === 'error')) throw new ModelError(all);
  const base = typeof named === 'string' && Object.hasOwn(known, named) ? known[named] : undefined;
  const { bundle } = notebookBundle(notebook, base, files);
  if (bundle === null) throw new ModelError([...all, noModel(file)]);
  const { scenario, draws, seed } = notebook.frontMatter;
  const open = opened(bundle, {
    ...(typeof scenario === 'string' ? { scenario } : {}),
    ...(typeof draws === 'number' ? { draws } : {}),
    ...(typeof seed === 'number' ? { seed } : {}),
    problems: all,
    locate: notebookLocator(notebook),
  });
  return { ...open, problems: withoutThoseOfRuns(open) };
}

/** A run tells what is to be said of the model itself; the notebook that writes the model does not say it twice. */
function withoutThoseOfRuns({ bundle, scenario, problems, locate }: OpenModel): readonly Problem[] {
  if (problems.length === 0) return problems;
  const { draws, seed } = runDefaults;
  const told = new Set(
    checkJob({ bundle, scenario, draws, seed }).problems.map((item) => JSON.stringify(locate(item))),
  );
  return problems.filter((item) => !told.has(JSON.stringify(item)));
}

const noModel = (file: string): Problem =>
  problem(
    'bad-definition',
    { file, line: 1 },
    {
      path: 'model',
      reason_zh: '这份笔记没有写明模型',
      reason_en: 'the notebook names no model',
      advice_zh: `在开头写 model: ${Object.keys(bundles).join(' 或 ')}，或用 yaml model 写出模型。`,
      advice_en: `Write model: ${Object.keys(bundles).join(' or ')} in the front matter, or the model itself in a yaml model cell.`,
    },
  );

/** Every shipped table, once: a model file may read any of them. */
function allTables(): ModelBundle['tables'] {
  const tables = Object.values(bundles).flatMap((bundle) => bundle.tables);
  return tables.filter((table, i) => tables.findIndex(({ id }) => id === table.id) === i);
}
