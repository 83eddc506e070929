/** Words for the standing of a figure. */
import type { Confidence, Locale, Observation, SourceTier } from '@planwright/core';

const confidences: Readonly<Record<Confidence, Readonly<Record<Locale, string>>>> = {
  high: { zh: '高', en: 'high' },
  medium: { zh: '中', en: 'medium' },
  low: { zh: '低', en: 'low' },
  derived: { zh: '推算', en: 'derived' },
  unverified: { zh: '未见来源', en: 'unverified' },
};

const tiers: Readonly<Record<SourceTier, Readonly<Record<Locale, string>>>> = {
  official: { zh: '官方', en: 'official' },
  'official copy': { zh: '官方转载', en: 'official, by copy' },
  'third party': { zh: '第三方，待核公报', en: 'third party, bulletin not seen' },
  analyst: { zh: '分析者', en: 'analyst' },
};

export const confidenceWord = ({ confidence }: Observation, locale: Locale): string => confidences[confidence][locale];
export const tierWord = ({ tier }: Observation, locale: Locale): string => tiers[tier][locale];

/** Chinese readers get the name of the source, English readers the words of the collection. */
export const sourceWord = ({ source, reference }: Observation, locale: Locale): string =>
  locale === 'zh' ? source : (reference ?? source);
