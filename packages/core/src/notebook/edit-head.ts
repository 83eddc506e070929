/** Edits of the front matter: what says which model, scenario, draws and seed the notebook is about. */
import { isMap, isScalar, parseDocument, stringify } from 'yaml';
import type { Notebook } from './document.ts';
import { splitLines } from './lines.ts';
import { parseNotebook } from './parse-notebook.ts';
import type { Parsed } from './parse-notebook.ts';
import { refusedEdit } from './refused-edit.ts';
import { cellText } from './serialize-notebook.ts';

/** New YAML between the two rules of the front matter. It must keep the format of the document. */
export function editHead(notebook: Notebook, newText: string): Parsed {
  if (notebook.readOnly) return refusedEdit(notebook, undefined, 'read-only');
  const [from, to] = frontSpan(notebook.head);
  const ending = /\r\n|\n|\r/.exec(notebook.head)?.[0] ?? '\n';
  const lines = newText.replace(/\r\n|\n|\r/g, ending);
  const ended = lines === '' || lines.endsWith(ending) ? lines : lines + ending;
  const head = notebook.head.slice(0, from) + ended + notebook.head.slice(to);
  const parsed = parseNotebook(head + notebook.cells.map(cellText).join(''), notebook.file);
  return parsed.notebook.head === head && !parsed.notebook.readOnly
    ? parsed
    : refusedEdit(notebook, undefined, 'front');
}

/** One key of the front matter, with its value or without (null). Everything else, comments too, is kept as written. */
export function setFrontMatter(notebook: Notebook, key: string, value: string | number | null): Parsed {
  if (notebook.readOnly) return refusedEdit(notebook, undefined, 'read-only');
  const source = notebook.head.slice(...frontSpan(notebook.head));
  const edited = withKey(source, key, value);
  const parsed = edited === null ? null : editHead(notebook, edited);
  const now = parsed?.notebook.frontMatter ?? {};
  const others = (values: Readonly<Record<string, unknown>>): string =>
    JSON.stringify(Object.entries(values).filter(([name]) => name !== key));
  const asMeant = (now[key] ?? null) === value && others(now) === others(notebook.frontMatter);
  return parsed !== null && asMeant ? parsed : refusedEdit(notebook, undefined, 'front');
}

/** Span of the YAML between the rules. */
function frontSpan(head: string): readonly [number, number] {
  const lines = splitLines(head);
  return [lines[0]?.to ?? 0, lines.at(-1)?.from ?? head.length];
}

/** The source with the key set; null where it is written in a form that is not rewritten in place. */
function withKey(source: string, key: string, value: string | number | null): string | null {
  const { contents } = parseDocument(source, { version: '1.2', schema: 'core', prettyErrors: false });
  const entries = isMap(contents) && contents.flow !== true ? contents.items : [];
  if (isMap(contents) && contents.flow === true) return null;
  const pair = entries.find((each) => isScalar(each.key) && String(each.key.value) === key);
  const written = value === null ? '' : stringify(value, { lineWidth: 0 }).trimEnd();
  if (pair === undefined) return value === null ? source : `${source}${stringify({ [key]: value }, { lineWidth: 0 })}`;
  const keyEnd = isScalar(pair.key) ? pair.key.range?.[1] : undefined;
  const keyStart = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
  const node: unknown = pair.value;
  if (keyStart === undefined || keyEnd === undefined || !isScalar(node) || !node.range) return null;
  const [from, to, end] = node.range;
  if (value === null) return source.slice(0, keyStart) + source.slice(end);
  const colon = source.indexOf(':', keyEnd);
  return from === to
    ? `${source.slice(0, colon + 1)} ${written}${source.slice(colon + 1)}`
    : source.slice(0, from) + written + source.slice(to);
}
