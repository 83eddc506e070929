/** The paragraph of a briefing, for people who read no tables: one or two sentences from each answer. */
import type { Bilingual } from '../../problem.ts';
import type { ConflictAnswer } from '../conflict/conflict.ts';
import type { DiscoveryAnswer } from '../discovery/question.ts';
import { treeSentence } from '../discovery/telling.ts';
import { reachSentence } from '../reach/reach-words.ts';
import type { IndexRow, SensitivityAnswer } from '../sensitivity/question.ts';
import { ownLabel, spokenList, spokenShare } from '../spoken.ts';
import type { BriefingParts } from './briefing-answer.ts';

/** How many drivers are named, and the least share of the variance that is worth a name. */
const mostNamed = 3;
const leastShare = 0.02;
/** Where the drivers that are named leave more than this, the rest is said to be many small things. */
const mostlyTold = 0.5;

export function briefingParagraph({ together, effort, drivers, breaks }: BriefingParts): Bilingual {
  const sentences = [
    together && togetherSentence(together),
    effort && reachSentence(effort),
    drivers && driverSentence(drivers),
    breaks && conditionSentence(breaks),
  ].filter((sentence): sentence is Bilingual => sentence !== null);
  return { zh: sentences.map(({ zh }) => zh).join(''), en: sentences.map(({ en }) => en).join(' ') };
}

function togetherSentence({ targets, joint }: ConflictAnswer): Bilingual {
  const each = targets.map(({ label, p }, i): Bilingual => {
    const share = spokenShare(p);
    return {
      zh: i === 0 ? `“${label.zh}”的可能性是 ${share}` : `“${label.zh}”是 ${share}`,
      en: i === 0 ? `the chance of “${label.en}” is ${share}` : `that of “${label.en}” ${share}`,
    };
  });
  const gap = joint.p - joint.product;
  const words: Bilingual =
    Math.abs(gap) <= joint.error
      ? { zh: '可以看作互不影响', en: 'they hardly touch each other' }
      : gap < 0
        ? { zh: '可见相互牵制', en: 'they pull against each other' }
        : { zh: '可见同向而动', en: 'they move together' };
  return {
    zh: `按现在的安排，${each.map(({ zh }) => zh).join('，')}；同时实现是 ${spokenShare(joint.p)}，要是互不相干则为 ${spokenShare(joint.product)}，${words.zh}。`,
    en: `As things stand, ${each.map(({ en }) => en).join(', ')}; together it is ${spokenShare(joint.p)}, where it would be ${spokenShare(joint.product)} if they were unrelated: ${words.en}.`,
  };
}

function driverSentence(answer: SensitivityAnswer): Bilingual | null {
  if (answer.method !== 'given-data' && answer.method !== 'sobol') return null;
  const sized = answer.rows
    .flatMap((row: IndexRow) => (row.first === null || row.kind === 'others' ? [] : [{ row, size: row.first.value }]))
    .filter(({ size }) => size >= leastShare)
    .sort((a, b) => b.size - a.size)
    .slice(0, mostNamed);
  if (sized.length === 0) return null;
  const { zh, en } = spokenList(
    sized.map(({ row, size }, i): Bilingual => {
      const own = { zh: ownLabel(row).zh, en: `“${ownLabel(row).en}”` };
      const share = spokenShare(size);
      return i === 0
        ? { zh: `${own.zh}（占不确定性的 ${share}）`, en: `${own.en} (${share} of the uncertainty)` }
        : { zh: `${own.zh}（${share}）`, en: `${own.en} (${share})` };
    }),
  );
  const told = sized.reduce((sum, { size }) => sum + size, 0);
  const rest =
    told > mostlyTold
      ? { zh: '', en: '' }
      : {
          zh: '；没有哪一项单独说了算，其余是许多小因素和今后的年景',
          en: '; none of them decides alone, the rest is many smaller things and how the years turn out',
        };
  return { zh: `成与不成，最看${zh}${rest.zh}。`, en: `What matters most is ${en}${rest.en}.` };
}

/** The box, with a warning where a second method disagrees. */
function conditionSentence({ boxes: [box], tree }: DiscoveryAnswer): Bilingual | null {
  if (box === undefined) return null;
  if (tree.agrees) return box.sentence;
  const warning = treeSentence(false);
  return { zh: `${box.sentence.zh}${warning.zh}`, en: `${box.sentence.en} ${warning.en}` };
}
