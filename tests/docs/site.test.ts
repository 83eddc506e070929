/** The documentation site: every link inside leads somewhere, and nothing is fetched. */
import { posix } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../scripts/docs/build-site.ts';
import { searchWords } from '../../scripts/docs/search-words.ts';
import { root } from '../architecture/source-files.ts';

let files: Readonly<Record<string, string>> = {};
beforeAll(async () => {
  files = await buildSite(root);
}, 120_000);

describe('the documentation site', () => {
  it('has the guides, the reference and the lessons', () => {
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'index.html',
        'docs/tutorials/economist.en.html',
        'docs/problems.html',
        'docs/command-line.html',
        'docs/api/core.html',
        'examples/lessons/02-solow.html',
      ]),
    );
    expect(files['docs/command-line.html']).toContain('--shard');
    expect(files['docs/api/core.html']).toContain('inlineRunner');
  });

  it('has no link to a page that is not there, and loads nothing from elsewhere', () => {
    const pages = Object.entries(files).filter(([path]) => path.endsWith('.html'));
    for (const [path, html] of pages)
      for (const [, name, address = ''] of html.matchAll(/<(?:a|link|script)[^>]* (href|src)="([^"#]+)/g)) {
        if (/^[a-z]+:/.test(address)) {
          expect(name, `${path} loads ${address}`).toBe('href');
          continue;
        }
        const target = posix.join(posix.dirname(path), decodeURI(address));
        expect(target in files || target.startsWith('..'), `${path}: ${address}`).toBe(true);
      }
  });

  it('finds Chinese by any two neighbouring characters', () => {
    expect(searchWords('碳达峰 GDP增速 growth')).toEqual(['碳达', '达峰', 'gdp', '增速', 'growth']);
  });
});
