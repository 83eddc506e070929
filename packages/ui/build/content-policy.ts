import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** The policy of the hosted page. The server sends it as a header too (with `frame-ancestors`, which a meta element cannot carry). */
const hosted =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

const contents = (html: string, element: string): string[] =>
  [...html.matchAll(new RegExp(`<${element}\\b[^>]*>([\\s\\S]*?)</${element}>`, 'g'))].map(([, text]) => text ?? '');

/** The one-file form has its script and style inside, so they are named by hash; its worker is a blob. */
function singleFilePolicy(html: string): string {
  const scripts = contents(html, 'script').map(hash).join(' ');
  // Scripts are taken out first: their text may mention elements that the page does not have.
  const styles = contents(html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, ''), 'style')
    .map(hash)
    .join(' ');
  return (
    `default-src 'none'; script-src ${scripts} 'wasm-unsafe-eval' blob:; worker-src blob:; style-src ${styles}; ` +
    "img-src data: blob:; base-uri 'none'; form-action 'none'"
  );
}

const withPolicy = (html: string, policy: string): string =>
  html.replace(
    /<meta charset="utf-8" ?\/?>/,
    (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );

/** Writes the content-security policy into the built page; in the one-file form after everything has been inlined. */
export function contentPolicy(form: 'hosted' | 'single'): Plugin {
  return {
    name: 'planwright-content-policy',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue;
          const html = String(file.source).replace(/\r\n?/g, '\n');
          file.source = withPolicy(html, form === 'single' ? singleFilePolicy(html) : hosted);
        }
      },
    },
  };
}
