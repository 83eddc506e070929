import { flatModel, runDefaults } from '@planwright/core';
import type { AlternativeVerdict, Job, Locale, ModelBundle, Problem, Report, ScenarioValue } from '@planwright/core';
import { messages, type Messages } from '../locale/locale.ts';
import { formatAddress, parseAddress } from './address.ts';
import { afterPaint } from './after-paint.ts';
import { createAnswering, restMs, type Answering } from './answering.ts';
import type { Engine, EngineListeners } from './engine.ts';
import { begin, recorded, redone, sealed, undone, withAll, type History } from './history.ts';
import type { OpenDocument } from './open-document.ts';
import { withScenarios, type PageDocument } from './page-document.ts';
import { givenOf, jobSet, settingsOf, type Given, type Setting } from './settings.ts';
import { shareChange } from './share-change.ts';
import type { Snapshot } from './snapshot.ts';

/** Old figures are dimmed only when the new ones take longer than this, so that quick runs do not flicker. */
const dimAfterMs = 150;

/** A run that takes longer than this shows how far it is, and can be stopped. */
const watchAfterMs = 300;

/** `fresh`: the figures answer the settings; `running`: the answer is on its way; `stale`: it did not come. */
export type Phase = 'fresh' | 'running' | 'stale';

export interface NotebookOptions {
  readonly documents: Readonly<Record<Locale, OpenDocument>>;
  readonly bundle: ModelBundle;
  readonly startEngine: (listeners: EngineListeners) => Engine;
  /** What stands after `#` in the address bar. */
  readonly address: string;
}

/** What a step is called, so that what goes on with it joins it. */
interface StepName {
  readonly tag: string;
  readonly at?: number;
}

/** The open notebook: what the reader has set, and the last report. Views read it; only its methods change it. */
export class NotebookState {
  locale = $state<Locale>('zh');
  #history: History<Snapshot>;
  #held = false;
  report = $state.raw<Report | null>(null);
  /** What another scenario answers to the same questions, where one is compared. */
  other = $state.raw<{ readonly scenario: string; readonly report: Report } | null>(null);
  /** Verdicts under the alternative priors, by target: only full runs answer them, so they may be older than the report. */
  alternatives = $state.raw<Readonly<Record<string, readonly AlternativeVerdict[]>>>({});
  /** They answer the present settings. */
  alternativesFresh = $state(false);
  /** A first answer has been painted: what the page needs only afterwards may be fetched now. */
  painted = $state(false);
  phase = $state<Phase>('stale');
  slow = $state(false);
  /** What the last report warns of. */
  warnings = $state.raw<readonly Problem[]>([]);
  /** Why there is no answer, or none on all draws; null where there is one or it is on its way. */
  failure = $state.raw<readonly Problem[] | null>(null);
  /** Draws done of a run that is long enough to be watched. */
  progress = $state.raw<{ readonly done: number; readonly of: number } | null>(null);
  /** The reader stopped the run before all draws were done. */
  stopped = $state(false);
  /** Milliseconds from asking for the last report to having it. */
  elapsedMs = $state<number | null>(null);

