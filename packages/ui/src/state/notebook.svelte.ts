import { runDefaults } from '@planwright/core';
import type { AlternativeVerdict, Job, Locale, ModelBundle, Problem, Report } from '@planwright/core';
import { messages, type Messages } from '../locale/locale.ts';
import { formatAddress, parseAddress } from './address.ts';
import { afterPaint } from './after-paint.ts';
import { createAnswering, restMs, type Answering } from './answering.ts';
import { withScenarios, type PageDocument } from './page-document.ts';
import type { Engine, EngineListeners } from './engine.ts';
import { givenOf, jobSet, settingsOf, type Given, type Setting } from './settings.ts';

/** Old figures are dimmed only when the new ones take longer than this, so that quick runs do not flicker. */
const dimAfterMs = 150;

/** A run that takes longer than this shows how far it is, and can be stopped. */
const watchAfterMs = 300;

/** `fresh`: the figures answer the settings; `running`: the answer is on its way; `stale`: it did not come. */
export type Phase = 'fresh' | 'running' | 'stale';

export interface NotebookOptions {
  readonly documents: Readonly<Record<Locale, PageDocument>>;
  readonly bundle: ModelBundle;
  readonly startEngine: (listeners: EngineListeners) => Engine;
  /** What stands after `#` in the address bar. */
  readonly address: string;
}

/** The open notebook: what the reader has set, and the last report. Views read it; only its methods change it. */
export class NotebookState {
  locale = $state<Locale>('zh');
  scenario = $state('');
  /** The reader's values in declared units, by parameter. */
  changes = $state.raw<Readonly<Record<string, number>>>({});
  /** Reading by target, where it is not the first one. */
  readings = $state.raw<Readonly<Record<string, string>>>({});
  report = $state.raw<Report | null>(null);
  /** Verdicts under the alternative priors, by target: only full runs answer them, so they may be older than the report. */
  alternatives = $state.raw<Readonly<Record<string, readonly AlternativeVerdict[]>>>({});
  /** They answer the present settings. */
  alternativesFresh = $state(false);
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

  readonly #documents: Readonly<Record<Locale, PageDocument>>;
  readonly #bundle: ModelBundle;
  readonly #answering: Answering;
  readonly #firstScenario: string;
  #shown: readonly { readonly targets: readonly string[] }[] = [];
  #askedAt = 0;
  /** When the oldest change that no frame shows yet was made, and the newest one: a preview answers the former, all draws the latter. */
  #oldestChange: number | null = null;
  #newestChange: number | null = null;
  #dimTimer: ReturnType<typeof setTimeout> | undefined;
  #addressTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: NotebookOptions) {
    this.#documents = options.documents;
    this.#bundle = options.bundle;
    const address = parseAddress(options.address);
    this.locale = address.locale ?? 'zh';
    this.#firstScenario = this.document.scenario ?? Object.keys(options.bundle.scenarios)[0] ?? '';
    this.scenario = address.scenario ?? this.#firstScenario;
    this.changes = address.changes;
    this.readings = address.readings;
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

  get document(): PageDocument {
    return this.#documents[this.locale];
  }

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

  readonly bundle = $derived.by((): ModelBundle => withScenarios(this.#bundle, this.document));
  readonly #given = $derived.by((): readonly Given[] => givenOf(this.bundle, this.scenario));
  readonly settings = $derived.by((): readonly Setting[] => settingsOf(this.#given, this.changes));
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
  readonly changeCount = $derived(
    this.differences.filter(({ changedBy }) => changedBy === 'reader').length + this.changedReadings.length,
  );

  /** What is asked of the engine, on all draws. */
  get job(): Job {
    return {
      bundle: this.bundle,
      scenario: this.scenario,
      set: jobSet(this.#given, this.changes),
      draws: this.fullDraws,
      seed: this.document.seed ?? runDefaults.seed,
      series: this.document.series,
      readings: this.readings,
    };
  }

  /** Equal where the same is asked: an answer to other inputs is stale. */
  readonly inputs = $derived(JSON.stringify([this.scenario, this.changes, this.readings]));

  get differsFromStart(): boolean {
    return (
      this.differences.length > 0 || this.scenario !== this.#firstScenario || Object.keys(this.readings).length > 0
    );
  }

  /** `value` in the declared unit; `at` is the time of the input event on the page's clock. */
  change(name: string, value: number, at: number = performance.now()): void {
    if (this.changes[name] === value) return;
    this.changes = { ...this.changes, [name]: value };
    this.#changed(at);
  }

  /** Takes the reader's change back; what the scenario says stays. */
  reset(name: string, at: number = performance.now()): void {
    this.changes = without(this.changes, name);
    this.#changed(at);
  }

  /** Back to the baseline for one parameter, also where the scenario differs from it. */
  restore(name: string, at: number = performance.now()): void {
    const rest = without(this.changes, name);
    const setting = settingsOf(this.#given, rest).find((candidate) => candidate.name === name);
    if (setting === undefined || setting.changedBy === null) this.changes = rest;
    else this.changes = { ...rest, [name]: Number((setting.baseline / setting.factor).toPrecision(12)) };
    this.#changed(at);
  }

  restoreAll(at: number = performance.now()): void {
    this.changes = {};
    this.readings = {};
    this.scenario = this.#firstScenario;
    this.#changed(at);
  }

  choose(scenario: string, at: number = performance.now()): void {
    this.scenario = scenario;
    this.changes = {};
    this.#changed(at);
  }

  read(target: string, reading: string, at: number = performance.now()): void {
    const first = this.bundle.targets.find(({ id }) => id === target);
    const isDefault = first !== undefined && Object.keys(first.readings)[0] === reading;
    this.readings = isDefault ? without(this.readings, target) : { ...this.readings, [target]: reading };
    this.#changed(at);
  }

  readDefault(target: string, at: number = performance.now()): void {
    this.readings = without(this.readings, target);
    this.#changed(at);
  }

  speak(locale: Locale): void {
    this.locale = locale;
    this.#noteAddress();
  }

  /** Somebody put another address into the bar. */
  open(hash: string): void {
    const address = parseAddress(hash);
    this.locale = address.locale ?? 'zh';
    this.scenario = address.scenario ?? this.#firstScenario;
    this.changes = address.changes;
    this.readings = address.readings;
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
    const known = (names: readonly string[], record: Readonly<Record<string, unknown>>): boolean =>
      Object.keys(record).every((name) => names.includes(name));
    const parameters = this.settings.map(({ name }) => name);
    const targets = this.bundle.targets.map(({ id }) => id);
    if (!known(parameters, this.changes))
      this.changes = Object.fromEntries(Object.entries(this.changes).filter(([name]) => parameters.includes(name)));
    if (!known(targets, this.readings))
      this.readings = Object.fromEntries(Object.entries(this.readings).filter(([id]) => targets.includes(id)));
    if (!Object.hasOwn(this.bundle.scenarios, this.scenario)) this.scenario = this.#firstScenario;
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
    });
    history.replaceState(null, '', hash === '' ? location.pathname + location.search : hash);
  }
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}
