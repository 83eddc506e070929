import type { Locale } from '@planwright/core';
import { en } from './analysis-en.ts';
import { zh, type AnalysisMessages } from './analysis-zh.ts';

export type { AnalysisMessages };

const tables: Readonly<Record<Locale, AnalysisMessages>> = { zh, en };

export const analysisMessages = (locale: Locale): AnalysisMessages => tables[locale];