  #base: ModelBundle;
  readonly #answering: Answering;
  #shown: readonly { readonly targets: readonly string[] }[] = [];
  #askedAt = 0;
  /** When the oldest change that no frame shows yet was made, and the newest one: a preview answers the former, all draws the latter. */
  #oldestChange: number | null = null;
  #newestChange: number | null = null;
  #dimTimer: ReturnType<typeof setTimeout> | undefined;
  #addressTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: NotebookOptions) {
    this.#base = $state.raw(options.bundle);
    this.locale = parseAddress(options.address).locale ?? 'zh';
    this.#history = $state.raw(begin(opening(options.documents, options.bundle, this.locale, options.address)));
    this.#answering = createAnswering(options.startEngine, {
      onAnswer: (report, final) => this.#receive(report, final),
      onRest: (report) => this.#receiveRest(report),
      onFailure: (problems) => this.#fail(problems),
      onProgress: (done, of) => this.#note(done, of),
    });
  }

  /** Asks for the first figures; the page calls it once its prose is painted. */
  begin(): void {
    this.#recompute();
  }

  /** The model that the notebook names, without what its cells change. */
  get base(): ModelBundle {
    return this.#base;
  }

  readonly #now = $derived.by((): Snapshot => this.#history.now);
  readonly canUndo = $derived.by((): boolean => this.#history.past.length > 0);
  readonly canRedo = $derived.by((): boolean => this.#history.future.length > 0);
  readonly openDocument = $derived.by((): OpenDocument => this.#now.documents[this.locale]);
  readonly document = $derived.by((): PageDocument => this.openDocument.page);
  readonly scenario = $derived(this.#now.scenario);
  /** The reader's values in declared units, by parameter. */
  readonly changes = $derived(this.#now.changes);
  /** Reading by target, where it is not the first one. */
  readonly readings = $derived(this.#now.readings);
  /** Variables that the reader set in some years, in declared units: by name and year. */
  readonly fixes = $derived.by((): Snapshot['fixes'] => this.#now.fixes);
  readonly locks = $derived.by((): readonly string[] => this.#now.locks);
  readonly #firstScenario = $derived.by((): string => firstScenario(this.document, this.bundle));

  /** Draws of a full run: those of the document where it says. */
  get fullDraws(): number {
    return this.document.draws ?? runDefaults.draws;
  }

  /** A cell in view says which targets it shows, until it calls what this gives back. */
  show(targets: readonly string[]): () => void {
    const entry = { targets };
    this.#shown = [...this.#shown, entry];
    return () => void (this.#shown = this.#shown.filter((other) => other !== entry));
  }

  /** The headline ones stand in the joint figure and the drawer, wherever the reader is. */
  #shownTargets(): readonly string[] {
    const shown = this.#shown.flatMap(({ targets }) => targets);
    return this.bundle.targets
      .filter(({ id, headline }) => headline === true || shown.includes(id))
      .map(({ id }) => id);
  }

  /** The report stands on all draws that were asked for. */
  get settled(): boolean {
    return this.report !== null && this.report.draws >= this.fullDraws;
  }

  get text(): Messages {
    return messages(this.locale);
  }

  /** Scenarios of both languages: one that was made in one of them stays chosen in the other. */
  readonly #ownScenarios = $derived.by((): PageDocument['scenarios'] => {
    const { zh, en } = this.#now.documents;
    return { ...zh.page.scenarios, ...en.page.scenarios, ...this.document.scenarios };
  });
  readonly bundle = $derived.by((): ModelBundle =>
    withScenarios(this.openDocument.own ?? this.#base, this.#ownScenarios),
  );
  readonly #variables = $derived.by(() => flatModel(this.bundle.model).variables);
  readonly #given = $derived.by((): readonly Given[] => givenOf(this.bundle, this.scenario));
  readonly settings = $derived.by((): readonly Setting[] => settingsOf(this.#given, this.changes));
  /** Parameters that the notebook lists; null where it lists none or all. */
  readonly mainParameters = $derived.by((): readonly string[] | null => {
    const lists = this.document.cells.flatMap((cell) => (cell.kind === 'assumptions' ? [cell.parameters] : []));
    return lists.length === 0 || lists.includes(null) ? null : lists.flatMap((list) => list ?? []);
  });
  /** Settings that differ from the baseline, by the scenario or by the reader. */
  readonly differences = $derived(this.settings.filter(({ changedBy }) => changedBy !== null));
  /** Targets that are read otherwise than by default. */
  readonly changedReadings = $derived(
    this.bundle.targets.flatMap(({ id, label, readings }) => {
      const chosen = this.readings[id];
      const reading = chosen === undefined ? undefined : readings[chosen];
      return reading === undefined ? [] : [{ id, label, reading: reading.label }];
    }),
  );
  /** Variables that the reader set, with their years. */
  readonly fixedVariables = $derived(
    Object.entries(this.fixes).map(([name, years]) => ({
      name,
      label: this.#variables[name]?.label ?? { zh: name, en: name },
      years: Object.keys(years).join(', '),
    })),
  );
  readonly changeCount = $derived(
    this.differences.filter(({ changedBy }) => changedBy === 'reader').length +
      this.changedReadings.length +
      Object.keys(this.fixes).length,
  );

  /** What the reader changed, as a run and a scenario take it. */
  get set(): Readonly<Record<string, ScenarioValue>> {
    return jobSet(this.#given, this.changes);
  }

  /** What is asked of the engine, on all draws. */
  get job(): Job {
    return {
      bundle: this.bundle,
      scenario: this.scenario,
      set: this.set,
      ...(Object.keys(this.fixes).length === 0 ? {} : { fix: this.fixes }),
      draws: this.fullDraws,
      seed: this.document.seed ?? runDefaults.seed,
      // A cell that names another series says so itself; the rest is computed.
      series: this.document.series.filter((name) => Object.hasOwn(this.#variables, name)),
      readings: this.readings,
    };
  }

  /** Equal where the same is asked: an answer to other inputs is stale. */
  readonly inputs = $derived(
    JSON.stringify([
      this.openDocument.models,
      this.scenario,
      this.changes,
      this.fixes,
      this.readings,
      this.#ownScenarios,
      this.document.seed,
    ]),
  );
  /** Equal where the run would be the same. */
  readonly #question = $derived(JSON.stringify([this.inputs, this.document.series, this.fullDraws]));

  get differsFromStart(): boolean {
    return (
      this.differences.length > 0 ||
      Object.keys(this.fixes).length > 0 ||
      this.scenario !== this.#firstScenario ||
      Object.keys(this.readings).length > 0
    );
  }

  /** `value` in the declared unit; `at` is the time of the input event on the page's clock. */
  change(name: string, value: number, at?: number): void {
    if (this.changes[name] === value) return;
    this.step({ changes: { ...this.changes, [name]: value } }, { tag: `set ${name}`, ...timed(at) });
  }

  /** Moves a share of a whole, in the unit people read; the others of its group that are not locked give way. A Problem where they cannot. */
  moveShare(share: Setting, value: number, at?: number): Problem | null {
    const { changes, problem } = shareChange(this.settings, share, value, this.locks);
    if (changes === null) return problem;
    this.step({ changes: { ...this.changes, ...changes } }, { tag: `set ${share.name}`, ...timed(at) });
    return null;
  }

  /** A locked share stays while others of its group move. */
  lock(name: string, locked: boolean): void {
    const others = this.locks.filter((other) => other !== name);
    this.step({ locks: locked ? [...others, name] : others }, { tag: `lock ${name}` });
  }

  /** Takes the reader's change back, of a share that of its whole group; what the scenario says stays. */
  reset(name: string, at?: number): void {
    const own = this.#together(name);
    this.step({ changes: own.reduce(without, this.changes) }, { tag: `reset ${name}`, ...timed(at) });
  }

  /** Back to the baseline for one parameter, also where the scenario differs from it. */
  restore(name: string, at?: number): void {
    const own = this.#together(name);
    const rest = own.reduce(without, this.changes);
    const settings = settingsOf(this.#given, rest).filter((candidate) => own.includes(candidate.name));
    const entered = settings.some(({ changedBy }) => changedBy !== null);
    const baselines = settings.map((each) => [each.name, Number((each.baseline / each.factor).toPrecision(12))]);
    const changes = entered ? { ...rest, ...(Object.fromEntries(baselines) as Record<string, number>) } : rest;
    this.step({ changes }, { tag: `restore ${name}`, ...timed(at) });
  }

  /** A parameter by itself, a share with all of its group. */
  #together(name: string): readonly string[] {
    const group = this.settings.find((setting) => setting.name === name)?.group ?? null;
    return group === null ? [name] : this.settings.flatMap((other) => (other.group === group ? [other.name] : []));
  }

  restoreAll(at?: number): void {
    this.step(
      { changes: {}, fixes: {}, readings: {}, scenario: this.#firstScenario },
      { tag: 'restore', ...timed(at) },
    );
  }

  choose(scenario: string, at?: number): void {
    const clean = Object.keys(this.changes).length + Object.keys(this.fixes).length === 0;
    if (scenario === this.scenario && clean) return;
    this.step({ scenario, changes: {}, fixes: {} }, { tag: `choose ${scenario}`, ...timed(at) });
  }

  read(target: string, reading: string, at?: number): void {
    const first = this.bundle.targets.find(({ id }) => id === target);
    const isDefault = first !== undefined && Object.keys(first.readings)[0] === reading;
    const readings = isDefault ? without(this.readings, target) : { ...this.readings, [target]: reading };
    this.step({ readings }, { tag: `read ${target}`, ...timed(at) });
  }

  readDefault(target: string, at?: number): void {
    this.step({ readings: without(this.readings, target) }, { tag: `read ${target}`, ...timed(at) });
  }

  /** Sets a variable in one year, in its declared unit; null takes that back. */
  fix(name: string, year: number, value: number | null, at?: number): void {
    const others = without(this.fixes[name] ?? {}, String(year));
    const next = value === null ? others : { ...others, [year]: value };
    const fixes = Object.keys(next).length === 0 ? without(this.fixes, name) : { ...this.fixes, [name]: next };
    this.step({ fixes }, { tag: `fix ${name}`, ...timed(at) });
  }

  /** Takes all fixed years of a variable back. */
  unfix(name: string, at?: number): void {
    this.step({ fixes: without(this.fixes, name) }, { tag: `unfix ${name}`, ...timed(at) });
  }

  /** What follows until `release` is one step, however long it takes: a drag, an open editor. */
  hold(): void {
    this.#history = sealed(this.#history);
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#history = sealed(this.#history);
  }

  /** One step of the history, and the run that it asks for. */
  step(change: Partial<Snapshot>, { tag, at = performance.now() }: StepName): void {
    const next = { ...this.#history.now, ...change };
    this.#go(recorded(this.#history, next, { tag, at, held: this.#held }), at);
  }

  /** The open document in another form. The notebook of both languages is one where the file is one. */
  write(document: OpenDocument, tag: string): void {
    this.step({ documents: replaced(this.#history.now.documents, this.openDocument, document) }, { tag });
  }

  /** The open document with a scenario that holds what the reader had changed: one step. */
  adopt(document: OpenDocument, scenario: string): void {
    const documents = replaced(this.#history.now.documents, this.openDocument, document);
    this.step({ documents, scenario, changes: {}, fixes: {} }, { tag: `adopt ${scenario}` });
  }

  /** The same document, of which more is known now: no step. */
  learn(before: OpenDocument, after: OpenDocument): void {
    this.#history = withAll(this.#history, (state) => ({
      ...state,
      documents: replaced(state.documents, before, after),
    }));
  }

  /** Another notebook, from its beginning. */
  load(document: OpenDocument, bundle: ModelBundle): void {
    const documents = { zh: document, en: document };
    this.#base = bundle;
    this.#history = begin(opening(documents, bundle, this.locale, ''));
    this.other = null;
    this.#recompute();
    this.#noteAddress();
  }

  undo(): void {
    this.#go(undone(this.#history), performance.now());
  }

  redo(): void {
    this.#go(redone(this.#history), performance.now());
  }

  #go(history: History<Snapshot>, at: number): void {
    const before = this.#question;
    this.#history = history;
    if (this.#question === before) this.#noteAddress();
    else this.#changed(at);
  }

  speak(locale: Locale): void {
    const before = this.#question;
    this.locale = locale;
    if (this.#question !== before) this.#recompute();
    this.#noteAddress();
  }

  /** Somebody put another address into the bar. */
  open(hash: string): void {
    this.locale = parseAddress(hash).locale ?? 'zh';
    const { documents, locks } = this.#history.now;
    const next = { ...opening(documents, this.bundle, this.locale, hash), locks };
    this.#history = recorded(this.#history, next, { tag: 'address', at: performance.now() });
    this.#recompute();
  }

  /** Ends the run under way; the figures keep the draws they stand on. */
  stop(): void {
    this.#answering.stop();
    this.progress = null;
    this.stopped = true;
    this.#settle(this.phase === 'running' ? 'stale' : this.phase);
  }

  /** Goes on to all draws after a stop. */
  resume(): void {
    this.stopped = false;
    this.#askedAt = performance.now();
    if (this.phase === 'stale') this.#await();
    this.#answering.resume();
  }

  close(): void {
    clearTimeout(this.#dimTimer);
    clearTimeout(this.#addressTimer);
    this.#answering.close();
  }

  /** Names that an address brought and the model does not have were told once; a change leaves them behind. */
  #dropUnknown(): void {
    const among = <T>(record: Readonly<Record<string, T>>, known: readonly string[]): Readonly<Record<string, T>> =>
      Object.keys(record).every((name) => known.includes(name))
        ? record
        : Object.fromEntries(Object.entries(record).filter(([name]) => known.includes(name)));
    const now = this.#history.now;
    const changes = among(
      now.changes,
      this.settings.map(({ name }) => name),
    );
    const readings = among(
      now.readings,
      this.bundle.targets.map(({ id }) => id),
    );
    const scenario = Object.hasOwn(this.bundle.scenarios, now.scenario) ? now.scenario : this.#firstScenario;
    if (changes === now.changes && readings === now.readings && scenario === now.scenario) return;
    this.#history = { ...this.#history, now: { ...now, changes, readings, scenario } };
  }

  #changed(at: number): void {
    this.#dropUnknown();
    this.#oldestChange ??= at;
    this.#newestChange = at;
    this.#recompute();
    this.#noteAddress();
  }

  #recompute(): void {
    this.#await();
    this.stopped = false;
    this.progress = null;
    this.#askedAt = performance.now();
    this.#answering.ask(this.job, this.#shownTargets());
  }

  #await(): void {
    this.phase = 'running';
    this.#dimTimer ??= setTimeout(() => (this.slow = true), dimAfterMs);
  }

  #settle(phase: Phase): void {
    clearTimeout(this.#dimTimer);
    this.#dimTimer = undefined;
    this.slow = false;
    this.phase = phase;
  }

  #receive(report: Report, final: boolean): void {
    // The frame after the one that shows it.
    if (this.report === null) afterPaint(() => afterPaint(() => (this.painted = true)));
    this.report = report;
    this.warnings = report.problems;
    this.alternativesFresh = false;
    this.elapsedMs = performance.now() - this.#askedAt;
    this.#answered();
    this.#measure(report, final);
  }

  #receiveRest(report: Report): void {
    this.report = report;
    this.warnings = report.problems;
    this.alternatives = Object.fromEntries(report.targets.map(({ id, alternatives }) => [id, alternatives ?? []]));
    this.alternativesFresh = true;
    this.#answered();
  }

  #answered(): void {
    this.failure = null;
    this.progress = null;
    this.#settle('fresh');
  }

  /** For the bench: from a change to the frame that shows its figures, once for the preview and once for all draws. */
  #measure({ draws }: Report, final: boolean): void {
    const start = this.#oldestChange ?? (final ? this.#newestChange : null);
    this.#oldestChange = null;
    if (final) this.#newestChange = null;
    if (start === null) return;
    afterPaint(() =>
      performance.measure('planwright:change-to-paint', { start, end: performance.now(), detail: { draws } }),
    );
  }

  #note(done: number, of: number): void {
    const growing = this.phase === 'running' || !this.settled;
    if (growing && performance.now() - this.#askedAt > watchAfterMs) this.progress = { done, of };
  }

  #fail(problems: readonly Problem[]): void {
    this.failure = problems;
    this.progress = null;
    // A preview that answers the settings stays; only its growing failed.
    this.#settle(this.phase === 'running' ? 'stale' : this.phase);
  }

  /** The address says what is set, now and not when the slider has rested. */
  noteAddressNow(): void {
    clearTimeout(this.#addressTimer);
    this.#writeAddress();
  }

  /** Browsers refuse an address that changes with every step of a slider, so it follows once the slider rests. */
  #noteAddress(): void {
    clearTimeout(this.#addressTimer);
    this.#addressTimer = setTimeout(() => this.#writeAddress(), restMs);
  }

  #writeAddress(): void {
    const hash = formatAddress({
      scenario: this.scenario === this.#firstScenario ? null : this.scenario,
      locale: this.locale === 'zh' ? null : this.locale,
      changes: this.changes,
      readings: this.readings,
      fixes: this.fixes,
    });
    history.replaceState(null, '', hash === '' ? location.pathname + location.search : hash);
  }
}

const firstScenario = (document: PageDocument, bundle: ModelBundle): string =>
  document.scenario ?? Object.keys(bundle.scenarios)[0] ?? '';

/** A document as it opens, with what the address after `#` sets. */
function opening(documents: Snapshot['documents'], bundle: ModelBundle, locale: Locale, hash: string): Snapshot {
  const { scenario, changes, readings, fixes } = parseAddress(hash);
  const first = firstScenario(documents[locale].page, bundle);
  return { documents, scenario: scenario ?? first, changes, fixes, readings, locks: [] };
}

const replaced = (
  { zh, en }: Snapshot['documents'],
  before: OpenDocument,
  after: OpenDocument,
): Snapshot['documents'] => ({ zh: zh === before ? after : zh, en: en === before ? after : en });

const timed = (at: number | undefined): { readonly at?: number } => (at === undefined ? {} : { at });

function without<T>(record: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}
