import type { AlternativeVerdict, Locale, ModelBundle, Problem, Report } from '@planwright/core';
import { tick } from 'svelte';
import { messages, type Messages } from '../locale/locale.ts';
import { formatAddress, parseAddress } from './address.ts';
import { withScenarios, type PageDocument } from './document.ts';
import type { Engine, EngineListeners } from './engine.ts';
import { jobSet, settingsOf, type Setting } from './settings.ts';

/** A moving slider is answered with few draws; once it rests for `settleMs`, the figures are redone on many. */
const draws = { preview: 1_000, full: 10_000, settleMs: 400 } as const;

/** Old figures are dimmed only when the new ones take longer than this, so that quick runs do not flicker. */
const dimAfterMs = 150;

const defaultSeed = 7;

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
  problems = $state.raw<readonly Problem[]>([]);
  /** Milliseconds from asking for the last report to having it. */
  elapsedMs = $state<number | null>(null);

  readonly #documents: Readonly<Record<Locale, PageDocument>>;
  readonly #bundle: ModelBundle;
  readonly #engine: Engine;
  readonly #firstScenario: string;
  #askedAt = 0;
  #inFlight: 'preview' | 'full' | null = null;
  /** Settings moved while a preview was under way: it is let finish, so that a slider in motion shows figures, and asked again. */
  #again = false;
  /** When the oldest change that no run has been asked about was made, and the same for the run under way. */
  #changedAt: number | null = null;
  #askedChangeAt: number | null = null;
  #settleTimer: ReturnType<typeof setTimeout> | undefined;
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
    this.#engine = options.startEngine({
      onReport: (report) => this.#receive(report),
      onFailure: (problems) => this.#fail(problems),
    });
    this.#recompute();
  }

  get document(): PageDocument {
    return this.#documents[this.locale];
  }

  /** Draws of a full run: those of the document where it says. */
  get fullDraws(): number {
    return this.document.draws ?? draws.full;
  }

  get text(): Messages {
    return messages(this.locale);
  }

  readonly bundle = $derived.by((): ModelBundle => withScenarios(this.#bundle, this.document));
  readonly settings = $derived.by((): readonly Setting[] => settingsOf(this.bundle, this.scenario, this.changes));
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
    const setting = settingsOf(this.bundle, this.scenario, rest).find((candidate) => candidate.name === name);
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

  close(): void {
    clearTimeout(this.#settleTimer);
    clearTimeout(this.#dimTimer);
    clearTimeout(this.#addressTimer);
    this.#engine.close();
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
    this.#changedAt ??= at;
    this.#recompute();
    this.#noteAddress();
  }

  #recompute(): void {
    clearTimeout(this.#settleTimer);
    this.phase = 'running';
    this.#dimTimer ??= setTimeout(() => (this.slow = true), dimAfterMs);
    if (this.#inFlight === 'preview') this.#again = true;
    else this.#ask('preview');
    this.#settleTimer = setTimeout(() => this.#grow(), draws.settleMs);
  }

  /** The figures already answer the settings; they are redone on more draws without being marked as old. */
  #grow(): void {
    if (this.phase === 'fresh') this.#ask('full');
    else if (this.phase === 'running') this.#settleTimer = setTimeout(() => this.#grow(), draws.settleMs);
  }

  #ask(size: 'preview' | 'full'): void {
    this.#inFlight = size;
    this.#again = false;
    this.#askedAt = performance.now();
    this.#askedChangeAt = this.#changedAt;
    this.#changedAt = null;
    this.#engine.schedule({
      bundle: this.bundle,
      scenario: this.scenario,
      set: jobSet(this.bundle, this.scenario, this.changes),
      draws: size === 'full' ? this.fullDraws : Math.min(draws.preview, this.fullDraws),
      seed: this.document.seed ?? defaultSeed,
      series: this.document.series,
      readings: this.readings,
      alternatives: size === 'full',
    });
  }

  #settle(phase: Phase): void {
    clearTimeout(this.#dimTimer);
    this.#dimTimer = undefined;
    this.slow = false;
    this.phase = phase;
  }

  #receive(report: Report): void {
    this.report = report;
    this.problems = report.problems;
    this.#receiveAlternatives(report);
    this.elapsedMs = performance.now() - this.#askedAt;
    if (this.#askedChangeAt !== null) void measurePaint(this.#askedChangeAt);
    this.#inFlight = null;
    if (this.#again) this.#ask('preview');
    else this.#settle('fresh');
  }

  #receiveAlternatives(report: Report): void {
    const known = report.targets.filter(({ alternatives }) => alternatives !== null && alternatives.length > 0);
    this.alternativesFresh = known.length > 0;
    if (known.length > 0)
      this.alternatives = Object.fromEntries(known.map(({ id, alternatives }) => [id, alternatives ?? []]));
  }

  #fail(problems: readonly Problem[]): void {
    this.#inFlight = null;
    if (this.#again) {
      this.#ask('preview');
      return;
    }
    this.problems = problems;
    clearTimeout(this.#settleTimer);
    this.#settle('stale');
  }

  /** Browsers refuse an address that changes with every step of a slider, so it follows once the slider rests. */
  #noteAddress(): void {
    clearTimeout(this.#addressTimer);
    this.#addressTimer = setTimeout(() => this.#writeAddress(), draws.settleMs);
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

/** Records the time from a change to the frame that shows its figures. */
async function measurePaint(changedAt: number): Promise<void> {
  await tick();
  requestAnimationFrame(() => {
    // A task queued from a frame callback runs after that frame has been painted.
    setTimeout(() => performance.measure('planwright:change-to-paint', { start: changedAt, end: performance.now() }));
  });
}
