import type { Locale } from '@planwright/core';
import { en } from './files-en.ts';
import { zh, type FileMessages } from './files-zh.ts';

export type { FileMessages };

const tables: Readonly<Record<Locale, FileMessages>> = { zh, en };

export const fileMessages = (locale: Locale): FileMessages => tables[locale];
