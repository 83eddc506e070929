/** Does everything a notebook refers to exist? Every problem stands at its key in the file. */
import { sensitivityMethods } from '../analysis/sensitivity/question.ts';
import { flatModel } from '../check/expand/expand-model.ts';
import type { FlatModel } from '../model/flat-model.ts';
import { perElement } from '../model/per-element.ts';
import { problem, suggest } from '../problem.ts';
import type { Problem, ProblemCode, ProblemValues, Where } from '../problem.ts';
import type { ModelBundle } from '../run/job.ts';
import { auditOf } from './audit-cell.ts';
import { cellForms, chartTypes, targetViews } from './cell-forms.ts';
import { checkLiveCells } from './check-live-cells.ts';
import type { NotebookFiles } from './data-cell.ts';
import type { KnownCell, Notebook } from './document.ts';
import { documentLimits } from './limits.ts';
import { placeOf, splitLines } from './lines.ts';
import { modelCells } from './model-cells.ts';
import { monitorOf } from './monitor-cell.ts';
import { notebookBundle } from './notebook-bundle.ts';
import { unknownKeys } from './unknown-keys.ts';
import { pathLocator } from './yaml-source.ts';
import type { PlainMap } from './yaml-source.ts';

type Path = readonly (string | number)[];

/** Reports a problem at a path of one YAML source. */
type Report = (code: ProblemCode, path: Path, values: ProblemValues) => void;

const kinds = {
  model: { zh: '模型', en: 'model' },
  scenario: { zh: '情景', en: 'scenario' },
  series: { zh: '序列', en: 'series' },
  parameter: { zh: '参数', en: 'parameter' },
  variable: { zh: '变量', en: 'variable' },
  target: { zh: '目标', en: 'target' },
  chart: { zh: '图形类型', en: 'chart type' },
  view: { zh: '显示方式', en: 'view' },
  form: { zh: '逐年形式', en: 'form of a path' },
  method: { zh: '方法', en: 'method' },
  input: { zh: '输入', en: 'input' },
  lever: { zh: '杠杆', en: 'lever' },
} as const;

/** What the names in a cell may mean. */
interface Known {
  readonly bundle: ModelBundle;
  readonly flat: FlatModel;
  readonly scenarios: readonly string[];
}

/** The check of the model and the reader of tables name the keys that they do not know. */
const readElsewhere: readonly KnownCell['kind'][] = ['model', 'data'];

/**
 * Problems of the model, data and indicator tables that the notebook writes, and of references: unknown model, scenario,
 * series, parameter, target, chart type, and keys that are not understood.
 *
 * @param files tables beside the notebook, for `data` cells that import one
 */
export function checkNotebook(
  notebook: Notebook,
  bundles: Readonly<Record<string, ModelBundle>>,
  files: NotebookFiles = {},
): Problem[] {
  const problems: Problem[] = [];
  const front = reporter(notebook, notebook.head, frontStart(notebook.head), 1, problems);
  const cells = notebook.cells.filter((cell): cell is KnownCell => cell.kind !== 'text' && cell.known);
  const named = checkModel(notebook, bundles, cells.length > 0, front);
  if (named === null) return problems;
  const { bundle, problems: inModel } = notebookBundle(notebook, named, files);
  problems.push(...inModel);
  if (bundle === null) return problems;

  const own = cells.filter(({ kind }) => kind === 'scenario').map(({ id }) => id);
  const scenarios = [...new Set([...Object.keys(bundle.scenarios), ...own.filter((id) => id !== null)])];
  const scenario = notebook.frontMatter['scenario'];
  if (scenario !== undefined) checkName(scenario, 'scenario', scenarios, ['scenario'], front);
  checkWhole(notebook.frontMatter['draws'], 'draws', 1, front);
  checkWhole(notebook.frontMatter['seed'], 'seed', 0, front);

  const known = { bundle, flat: flatModel(bundle.model), scenarios };
  for (const cell of cells) {
    if (cell.body === null) continue;
    const report = reporter(notebook, cell.fences[0] + cell.source, cell.fences[0].length, cell.line, problems);
    if (!readElsewhere.includes(cell.kind)) checkKeys(cell.body, Object.keys(cellForms[cell.kind].keys), report);
    checkBody(cell, cell.body, known, report);
  }
  return [...problems, ...checkLiveCells(notebook, bundle, known.flat)];
}

