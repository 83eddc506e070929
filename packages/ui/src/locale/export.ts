import type { Locale } from '@planwright/core';
import { en } from './export-en.ts';
import { zh, type ExportMessages } from './export-zh.ts';

export type { ExportMessages };

const tables: Readonly<Record<Locale, ExportMessages>> = { zh, en };

export const exportMessages = (locale: Locale): ExportMessages => tables[locale];
