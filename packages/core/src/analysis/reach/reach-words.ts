/** The answer as a paragraph for people who read no tables. */
import type { Bilingual } from '../../problem.ts';
import type { LeverMove, ReachAnswer } from './reach-answer.ts';

/** Three significant digits. */
const figure = (value: number): string => String(Number(value.toPrecision(3))).replace('-', '−');
const share = (p: number): string => (p < 0.01 ? '<1 %' : p > 0.99 ? '>99 %' : `${Math.round(p * 100)} %`);
const unitText = (unit: string): string => (unit === '1' ? '' : ` ${unit}`);

export function reachSentence(answer: ReachAnswer): Bilingual {
  const { status, before, after, demanded, targets } = answer;
  const asked: Bilingual =
    demanded === 'certain'
      ? { zh: '在中心路径上', en: 'on the central path' }
      : { zh: `以 ${share(demanded)} 的概率`, en: `with probability ${share(demanded)}` };
  const what: Bilingual = {
    zh: targets.map(({ label }) => `“${label.zh}”`).join('与'),
    en: targets.map(({ label }) => `“${label.en}”`).join(' and '),
  };
  const together = targets.length > 1 ? { zh: '同时', en: ' together' } : { zh: '', en: '' };
  if (status === 'held')
    return {
      zh: `不用动任何杠杆，${asked.zh}${together.zh}达到${what.zh}（现为 ${share(before.p)}）。`,
      en: `No lever has to move: ${what.en} hold${targets.length > 1 ? '' : 's'}${together.en} ${asked.en} as things stand (${share(before.p)}).`,
    };
  const moves = movesText(answer.levers.filter(({ steps }) => steps > 1e-9));
  const fresh: Bilingual = {
    zh: `换 ${answer.fresh.draws} 次新的抽样复核为 ${share(answer.fresh.p)}`,
    en: `${share(answer.fresh.p)} on ${answer.fresh.draws} fresh draws`,
  };
  if (status === 'feasible')
    return {
      zh: `要${asked.zh}${together.zh}达到${what.zh}，最省力的做法是${moves.zh}；概率由 ${share(before.p)} 升到 ${share(after.p)}（${fresh.zh}）。`,
      en: `To reach ${what.en}${together.en} ${asked.en}, the least change is ${moves.en}; the probability rises from ${share(before.p)} to ${share(after.p)} (${fresh.en}).`,
    };
  const bound = answer.binding.map((name) => answer.levers.find((lever) => lever.name === name)!);
  const why: Bilingual =
    bound.length === 0
      ? { zh: '', en: '' }
      : {
          zh: `，已到限的是${bound.map(({ label }) => label.zh).join('、')}`,
          en: `, with ${bound.map(({ label }) => label.en).join(', ')} at the limit`,
        };
  return {
    zh: `在杠杆的上下限内，不能${asked.zh}${together.zh}达到${what.zh}：最高约 ${share(after.p)}（${fresh.zh}）${why.zh}。`,
    en: `Within the bounds of the levers ${what.en} cannot be reached${together.en} ${asked.en}: ${share(after.p)} at most (${fresh.en})${why.en}.`,
  };
}

/** Levers that move by less than this share of the largest move are only counted. */
const worthNaming = 0.1;

function movesText(moves: readonly LeverMove[]): Bilingual {
  const largest = Math.max(0, ...moves.map(({ steps }) => steps));
  const named = moves.filter(({ steps }) => steps >= worthNaming * largest);
  const small = moves.length - named.length;
  const parts = named.map(({ label, from, to, unit }): Bilingual => ({
    zh: `把“${label.zh}”从 ${figure(from)} 调到 ${figure(to)}${unitText(unit)}`,
    en: `“${label.en}” from ${figure(from)} to ${figure(to)}${unitText(unit)}`,
  }));
  return {
    zh: `${parts.map(({ zh }) => zh).join('、')}${small === 0 ? '' : `，另有 ${small} 个杠杆微调`}`,
    en: `${parts.map(({ en }) => en).join(', ')}${small === 0 ? '' : ` and small moves of ${small} more`}`,
  };
}