/** The bundle that the front matter names; undefined where a cell writes the model, null where there is none. */
function checkModel(
  notebook: Notebook,
  bundles: Readonly<Record<string, ModelBundle>>,
  needed: boolean,
  report: Report,
): ModelBundle | undefined | null {
  const id = notebook.frontMatter['model'];
  if (id === undefined) {
    if (modelCells(notebook).length > 0) return undefined;
    if (needed)
      report('bad-definition', [], {
        path: 'model',
        reason_zh: '没有写明模型',
        reason_en: 'the notebook names no model',
        advice_zh: `在开头写 model: ${Object.keys(bundles).join(' 或 ')}。`,
        advice_en: `Write model: ${Object.keys(bundles).join(' or ')} in the front matter.`,
      });
    return null;
  }
  return checkName(id, 'model', Object.keys(bundles), ['model'], report) ? (bundles[id] ?? null) : null;
}

function checkBody(cell: KnownCell, body: PlainMap, { bundle, flat, scenarios }: Known, report: Report): void {
  const { model, targets } = bundle;
  const variables = Object.keys(flat.variables);
  const parameters = Object.keys(flat.parameters);
  /** A whole indexed parameter or variable may be set too: its elements are what must exist. */
  const perName = (value: unknown, known: object): unknown =>
    typeof value !== 'object' || value === null || Array.isArray(value)
      ? value
      : Object.fromEntries(perElement({ ...value }, { ...known }, flat.elements, ''));

  const ids = targets.map(({ id }) => id);
  switch (cell.kind) {
    case 'chart':
      if (!checkName(body['type'], 'chart', chartTypes, ['type'], report)) return;
      checkNames(body['series'], 'series', variables, ['series'], report, 'needed');
      checkNames(body['peer'], 'series', variables, ['peer'], report);
      checkNames(body['target'], 'target', ids, ['target'], report);
      return;
    case 'table':
      checkNames(body['series'], 'series', variables, ['series'], report, 'needed');
      return;
    case 'targets':
      if (body['show'] !== undefined) checkName(body['show'], 'view', targetViews, ['show'], report);
      checkNames(body['ids'], 'target', ids, ['ids'], report);
      return;
    case 'readings':
      checkNames(body['target'], 'target', ids, ['target'], report);
      return;
    case 'briefing':
      checkNames(body['target'], 'target', ids, ['target'], report);
      checkLevers(body, flat, report);
      checkProbability(body['probability'], false, report);
      return;
    case 'sensitivity':
      checkNames(body['target'], 'target', ids, ['target'], report);
      if (body['series'] !== undefined) {
        checkName(body['series'], 'series', variables, ['series'], report);
        checkWhole(body['year'] ?? null, 'year', model.years.history, report);
      }
      if (body['method'] !== undefined) checkName(body['method'], 'method', sensitivityMethods, ['method'], report);
      checkNames(body['inputs'], 'input', [...parameters, ...Object.keys(flat.shocks ?? {})], ['inputs'], report);
      checkWhole(body['base'], 'base', 2, report);
      return;
    case 'discovery':
      checkNames(body['target'], 'target', ids, ['target'], report);
      checkLevers(body, flat, report);
      checkWhole(body['boxes'], 'boxes', 1, report);
      checkFlag(body['holds'], 'holds', report);
      return;
    case 'compare':
      for (const key of ['base', 'with'] as const)
        if (key === 'with' || body[key] !== undefined) checkName(body[key], 'scenario', scenarios, [key], report);
      checkNames(body['target'], 'target', ids, ['target'], report);
      if (body['series'] === undefined) return;
      checkNames(body['series'], 'series', variables, ['series'], report);
      checkWhole(body['year'] ?? null, 'year', model.years.history, report);
      checkWhole(body['from'], 'from', model.years.history, report);
      return;
    case 'explain':
      checkName(body['series'], 'series', variables, ['series'], report);
      checkWhole(body['year'] ?? null, 'year', model.years.history, report);
      if (body['scenario'] !== undefined) checkName(body['scenario'], 'scenario', scenarios, ['scenario'], report);
      checkWhole(body['draw'], 'draw', 0, report);
      checkWhole(body['depth'], 'depth', 0, report);
      return;
    case 'model':
    case 'data':
    case 'indicators':
      return;
    case 'check':
    case 'quiz':
      if (body['scenario'] !== undefined) checkName(body['scenario'], 'scenario', scenarios, ['scenario'], report);
      return;
    case 'assumptions':
      checkNames(body['parameters'], 'parameter', parameters, ['parameters'], report);
      return;
    case 'scenario':
      if (cell.id === null)
        report('bad-definition', [], {
          path: 'scenario',
          reason_zh: '情景没有名字',
          reason_en: 'the scenario has no id',
          advice_zh: '写作 yaml scenario {#名字}。',
          advice_en: 'Write yaml scenario {#name} on the opening fence.',
        });
      if (body['parent'] !== undefined) {
        const others = scenarios.filter((id) => id !== cell.id);
        checkName(body['parent'], 'scenario', others, ['parent'], report);
      }
      checkMapKeys(perName(body['parameters'], flat.parameters), 'parameter', parameters, 'parameters', report);
      checkMapKeys(perName(body['fix'], flat.variables), 'variable', variables, 'fix', report);
      checkMapKeys(perName(body['add'], flat.variables), 'variable', variables, 'add', report);
      return;
    case 'reach':
    case 'conflict':
      checkNames(body['target'], 'target', ids, ['target'], report);
      checkNames(body['targets'], 'target', ids, ['targets'], report);
      checkLevers(body, flat, report);
      checkProbability(body['probability'], cell.kind === 'reach', report);
      if (body['path'] !== undefined) checkName(body['path'], 'form', ['level', 'linear', 'steps'], ['path'], report);
      for (const key of ['alone', 'frontier', 'trade']) checkFlag(body[key], key, report);
      return;
    case 'monitor':
    case 'audit': {
      const { faults } = cell.kind === 'monitor' ? monitorOf(body, flat) : auditOf(body);
      for (const { path, problem: found } of faults.slice(0, documentLimits.faults))
        report(found.code, path, found.values);
      return;
    }
    default:
      cell.kind satisfies never;
  }
}

