/** The notebook of the page in both languages, read when the page is built. Only the one that is shown comes before the first figures. */
import type { Locale } from '@planwright/core';
import type { OpenDocument } from './open-document.ts';
import type { PageDocument } from './page-document.ts';

const sources = {
  zh: { file: 'liaocheng-15fyp.md', load: () => import('../../../../examples/liaocheng-15fyp.md?page') },
  en: { file: 'liaocheng-15fyp.en.md', load: () => import('../../../../examples/liaocheng-15fyp.en.md?page') },
};

export async function shippedDocument(locale: Locale): Promise<OpenDocument> {
  const { file, load } = sources[locale];
  const { default: page } = await load();
  // What the build reads is what pageDocument gives.
  return { page: page as PageDocument, file, source: null, own: null, models: 0, broken: false };
}
