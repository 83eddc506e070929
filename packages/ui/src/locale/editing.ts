import type { Locale } from '@planwright/core';
import { en } from './editing-en.ts';
import { zh, type EditingMessages } from './editing-zh.ts';

export type { EditingMessages };

const tables: Readonly<Record<Locale, EditingMessages>> = { zh, en };

export const editingMessages = (locale: Locale): EditingMessages => tables[locale];
