import type { Bilingual, Locale } from '@planwright/core';
import { en } from './en.ts';
import { zh, type Messages } from './zh.ts';

export type { Messages };

const tables: Readonly<Record<Locale, Messages>> = { zh, en };

export const messages = (locale: Locale): Messages => tables[locale];

export const other = (locale: Locale): Locale => (locale === 'zh' ? 'en' : 'zh');

export const say = (text: Bilingual, locale: Locale): string => text[locale];
