/** The one layout of every page. */
import { posix } from 'node:path';
import { sitePath, titleOf } from './site-page.ts';
import type { Section, SitePage } from './site-page.ts';

const sections: Readonly<Record<Section, string>> = {
  start: '上手 · Start',
  'how-to': '怎样做 · How to',
  reference: '参考 · Reference',
  explanation: '说明 · Explanation',
  lessons: '课程与笔记 · Lessons, notebooks',
  models: '模型与数据 · Models, data',
};

export function layOut(page: SitePage, body: string, pages: readonly SitePage[]): string {
  const up = posix.relative(posix.dirname(page.path), '.') || '.';
  const language = page.language === 'en' ? 'en' : 'zh';
  return `<!doctype html>
<html lang="${language === 'en' ? 'en' : 'zh-CN'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(titleOf(page))} · Planwright</title>
<link rel="stylesheet" href="${up}/site.css">
</head>
<body data-up="${up}">
<header><a class="home" href="${up}/index.html">规划推演笔记本 · Planwright</a>
<input type="search" id="search" placeholder="搜索 · Search" aria-label="搜索 · Search">${switchOf(page, pages)}</header>
<ul id="found" hidden></ul>
<nav aria-label="目录 · Contents">${navigation(page, pages, language)}</nav>
<main>${body}</main>
<script src="${up}/minisearch.js"></script>
<script src="${up}/search-index.js"></script>
<script src="${up}/site.js"></script>
</body>
</html>
`;
}

/** A link to the same page in the other language; a page in both needs none. */
function switchOf(page: SitePage, pages: readonly SitePage[]): string {
  if (page.language === 'both') return '';
  const other =
    page.language === 'en' ? page.source.replace(/\.en\.md$/, '.md') : page.source.replace(/\.md$/, '.en.md');
  if (!pages.some(({ source }) => source === other)) return '';
  const address = posix.relative(posix.dirname(page.path), sitePath(other));
  return `<a class="language" href="${address}">${page.language === 'en' ? '中文' : 'English'}</a>`;
}

/** The pages of the reader's language, and those in both. */
function navigation(page: SitePage, pages: readonly SitePage[], language: 'zh' | 'en'): string {
  return (Object.keys(sections) as Section[])
    .map((section) => {
      const shown = pages.filter((each) => each.section === section && [language, 'both'].includes(each.language));
      const links = shown.map((each) => {
        const here = each.path === page.path ? ' aria-current="page"' : '';
        return `<li><a href="${posix.relative(posix.dirname(page.path), each.path)}"${here}>${escaped(titleOf(each))}</a></li>`;
      });
      const open = section === page.section ? ' open' : '';
      return `<details${open}><summary>${sections[section]}</summary><ul>${links.join('')}</ul></details>`;
    })
    .join('');
}

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
