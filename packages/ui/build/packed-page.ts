/**
 * The one-file page travels packed: its whole program as one compressed text, with a few lines that unpack and run it. It is half as
 * large as the plain text, and what a mail or a stick carries is what counts.
 */
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const program = /<script type="module"[^>]*>([\s\S]*?)<\/script>/;

const unpacking = (text: string): string => `
const packed = Uint8Array.from(atob('${gzipSync(text, { level: 9 }).toString('base64')}'), (letter) => letter.charCodeAt(0));
const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
const text = await new Response(stream).text();
const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
await import(url);
URL.revokeObjectURL(url);
`;

export function packedPage(): Plugin {
  return {
    name: 'planwright-packed-page',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue;
          const html = String(file.source);
          if (!program.test(html)) throw new Error(`${file.fileName} has no program to pack`);
          file.source = html.replace(
            program,
            (_whole, text: string) => `<script type="module">${unpacking(text)}</script>`,
          );
        }
      },
    },
  };
}
