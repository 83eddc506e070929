/** The compiler as an editor uses it, on programs that exist only in memory beside the real packages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../architecture/source-files.ts';

const optionsOf = (name: string): object =>
  (ts.readConfigFile(join(root, name), (path) => ts.sys.readFile(path)).config as { compilerOptions: object })
    .compilerOptions;
const { options } = ts.convertCompilerOptionsFromJson(
  { ...optionsOf('tsconfig.base.json'), ...optionsOf('tsconfig.json') },
  root,
);

export interface Editor {
  /** What the compiler says about the text, each behind the words that it marks. */
  readonly problems: (text: string) => readonly string[];
  /** Names offered at the sign `¦` in the text. */
  readonly completions: (text: string) => readonly string[];
}

export function openEditor(): Editor {
  const file = join(root, 'tests', 'typing', 'in-memory.ts');
  let text = '';
  let version = 0;
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, noEmit: true }),
    getScriptFileNames: () => [file],
    getScriptVersion: (name) => (name === file ? String(version) : '0'),
    getScriptSnapshot: (name) => {
      if (name === file) return ts.ScriptSnapshot.fromString(text);
      return ts.sys.fileExists(name) ? ts.ScriptSnapshot.fromString(readFileSync(name, 'utf8')) : undefined;
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: (name) => ts.sys.readFile(name),
    directoryExists: (name) => ts.sys.directoryExists(name),
    getDirectories: (name) => ts.sys.getDirectories(name),
  });
  const show = (next: string): void => {
    text = next;
    version += 1;
  };
  return {
    problems: (next) => {
      show(next);
      const found = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
      return found.map(({ messageText, start = 0, length = 0 }) => {
        const message = ts.flattenDiagnosticMessageText(messageText, '\n');
        return `${next.slice(start, start + length)}: ${message}`;
      });
    },
    completions: (next) => {
      const at = next.indexOf('¦');
      show(next.slice(0, at) + next.slice(at + 1));
      return (service.getCompletionsAtPosition(file, at, {})?.entries ?? []).map(({ name }) => name);
    },
  };
}
