/** What new figures do to the targets, for people who read no tables. */
import type { Bilingual } from '../../problem.ts';
import { spokenList, spokenQuantity, spokenShare } from '../spoken.ts';
import type { Light, Trend } from './light.ts';
import type { MonitorAnswer, MonitoredTarget } from './monitor-answer.ts';

export const lightWords: Readonly<Record<Light, Bilingual>> = {
  green: { zh: '绿灯', en: 'green' },
  amber: { zh: '黄灯', en: 'amber' },
  red: { zh: '红灯', en: 'red' },
};

/** With a mark, so that the way is seen at a glance. */
export const trendWords: Readonly<Record<Trend, Bilingual>> = {
  rising: { zh: '↑ 上升', en: '↑ rising' },
  steady: { zh: '→ 平稳', en: '→ steady' },
  falling: { zh: '↓ 下降', en: '↓ falling' },
};

/** So many targets are named; of more the headline ones alone. */
const mostNamed = 4;

export function monitorSentence({ figures, targets, joint, effective }: MonitorAnswer): Bilingual {
  const came = spokenList(
    figures.map(({ label, year, value, display: { unit, factor } }): Bilingual => {
      const shown = spokenQuantity(value * factor, unit);
      return { zh: `${year} 年${label.zh} ${shown.zh}`, en: `${label.en} of ${shown.en} in ${year}` };
    }),
  );
  const named = targets.length <= mostNamed ? targets : targets.filter(({ headline }) => headline);
  if (named.some(({ posterior }) => posterior === null))
    return {
      zh: `已有的数：${came.zh}。与之相符的抽样只有约 ${Math.round(effective.size)} 个，说不准各目标的可能性变成多少。`,
      en: `So far: ${came.en}. Only about ${Math.round(effective.size)} draws agree with that, too few to say where the targets stand.`,
    };
  const moves = named.map((target) => moved({ zh: `“${target.label.zh}”`, en: `“${target.label.en}”` }, target));
  if (joint !== null && joint.ids.length > 1) moves.push(moved({ zh: '同时实现', en: 'all together' }, joint));
  return {
    zh: `已有的数：${came.zh}。据此，${moves.map(({ zh }) => zh).join('，')}。`,
    en: `So far: ${came.en}. With that, ${moves.map(({ en }) => en).join('; ')}.`,
  };
}

function moved(
  name: Bilingual,
  { prior, posterior, light, trend }: Omit<MonitoredTarget, 'id' | 'label' | 'grade' | 'headline'>,
): Bilingual {
  const [before, now] = [spokenShare(prior.p), spokenShare(posterior?.p ?? NaN)];
  const colour = light === null ? { zh: '', en: '' } : lightWords[light];
  const way =
    trend === null || trend === 'steady'
      ? { zh: '', en: '' }
      : { zh: `，${trendWords[trend].zh.slice(2)}`, en: `, ${trendWords[trend].en.slice(2)}` };
  const same = before === now;
  return {
    zh: `${name.zh}的可能性${same ? `仍是 ${now}` : `由 ${before} 变为 ${now}`}（${colour.zh}${way.zh}）`,
    en: `${name.en} ${same ? `stays at ${now}` : `goes from ${before} to ${now}`} (${colour.en}${way.en})`,
  };
}
