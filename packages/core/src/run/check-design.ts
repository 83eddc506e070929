/** The design of a job against its model: what cannot be drawn is refused before anything runs. */
import type { FlatModel } from '../model/flat-model.ts';
import type { Settings } from '../model/scenario.ts';
import { problem, suggest } from '../problem.ts';
import type { Bilingual, Problem } from '../problem.ts';
import { arrangesAll, designDraws } from '../random/design.ts';
import type { Design } from '../random/design.ts';
import { mostSobolDimensions } from '../random/sobol.ts';
import type { Job } from './job.ts';
import { randomInputs } from './sampling/random-inputs.ts';

/** A uniform of a Latin hypercube has 28 bits within its slice: more slices would not fit the 52 bits of a double. */
const mostSlices = 16_777_216;

export function checkDesign(job: Job, model: FlatModel, settings: Settings): Problem[] {
  const problems: Problem[] = [];
  const refuse = (name: string, found: unknown, advice: Bilingual): void => {
    const values = { name, found: String(found), advice_zh: advice.zh, advice_en: advice.en };
    problems.push(problem('bad-option', { model: model.id, path: name }, values));
  };
  const { design, draws, inner } = job;
  if (inner !== undefined && !isWhole(inner, 1))
    refuse('inner', inner, { zh: '应为不小于 1 的整数。', en: 'It is a whole number from 1.' });
  if (design === undefined) return problems;
  const check: Check = { model, refuse, unknown: (item) => problems.push(item) };
  checkKind(design, draws, check);
  if (problems.length > 0) return problems;
  if ((inner ?? 1) > 1 && arrangesAll(design))
    refuse('inner', inner, {
      zh: `${design.kind} 设计自己规定抽样的排列：去掉 inner。`,
      en: `A ${design.kind} design arranges the draws itself: leave inner out.`,
    });
  const needed = designDraws(design);
  if (needed !== undefined && draws !== needed)
    refuse('draws', draws, { zh: `这一设计恰有 ${needed} 个抽样。`, en: `This design has ${needed} draws exactly.` });
  checkDimensions(design, model, settings, refuse);
  return problems;
}

type Refuse = (name: string, found: unknown, advice: Bilingual) => void;

interface Check {
  readonly model: FlatModel;
  readonly refuse: Refuse;
  readonly unknown: (item: Problem) => void;
}

const isWhole = (value: unknown, low: number, high = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isInteger(value) && Number(value) >= low && Number(value) <= high;

const kinds = [
  'monte-carlo',
  'latin-hypercube',
  'sobol',
  'pick-freeze',
  'morris',
  'central',
] as const satisfies Design['kind'][];

function checkKind(design: Design, draws: number, check: Check): void {
  const { refuse } = check;
  switch (design.kind) {
    case 'monte-carlo':
    case 'sobol':
    case 'central':
      return;
    case 'latin-hypercube':
      if (!isWhole(design.of ?? draws, draws, mostSlices))
        refuse('design.of', design.of ?? draws, {
          zh: `全部抽样数应为 ${draws}（本次抽样数）至 ${mostSlices} 的整数；更多时用 sobol。`,
          en: `The whole design has ${draws} (those of this run) to ${mostSlices} draws; use sobol for more.`,
        });
      return;
    case 'pick-freeze':
      if (!isWhole(design.base, 1)) refuse('design.base', design.base, wholeFrom1);
      if (design.rows !== undefined && design.rows !== 'sobol' && design.rows !== 'monte-carlo')
        refuse('design.rows', design.rows, { zh: '应为 sobol 或 monte-carlo。', en: 'It is sobol or monte-carlo.' });
      checkNames(design.groups.flat(), 'design.groups', true, check);
      return;
    case 'morris':
      if (!isWhole(design.trajectories, 1)) refuse('design.trajectories', design.trajectories, wholeFrom1);
      if (!isWhole(design.levels, 2, 1_000_000) || design.levels % 2 !== 0)
        refuse('design.levels', design.levels, { zh: '应为不小于 2 的偶数。', en: 'It is an even number from 2.' });
      checkNames(design.inputs, 'design.inputs', false, check);
      return;
    default:
      refuse('design.kind', (design as { kind: unknown }).kind, {
        zh: `应为 ${kinds.join('、')} 之一。`,
        en: `It is one of ${kinds.join(', ')}.`,
      });
  }
}

const wholeFrom1: Bilingual = { zh: '应为不小于 1 的整数。', en: 'It is a whole number from 1.' };

/** Names of inputs, each once. */
function checkNames(names: readonly string[], path: string, shocks: boolean, { model, refuse, unknown }: Check): void {
  const known = [...Object.keys(model.parameters), ...(shocks ? Object.keys(model.shocks ?? {}) : [])];
  if (names.length === 0) refuse(path, '[]', { zh: '至少写一个输入。', en: 'It names one input at least.' });
  for (const name of new Set(names)) {
    if (!known.includes(name)) {
      const values = { kind_zh: '输入', kind_en: 'input', name, ...suggest(name, known) };
      unknown(problem('unknown-name', { model: model.id, path }, values));
    } else if (names.indexOf(name) !== names.lastIndexOf(name))
      refuse(path, name, { zh: '每个输入只写一次。', en: 'Each input stands once.' });
  }
}

/** Where the table of the Sobol sequence ends. */
function checkDimensions(design: Design, model: FlatModel, settings: Settings, refuse: Refuse): void {
  const perInput = design.kind === 'sobol' ? 1 : design.kind === 'pick-freeze' && design.rows !== 'monte-carlo' ? 2 : 0;
  if (perInput === 0) return;
  const { parameters } = randomInputs(model, settings);
  const most = Math.floor(mostSobolDimensions / perInput);
  const last = Math.max(
    0,
    ...parameters.map(({ dimension }, i) => (settings.parameters[i]!.prior ? dimension + 1 : 0)),
  );
  if (last <= most) return;
  refuse('design', design.kind, {
    zh: `Sobol 序列在此至多排 ${most} 个参数，模型用到第 ${last} 个：改用 latin-hypercube，或 pick-freeze 的 rows: monte-carlo。`,
    en: `The Sobol sequence has dimensions for ${most} parameters here and the model asks for ${last}: use latin-hypercube, or rows: monte-carlo in pick-freeze.`,
  });
}
