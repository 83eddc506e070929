/** The notebook page over HTTP on loopback: static files, the strict policy, nothing for other hosts. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import sirv from 'sirv';

const headers: Readonly<Record<string, string>> = {
  // The page shares its process with no other site.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
};

/** `notebook` gives the text of a notebook that the page is asked to show; it is read anew each time, so that a reload shows an edit. */
export function createPageServer(folder: string, notebook: (() => Promise<string>) | null = null): Server {
  const files = sirv(folder, { etag: true, dev: false });
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const refuse = (status: number, words: string): void => {
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
    };
    if (!namesThisMachine(request)) refuse(403, 'Planwright answers to localhost only.');
    else if (request.method !== 'GET' && request.method !== 'HEAD') refuse(405, 'Only GET and HEAD.');
    else if (notebook !== null && request.url === '/notebook.md')
      notebook().then(
        (text) =>
          response
            .writeHead(200, { 'Content-Type': 'text/markdown; charset=utf-8', 'Cache-Control': 'no-store' })
            .end(text),
        () => refuse(404, 'The notebook cannot be read.'),
      );
    else files(request, response, () => refuse(404, 'Not found.'));
  });
}

/** A page elsewhere can point its own name at 127.0.0.1 (DNS rebinding); its name then stands in the Host header. */
function namesThisMachine(request: IncomingMessage): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(request.headers.host ?? '');
}

const portsTried = 20;

/** Listens on the port or one of the next free ones; port 0 takes any. Resolves to the port in use. */
export async function listenNear(server: Server, port: number): Promise<number> {
  for (let next = port; ; next++) {
    try {
      return await listen(server, next);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const last = next >= port + portsTried || next >= 65_535;
      if ((code !== 'EADDRINUSE' && code !== 'EACCES') || last) throw error;
    }
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
