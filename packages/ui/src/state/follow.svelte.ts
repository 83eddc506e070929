import type { Report } from '@planwright/core';

interface Source {
  readonly report: Report | null;
  /** The report stands on all draws that were asked for. */
  readonly settled: boolean;
  show(targets: readonly string[]): () => void;
}

/**
 * The report that one cell shows. A cell in view follows every report that judges its targets; the others follow when they come
 * into view, or when the page has nothing else to do after the last of a row of reports: a hundred cells cost a slider no more than
 * those seen.
 */
export class Follow {
  /** In view. Paper shows everything. */
  visible = $state(false);
  /** In view soon: it is drawn a first time, and its targets are judged. */
  #near = $state(false);
  /** The last report that the cell was given while out of view. */
  #idle = $state.raw<Report | null>(null);
  #held: Report | null = null;
  readonly #source: Source;
  readonly #targets: () => readonly string[];

  /** `targets`: ids of those that the cell shows. */
  constructor(source: Source, targets: () => readonly string[]) {
    this.#source = source;
    this.#targets = targets;
    $effect(() => {
      const { report } = source;
      if (report === null || this.visible || !source.settled || !this.behind) return;
      return whenIdle(() => (this.#idle = report));
    });
    $effect(() => (this.#near ? source.show(targets()) : undefined));
  }

  readonly report = $derived.by((): Report | null => {
    const newest = this.#source.report;
    const due = this.visible || newest === this.#idle || (this.#near && this.#held === null);
    // The run at rest repeats the numbers that stand: nothing is drawn again.
    if (due && newest !== null && judges(newest, this.#targets()) && !same(this.#held, newest)) this.#held = newest;
    return this.#held;
  });

  /** The cell shows an older answer than the page has. */
  readonly behind = $derived.by((): boolean => {
    const newest = this.#source.report;
    return newest !== null && !same(this.report, newest);
  });

  /** Svelte action on the element of the cell. */
  readonly watch = (node: Element): { destroy: () => void } => {
    const observe = (margin: string, note: (intersects: boolean) => void): IntersectionObserver => {
      const observer = new IntersectionObserver((entries) => note(entries.at(-1)?.isIntersecting ?? true), {
        rootMargin: margin,
      });
      observer.observe(node);
      return observer;
    };
    const observers = [
      observe('0px', (intersects) => (this.visible = intersects)),
      // Ahead of a wheel and of a flick of the finger.
      observe('400px 0px', (intersects) => (this.#near = intersects)),
    ];
    const print = (): void => void (this.visible = true);
    addEventListener('beforeprint', print);
    return {
      destroy: () => {
        for (const observer of observers) observer.disconnect();
        removeEventListener('beforeprint', print);
      },
    };
  };
}

const judges = ({ targets }: Report, ids: readonly string[]): boolean =>
  ids.every((id) => targets.some((target) => target.id === id));

const same = (held: Report | null, newest: Report): boolean =>
  held !== null &&
  held.scenario === newest.scenario &&
  held.hash === newest.hash &&
  held.draws === newest.draws &&
  held.seed === newest.seed;

/** Not every browser tells when it is idle; there the work waits a little. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(work);
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(work, 200);
  return () => clearTimeout(id);
}
