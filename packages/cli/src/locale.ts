/** The language of messages and tables: `--lang`, else the environment, else Chinese. */
import type { Bilingual, Locale } from '@planwright/core';

/** An unknown `--lang` is refused by the argument parser later; here it only must not break the message that says so. */
export function localeOf(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Locale {
  const asked = args.flatMap((arg, i) =>
    arg === '--lang' ? [args[i + 1]] : arg.startsWith('--lang=') ? [arg.slice('--lang='.length)] : [],
  );
  const chosen = asked.find((lang) => lang === 'zh' || lang === 'en');
  if (chosen !== undefined) return chosen;
  const system = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^en\b|^en_/i.test(system) ? 'en' : 'zh';
}

export function say(locale: Locale, zh: string, en: string): string {
  return locale === 'zh' ? zh : en;
}

export function pick(locale: Locale, text: Bilingual): string {
  return text[locale];
}
