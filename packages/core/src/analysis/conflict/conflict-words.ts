/** Which targets exclude each other most, for people who read no tables. */
import type { Bilingual } from '../../problem.ts';
import { spokenShare as share } from '../spoken.ts';
import type { ConflictAnswer } from './conflict.ts';

export function conflictSentence({ worst, targets, pairs }: ConflictAnswer): Bilingual {
  if (worst === null)
    return {
      zh: '各目标在所有抽样中要么总能、要么总不能实现，无从比较。',
      en: 'Every target holds in all draws or in none, so there is nothing to compare.',
    };
  const [a, b] = worst.of.map((i) => targets[i]!) as [(typeof targets)[number], (typeof targets)[number]];
  const [given] = worst.given;
  const then = {
    zh: given ? `；后者实现时，前者的概率为 ${share(given.p)}` : '',
    en: given ? `; when the second holds, the first has ${share(given.p)}` : '',
  };
  const { value, high } = worst.ratio!;
  const open = { joint: share(worst.joint), product: share(worst.product) };
  if (high >= 1 && value >= 0.95)
    return {
      zh: `${pairs.length} 对目标中没有明显互斥的：最接近互斥的是“${a.label.zh}”与“${b.label.zh}”，同时实现 ${open.joint}，各自独立时为 ${open.product}。`,
      en: `No two of the ${pairs.length} pairs clearly exclude each other; nearest to it are “${a.label.en}” and “${b.label.en}”: ${open.joint} together, ${open.product} if independent.`,
    };
  return {
    zh: `最不相容的是“${a.label.zh}”（${share(a.p)}）与“${b.label.zh}”（${share(b.p)}）：同时实现只有 ${open.joint}，若相互独立应为 ${open.product}${then.zh}。`,
    en: `“${a.label.en}” (${share(a.p)}) and “${b.label.en}” (${share(b.p)}) exclude each other most: ${open.joint} together where independence would give ${open.product}${then.en}.`,
  };
}
