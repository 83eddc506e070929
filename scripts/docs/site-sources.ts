/** The Markdown of the repository that belongs to the site. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sitePath } from './site-page.ts';
import type { Section, SitePage } from './site-page.ts';

/** Folders with documents, each searched with all that is in it. */
const folders = ['docs', 'examples', 'models', 'data'];

export function siteSources(root: string): readonly SitePage[] {
  const found = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.md') && !/node_modules|\/raw\/|\/dist\//.test(path))
      .filter((path) => !/^(models|data)\//.test(path) || path.endsWith('/README.md')),
  );
  return ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', ...found.sort()].map((source) => {
    const language = source.endsWith('.en.md')
      ? 'en'
      : found.includes(source.replace(/\.md$/, '.en.md'))
        ? 'zh'
        : 'both';
    const markdown = readFileSync(join(root, source), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
    return { source, path: sitePath(source), section: sectionOf(source), language, markdown };
  });
}

function sectionOf(source: string): Section {
  if (source === 'README.md' || source.startsWith('docs/tutorials/')) return 'start';
  if (source.startsWith('docs/how-to/')) return 'how-to';
  if (/^docs\/(how-verdicts|conformance)|^ARCHITECTURE|^CHANGELOG/.test(source)) return 'explanation';
  if (source.startsWith('examples/') || source === 'docs/lessons.md') return 'lessons';
  return /^(models|data)\//.test(source) ? 'models' : 'reference';
}
