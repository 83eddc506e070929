/**
 * The part of XML that office files use, as a stream of events. Names come without their prefix. A document type is refused, so
 * no entity can be defined; only the five predefined ones and character references are read.
 */

export interface XmlHandler {
  /** Attribute names are without prefix. `empty`: the element has no content and no `close` follows. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, empty: boolean) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

export class MalformedXml extends Error {
  override readonly name = 'MalformedXml';
}

/** Throws MalformedXml: half a file is no table, so every element must be closed where it belongs. */
export function readXml(source: string, handler: XmlHandler): void {
  const open: string[] = [];
  const nested: XmlHandler = {
    open: (name, attributes, empty) => {
      if (!empty) open.push(name);
      handler.open(name, attributes, empty);
    },
    text: (text) => handler.text(text),
    close: (name) => {
      if (open.pop() !== name) throw new MalformedXml(`${name} is closed where it is not open`);
      handler.close(name);
    },
  };
  readMarkups(source, nested);
  if (open.length > 0) throw new MalformedXml(`${open.join(' ')} is not closed`);
}

function readMarkups(source: string, handler: XmlHandler): void {
  let at = 0;
  while (at < source.length) {
    const start = source.indexOf('<', at);
    const text = source.slice(at, start < 0 ? source.length : start);
    if (text !== '') handler.text(unescape(text));
    if (start < 0) return;
    at = readMarkup(source, start, handler);
  }
}

/** Reads the markup at `start` and gives the place after it. */
function readMarkup(source: string, start: number, handler: XmlHandler): number {
  if (source.startsWith('<!--', start)) return after(source, '-->', start);
  if (source.startsWith('<?', start)) return after(source, '?>', start);
  if (source.startsWith('<![CDATA[', start)) {
    const end = after(source, ']]>', start);
    handler.text(source.slice(start + 9, end - 3));
    return end;
  }
  if (source.startsWith('<!', start)) throw new MalformedXml('a document type');
  const end = endOfTag(source, start);
  const closing = source.startsWith('</', start);
  const empty = source[end - 2] === '/';
  const inside = source.slice(start + (closing ? 2 : 1), end - (empty ? 2 : 1));
  const name = /^[^\s/>]+/.exec(inside)?.[0] ?? '';
  if (name === '') throw new MalformedXml(`a tag without a name at ${start}`);
  if (closing) handler.close(localName(name));
  else handler.open(localName(name), attributesOf(inside.slice(name.length)), empty);
  return end;
}

/** After the `>` that ends the tag, which may not stand inside a quoted value. */
function endOfTag(source: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < source.length; at++) {
    const sign = source[at] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at + 1;
    else if (sign === '<') break;
  }
  throw new MalformedXml('a tag is not closed');
}

function after(source: string, mark: string, start: number): number {
  const found = source.indexOf(mark, start);
  if (found < 0) throw new MalformedXml(`${mark} is missing`);
  return found + mark.length;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    found[localName(name)] = unescape(double ?? single ?? '');
  return found;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
