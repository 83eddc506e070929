/** Source text → who says so, and how much confidence that allows. */
import type { Confidence, Tier } from '../tidy-row.ts';

/** First match wins. */
const rules: readonly { readonly source: RegExp; readonly tier: Tier }[] = [
  { source: /^unverified/, tier: 'analyst' },
  { source: /^(derived|computed)|^same$/, tier: 'analyst' },
  // Compilations, repositories, research tables, digests and foreign or commercial pages.
  {
    source:
      /JasmineHao|Dachuang|cscoheru|Ludan-daye|1998x-stack|yaoyaoustc|test fixture|public code file|secondary chart|research table/i,
    tier: 'third party',
  },
  {
    source:
      /CEADs|CoalSwarm|GEM wiki|Global Power Plant|Aluminium Insider|inergency|Reuters|Semafor|ET Net|China Power|Economic Herald/,
    tier: 'third party',
  },
  {
    source:
      /Wikipedia|encyclopaedia|Sina Finance|GF Securities|Toutiao|NetEase|Shizhi|Q&A page|Taiwan investment guide|wenxiaobai|\bdigest\b|reportify|KLPA6|rating report|contest region|Acta Ecol|as above|shandong-chorography|Weihai overview/i,
    tier: 'third party',
  },
  // A copy or report of an official text, and official tables re-typed by others.
  {
    source:
      /copy|mirror|repost|Sing Tao|CGTN|China Briefing|China News|\bvia\b|Excel|archived|export of|R package|quoted|quotation|hongheiku/i,
    tier: 'official copy',
  },
  {
    source: /Daily|News|Times|Xinhua|Dzwww|Jiemian|China\.org|sdchina|fadian|page|reported|coverage|report\)/i,
    tier: 'official copy',
  },
  {
    source: /press|work report|GWR|plan|outline|white paper|bulletin|release|FYP|measures|assessment|government site/i,
    tier: 'official copy',
  },
  {
    source: /Finance Dept|Department of Finance|^MOF|Bureau of Statistics|statistical communique|^NBS/i,
    tier: 'official',
  },
];

/** Marks in note and address that an official figure was not read at its place of publication. */
const readElsewhere = /secondary copy|in the copy of|github/i;

export function tierOf(source: string, note: string, url: string): Tier {
  const rule = rules.find((candidate) => candidate.source.test(source));
  if (rule === undefined) throw new Error(`no tier rule for the source “${source}”`);
  return rule.tier === 'official' && readElsewhere.test(`${note} ${url}`) ? 'official copy' : rule.tier;
}

/** `unverified`, `derived` and `low` stay what they are; arithmetic is `derived`; a third party is believed at most half. */
export function confidenceOf(stated: string, tier: Tier, source: string): Confidence {
  if (stated === 'unverified' || stated === 'derived' || stated === 'low') return stated;
  if (/^(derived|computed)/.test(source)) return 'derived';
  if (stated === 'high') return tier === 'third party' || tier === 'analyst' ? 'medium' : 'high';
  if (stated === 'medium') return 'medium';
  throw new Error(`no rule for the confidence “${stated}”`);
}
