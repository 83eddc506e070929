/** The answer as a paragraph for people who read no tables. */
import type { Bilingual } from '../../problem.ts';
import { ownLabel, spokenList, spokenQuantity, spokenShare } from '../spoken.ts';
import type { LeverMove, ReachAnswer } from './reach-answer.ts';

export function reachSentence(answer: ReachAnswer): Bilingual {
  if (answer.status === 'held') return heldSentence(answer);
  return answer.status === 'feasible' ? feasibleSentence(answer) : infeasibleSentence(answer);
}

/** `“甲”与“乙”同时实现` */
function subject({ targets }: ReachAnswer): Bilingual {
  const { zh, en } = spokenList(targets.map(({ label }) => ({ zh: `“${label.zh}”`, en: `“${label.en}”` })));
  if (targets.length === 1) return { zh: `${zh}实现`, en: `${en} holds` };
  return { zh: `${zh}同时实现`, en: `${en} ${targets.length === 2 ? 'both' : 'all'} hold` };
}

function heldSentence(answer: ReachAnswer): Bilingual {
  const what = subject(answer);
  const { demanded, before } = answer;
  if (demanded === 'certain')
    return {
      zh: `不动任何杠杆，在中心路径上${what.zh}。`,
      en: `No lever has to move: on the central path ${what.en}.`,
    };
  const [now, asked] = [spokenShare(before.p), spokenShare(demanded)];
  return {
    zh: `不动任何杠杆，${what.zh}的可能性已有 ${now}，够得上 ${asked}。`,
    en: `No lever has to move: the chance that ${what.en} is ${now} as things stand, and ${asked} was asked for.`,
  };
}

function feasibleSentence(answer: ReachAnswer): Bilingual {
  const { before, after, demanded, levers } = answer;
  const what = subject(answer);
  const moves = movesText(levers.filter(({ steps }) => steps > 1e-9));
  const again = freshText(answer);
  const done = levers.flatMap((move) => (move.done === null || move.steps <= 1e-9 ? [] : [doneText(move, move.done)]));
  const precedent = { zh: done.map(({ zh }) => zh).join(''), en: done.map(({ en }) => ` ${en}`).join('') };
  if (demanded === 'certain')
    return {
      zh: `要让${what.zh}（在中心路径上），最省力的做法是：${moves.zh}。计入各种可能，这样做的把握是 ${spokenShare(answer.fresh.p)}。${precedent.zh}`,
      en: `The least change with which ${what.en} on the central path is: ${moves.en}. With chance in play that gives ${spokenShare(answer.fresh.p)}.${precedent.en}`,
    };
  return {
    zh: `要把${what.zh}的可能性提到 ${spokenShare(demanded)}，最省力的做法是：${moves.zh}。可能性由 ${spokenShare(before.p)} 升到 ${spokenShare(after.p)}（${again.zh}）。${precedent.zh}`,
    en: `To raise the chance that ${what.en} to ${spokenShare(demanded)}, the least change is: ${moves.en}. The chance goes from ${spokenShare(before.p)} to ${spokenShare(after.p)} (${again.en}).${precedent.en}`,
  };
}

function infeasibleSentence(answer: ReachAnswer): Bilingual {
  const { after, demanded, levers, binding } = answer;
  const what = subject(answer);
  const bound = spokenList(binding.map((name) => quoted(ownLabel(levers.find((lever) => lever.name === name)!))));
  const why =
    binding.length === 0 ? { zh: '', en: '' } : { zh: `；已用到头的是${bound.zh}`, en: `; at the limit: ${bound.en}` };
  if (demanded === 'certain')
    return {
      zh: `在杠杆允许的范围内，不能让${what.zh}（在中心路径上）${why.zh}。`,
      en: `Within the bounds of the levers it cannot be that ${what.en} on the central path${why.en}.`,
    };
  return {
    zh: `在杠杆允许的范围内，${what.zh}的可能性最高约 ${spokenShare(after.p)}（${freshText(answer).zh}），到不了 ${spokenShare(demanded)}${why.zh}。`,
    en: `Within the bounds of the levers the chance that ${what.en} is ${spokenShare(after.p)} at most (${freshText(answer).en}), short of ${spokenShare(demanded)}${why.en}.`,
  };
}

const freshText = ({ fresh: { p } }: ReachAnswer): Bilingual => ({
  zh: `换一批抽样复核为 ${spokenShare(p)}`,
  en: `${spokenShare(p)} when checked on fresh draws`,
});

const doneText = (move: LeverMove, done: Bilingual): Bilingual => ({
  zh: `${ownLabel(move).zh}有没有先例：${done.zh}。`,
  en: `Precedent for “${ownLabel(move).en}”: ${done.en}.`,
});

/** Labels in English may hold commas. */
const quoted = ({ zh, en }: Bilingual): Bilingual => ({ zh, en: `“${en}”` });

/** Levers that move by less than this share of the largest move are only counted, as are those that move by less than is said. */
const worthNaming = 0.1;

function movesText(moves: readonly LeverMove[]): Bilingual {
  const largest = Math.max(0, ...moves.map(({ steps }) => steps));
  const named = moves.filter(
    ({ steps, from, to, unit }) =>
      steps >= worthNaming * largest && spokenQuantity(from, unit).zh !== spokenQuantity(to, unit).zh,
  );
  const small = moves.length - named.length;
  const parts = named.map((move): Bilingual => {
    const { from, to, unit, bound } = move;
    const [before, after] = [spokenQuantity(from, unit), spokenQuantity(to, unit)];
    const own = ownLabel(move);
    const atLimit = bound === null ? { zh: '', en: '' } : { zh: '（到头）', en: ' (its limit)' };
    return {
      zh: `${own.zh}由 ${bare(before.zh, after.zh)} ${to > from ? '提到' : '降到'} ${after.zh}${atLimit.zh}`,
      en: `“${own.en}” from ${bare(before.en, after.en)} to ${after.en}${atLimit.en}`,
    };
  });
  return {
    zh: `${parts.map(({ zh }) => zh).join('，')}${small === 0 ? '' : `，另有 ${small} 个杠杆微调`}`,
    en: `${parts.map(({ en }) => en).join('; ')}${small === 0 ? '' : `; and small moves of ${small} more`}`,
  };
}

/** The first of two quantities without the unit that the second has too. */
function bare(first: string, second: string): string {
  const unit = / \D.*$/u.exec(second)?.[0];
  return unit !== undefined && first.endsWith(unit) ? first.slice(0, -unit.length) : first;
}
