/** Probabilities and lights as the figures of one year after another come in. */
import { addLogLikelihood, chanceOf, normalised } from './weights.ts';
import type { Chance, Weights } from './weights.ts';
import { trafficLight, trendOf } from './light.ts';
import type { Signal } from './light.ts';
import type { MonitoredTarget } from './monitor-answer.ts';
import type { MonitoredDraws } from './monitored-draws.ts';
import type { CheckedFigure } from './read-figures.ts';

export interface Stage extends Weights {
  readonly year: number;
}

/** Weights after each year that has figures; `figures` ascend by year. */
export function stagesOf(figures: readonly CheckedFigure[], draws: MonitoredDraws): readonly Stage[] {
  const logWeights = new Float64Array(draws.draws);
  return [...new Set(figures.map(({ year }) => year))].map((year) => {
    for (const figure of figures)
      if (figure.year === year) addLogLikelihood(logWeights, draws.column(figure), figure.value, figure.errors.total);
    return { year, ...normalised(logWeights) };
  });
}

/** Every draw counts the same. */
export function evenWeights(draws: number): Weights {
  return { weights: new Float64Array(draws).fill(1), effective: draws, logEvidence: 0 };
}

/** Fewer effective draws than this tell nothing. */
export const fewestEffective = 20;

export function isTold({ effective }: Pick<Weights, 'effective'>): boolean {
  return effective >= fewestEffective;
}

/** `stages` is empty where the figures leave nothing to weight. */
export function follow(
  holds: Uint8Array,
  prior: Chance,
  stages: readonly Stage[],
): Pick<MonitoredTarget, 'prior' | 'posterior' | 'lights' | 'light' | 'trend'> {
  const lights: MonitoredTarget['lights'][number][] = [];
  let posterior: Chance | null = null;
  let signal: Signal = { p: prior.p, light: trafficLight(prior.p) };
  for (const stage of stages) {
    if (!isTold(stage)) return { prior, posterior: null, lights, light: null, trend: null };
    posterior = chanceOf(holds, stage);
    const { p } = posterior;
    const trend = trendOf(p, signal);
    signal = { p, light: trafficLight(p, signal) };
    lights.push({ year: stage.year, ...signal, trend });
  }
  const last = lights.at(-1);
  return { prior, posterior, lights, light: last?.light ?? null, trend: last?.trend ?? null };
}
