import type { Locale } from '@planwright/core';
import { en } from './lesson-en.ts';
import { zh, type LessonMessages } from './lesson-zh.ts';

export type { LessonMessages };

const tables: Readonly<Record<Locale, LessonMessages>> = { zh, en };

export const lessonMessages = (locale: Locale): LessonMessages => tables[locale];
