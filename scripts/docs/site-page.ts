/** A page of the site before it is laid out. */
export interface SitePage {
  /** Path in the repository, from which relative links start; a generated page has the path it would have. */
  readonly source: string;
  /** Path in the site. */
  readonly path: string;
  readonly section: Section;
  readonly language: 'zh' | 'en' | 'both';
  readonly markdown: string;
}

export type Section = 'start' | 'how-to' | 'reference' | 'explanation' | 'lessons' | 'models';

/** `docs/tutorials/planner.en.md` → `docs/tutorials/planner.en.html`; the README is the first page. */
export function sitePath(source: string): string {
  return source === 'README.md' ? 'index.html' : source.replace(/\.md$/, '.html');
}

/** The first heading, without marks; the path where there is none. */
export function titleOf(page: SitePage): string {
  return /^# (.+)$/m.exec(page.markdown)?.[1]?.replace(/[`*]/g, '') ?? page.source;
}