/** Levers that are named, as a list or by their bounds. */
function checkLevers(body: PlainMap, { parameters }: FlatModel, report: Report): void {
  const levers = Object.keys(parameters).filter((name) => parameters[name]?.role === 'lever');
  checkNames(body['levers'], 'lever', levers, ['levers'], report);
  checkMapKeys(body['bounds'], 'lever', levers, 'bounds', report);
}

function checkProbability(value: unknown, certain: boolean, report: Report): void {
  if (value === undefined || (certain && value === 'certain')) return;
  if (typeof value === 'number' && value > 0 && value < 1) return;
  report('bad-option', ['probability'], {
    name: 'probability',
    found: JSON.stringify(value) ?? '',
    advice_zh: `写 0 与 1 之间的数，如 0.66${certain ? '，或 certain' : ''}。`,
    advice_en: `Write a number between 0 and 1, such as 0.66${certain ? ', or certain' : ''}.`,
  });
}

function checkFlag(value: unknown, key: string, report: Report): void {
  if (value === undefined || typeof value === 'boolean') return;
  report('bad-option', [key], {
    name: key,
    found: JSON.stringify(value) ?? '',
    advice_zh: '写 true 或 false。',
    advice_en: 'Write true or false.',
  });
}

function checkKeys(body: PlainMap, known: readonly string[], report: Report): void {
  for (const name of unknownKeys(body, known)) report('unknown-key', [name], { name, ...suggest(name, known) });
}

