/** The text editor of one cell. It stands in a shadow root: its styles are adopted sheets there, which the policy of the page allows. */
import { autocompletion, completionKeymap, type Completion, type CompletionContext } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Word } from './vocabulary.ts';

export interface EditorOptions {
  readonly parent: ShadowRoot;
  readonly text: string;
  /** Its number in the file. */
  readonly firstLine: number;
  /** YAML is coloured, numbered and completed; prose wraps. */
  readonly language: 'yaml' | 'prose';
  /** For screen readers. */
  readonly label: string;
  readonly words: readonly Word[];
  readonly onChange: (text: string) => void;
  readonly onFinish: () => void;
}

/** Something wrong at a line, counted from 1 in the text of the editor. */
export interface Mark {
  readonly line: number;
  readonly column: number | null;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export interface CodeEditor {
  mark(marks: readonly Mark[]): void;
  focus(): void;
  close(): void;
}

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--uncertainty)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
]);

const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--surface)', fontSize: '13.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': { fontFamily: 'var(--mono)', padding: '8px 0', caretColor: 'var(--ink)', lineHeight: '1.6' },
  '.cm-gutters': { backgroundColor: 'transparent', border: 'none', color: 'var(--muted)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 28%, transparent)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    border: '1px solid var(--rule)',
    borderRadius: 'var(--radius)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--paper)',
  },
  '.cm-completionDetail': { color: 'inherit', opacity: '0.75', fontStyle: 'normal', marginLeft: '1em' },
});

const prose = EditorView.theme({ '.cm-content': { fontFamily: 'var(--sans)', fontSize: '15px', lineHeight: '1.75' } });

/**
 * What is typed goes into the text at once. Left to itself, Chromium carries the colour of what it replaces along in inline styles,
 * of which the policy of the page complains.
 */
const typing = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== 'insertText' || event.data === null || event.isComposing) return false;
    event.preventDefault();
    view.dispatch(
      view.state.update(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true }),
    );
    return true;
  },
});

/** Names and units that begin as the word before the cursor; all of them when asked for. */
function complete(words: readonly Word[]): (context: CompletionContext) => ReturnType<typeof answer> {
  const options = words.map(({ name, kind, detail }): Completion => ({
    ...{ label: name, type: kind, detail },
    ...(kind === 'keyword' ? { apply: `${name}: `, boost: 10 } : {}),
  }));
  /** Keys stand at the beginning of a line, everything else behind one. */
  const answer = (from: number, isKey: boolean) => ({
    from,
    options: options.filter(({ type }) => isKey || type !== 'keyword'),
    validFor: /^[\p{L}\p{N}_.%/-]*$/u,
  });
  return (context) => {
    const word = context.matchBefore(/[\p{L}\p{N}_.%/-]+/u);
    const from = word?.from ?? context.pos;
    if (word === null && !context.explicit) return answerNothing;
    const line = context.state.doc.lineAt(from);
    return answer(from, line.text.slice(0, from - line.from).trim() === '');
  };
}

const answerNothing = { from: 0, options: [], validFor: /^$/u };

function extensions({ language, firstLine, label, words, onChange, onFinish }: EditorOptions): Extension[] {
  const finish = {
    run: () => {
      onFinish();
      return true;
    },
  };
  return [
    history(),
    typing,
    look,
    indentUnit.of('  '),
    EditorView.contentAttributes.of({ 'aria-label': label }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    }),
    ...(language === 'yaml'
      ? [
          lineNumbers({ formatNumber: (n) => String(n + firstLine - 1) }),
          yaml(),
          syntaxHighlighting(colours),
          autocompletion({ override: [complete(words)] }),
        ]
      : [prose]),
    EditorView.lineWrapping,
    lintGutter(),
    // The list of completions takes Escape first.
    keymap.of([
      ...completionKeymap,
      { key: 'Mod-Enter', ...finish },
      { key: 'Escape', ...finish },
      ...defaultKeymap,
      ...historyKeymap,
    ]),
  ];
}

export function openEditor(options: EditorOptions): CodeEditor {
  const view = new EditorView({
    state: EditorState.create({ doc: options.text, extensions: extensions(options) }),
    parent: options.parent,
    root: options.parent,
  });
  return {
    mark(marks) {
      const { doc } = view.state;
      const diagnostics = marks.map(({ line, column, severity, message }): Diagnostic => {
        const at = doc.line(Math.min(Math.max(1, line), doc.lines));
        const from = Math.min(at.to, at.from + Math.max(0, (column ?? 1) - 1));
        return { from, to: Math.max(from, at.to), severity, message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}
