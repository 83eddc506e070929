/** Sources and generated pages → every file of the site. */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import MarkdownIt from 'markdown-it';
import MiniSearch from 'minisearch';
import { apiPages } from './api-pages.ts';
import { commandPage } from './command-page.ts';
import { layOut } from './layout.ts';
import { searchWords } from './search-words.ts';
import { titleOf } from './site-page.ts';
import type { SitePage } from './site-page.ts';
import { siteSources } from './site-sources.ts';

/** Path in the site → content. Throws when a link inside leads nowhere. */
export async function buildSite(root: string): Promise<Readonly<Record<string, string>>> {
  const pages = [...siteSources(root), commandPage(), ...(await apiPages(root))];
  const dead: string[] = [];
  const html = pages.map((page) => [page.path, layOut(page, rendered(page, pages, root, dead), pages)] as const);
  if (dead.length > 0) throw new Error(`Links that lead nowhere:\n${dead.join('\n')}`);
  const text = (file: string): string => readFileSync(join(root, file), 'utf8');
  return {
    ...Object.fromEntries(html),
    'site.css': text('scripts/docs/site.css'),
    'site.js': text('scripts/docs/site-search.js'),
    'minisearch.js': text('node_modules/minisearch/dist/umd/index.js').replace(/\/\/# sourceMappingURL.*/, ''),
    'search-index.js': searchScript(pages),
  };
}

/** HTML in a source is a place for links (`<a id=…>`): our own files are trusted. */
function rendered(page: SitePage, pages: readonly SitePage[], root: string, dead: string[]): string {
  const markdown = new MarkdownIt({ html: true });
  const paths = new Map(pages.map(({ source, path }) => [source, path]));
  markdown.core.ruler.push('site-links', (state) => {
    for (const token of state.tokens.flatMap(({ children }) => children ?? []))
      if (token.type === 'link_open') {
        const address = String(token.attrGet('href') ?? '');
        if (/^([a-z]+:|#)/.test(address)) continue;
        token.attrSet(
          'href',
          linkOf(decodeURI(address), page, paths, (target) => {
            if (!existsSync(join(root, target))) dead.push(`${page.source}: ${address}`);
          }),
        );
      }
  });
  return markdown.render(page.markdown);
}

/** A link to a page leads to the page; one to another file of the repository, to that file beside the site. */
function linkOf(
  address: string,
  page: SitePage,
  paths: ReadonlyMap<string, string>,
  outside: (target: string) => void,
): string {
  const [file = '', anchor] = address.split('#');
  const target = posix.join(posix.dirname(page.source), file).replace(/\/$/, '');
  const inside = paths.get(target) ?? paths.get(`${target}/README.md`);
  if (inside === undefined) outside(target);
  const to = inside ?? posix.join('..', target);
  return `${posix.relative(posix.dirname(page.path), to)}${anchor === undefined ? '' : `#${anchor}`}`;
}

const options = { fields: ['title', 'text'], storeFields: ['title'], searchOptions: { boost: { title: 4 } } };

/** A script, not JSON: a page that is opened from a folder may load scripts only. */
function searchScript(pages: readonly SitePage[]): string {
  const index = new MiniSearch({ ...options, tokenize: searchWords });
  index.addAll(pages.map((page) => ({ id: page.path, title: titleOf(page), text: page.markdown })));
  return `window.planwrightWords = ${searchWords.toString()};\nwindow.planwrightIndex = ${JSON.stringify({ index, options })};\n`;
}