function checkName(
  value: unknown,
  kind: keyof typeof kinds,
  known: readonly string[],
  path: Path,
  report: Report,
): value is string {
  if (typeof value !== 'string') {
    const found = value === undefined ? '' : (JSON.stringify(value) ?? '');
    report('bad-definition', path, {
      path: path.join('.'),
      reason_zh: found === '' ? `缺少${kinds[kind].zh}` : `${found} 不是${kinds[kind].zh}的名字`,
      reason_en: found === '' ? `a ${kinds[kind].en} is missing` : `${found} is not the name of a ${kinds[kind].en}`,
      ...advice(suggest('', known)),
    });
    return false;
  }
  if (known.includes(value)) return true;
  const { zh, en } = kinds[kind];
  report('unknown-name', path, { kind_zh: zh, kind_en: en, name: value, ...suggest(value, known) });
  return false;
}

/** One name or a list of names, of which a hostile notebook may have a hundred thousand. */
function checkNames(
  value: unknown,
  kind: keyof typeof kinds,
  known: readonly string[],
  path: Path,
  report: Report,
  need: 'needed' | 'optional' = 'optional',
): void {
  if (Array.isArray(value) && (value.length > 0 || need === 'optional')) {
    const wrong = value.flatMap((item: unknown, i) => (typeof item === 'string' && known.includes(item) ? [] : [i]));
    for (const i of wrong.slice(0, documentLimits.faults)) checkName(value[i], kind, known, [...path, i], report);
  } else if (value !== undefined || need === 'needed')
    checkName(Array.isArray(value) ? undefined : value, kind, known, path, report);
}

function checkMapKeys(
  value: unknown,
  kind: keyof typeof kinds,
  known: readonly string[],
  path: string,
  report: Report,
): void {
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report('bad-definition', [path], {
      path,
      reason_zh: '应为“名字: 值”的列表',
      reason_en: 'it is not a mapping of names to values',
      ...advice(suggest('', known)),
    });
    return;
  }
  for (const name of unknownKeys({ ...value }, known)) checkName(name, kind, known, [path, name], report);
}

function checkWhole(value: unknown, key: string, least: number, report: Report): void {
  if (value === undefined || (typeof value === 'number' && Number.isSafeInteger(value) && value >= least)) return;
  report('bad-option', [key], {
    name: key,
    found: JSON.stringify(value) ?? '',
    advice_zh: `写一个不小于 ${least} 的整数。`,
    advice_en: `Write a whole number, ${least} or more.`,
  });
}

function advice(suggestion: { suggestion_zh: string; suggestion_en: string }): {
  advice_zh: string;
  advice_en: string;
} {
  return { advice_zh: suggestion.suggestion_zh, advice_en: suggestion.suggestion_en };
}

/** Where the YAML of the front matter begins: behind its first line. */
function frontStart(head: string): number {
  return splitLines(head)[0]?.to ?? 0;
}

/** Problems at paths of the YAML that begins at `from` in `text`, which begins at `line` of the file. */
function reporter(notebook: Notebook, text: string, from: number, line: number, problems: Problem[]): Report {
  const lines = splitLines(text);
  const offsetOf = pathLocator(text.slice(from));
  return (code, path, values) => {
    const offset = offsetOf(path);
    const place = placeOf(lines, offset === undefined ? 0 : from + offset);
    const where: Where = {
      ...(notebook.file === undefined ? {} : { file: notebook.file }),
      line: line + place.line - 1,
      column: place.column,
      ...(path.length > 0 ? { path: path.join('.') } : {}),
    };
    problems.push(problem(code, where, values));
  };
}
