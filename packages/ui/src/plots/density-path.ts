/** Small shapes drawn by hand: a smoothed histogram split at a value, and the curve of a prior. */
import { density, mean, quantile, type Histogram, type Prior } from '@planwright/core';

export interface SplitDensity {
  /** Closed paths left and right of the split, in the box [0, width] × [0, height]. */
  readonly below: string;
  readonly above: string;
  /** Place of the split, held inside the box. */
  readonly x: number;
}

const decimal = (value: number): string => value.toFixed(1);

/** Moving average over bins, so that a thousand draws make a hill and not a comb. */
function smooth(counts: readonly number[], radius: number): readonly number[] {
  return counts.map((_, i) => {
    let sum = 0;
    let weight = 0;
    for (let j = -radius; j <= radius; j++) {
      const share = radius + 1 - Math.abs(j);
      sum += (counts[i + j] ?? 0) * share;
      weight += share;
    }
    return sum / weight;
  });
}

export function splitDensity(histogram: Histogram, split: number, width: number, height: number): SplitDensity {
  const { low, high, counts } = histogram;
  const heights = smooth(counts, Math.max(1, Math.round(counts.length / 20)));
  const most = Math.max(...heights, 1e-12);
  const bin = (high - low) / counts.length;
  const points = [
    { x: low, y: 0 },
    ...heights.map((count, i) => ({ x: low + bin * (i + 0.5), y: count / most })),
    { x: high, y: 0 },
  ];
  const at = Math.min(high, Math.max(low, split));
  const px = (x: number): number => (high === low ? width / 2 : ((x - low) / (high - low)) * width);
  const edge = { x: at, y: heightAt(points, at) };
  const shape = (part: readonly { x: number; y: number }[]): string => {
    if (part.length < 2) return '';
    const line = part.map(({ x, y }) => `${decimal(px(x))},${decimal(height - y * height)}`).join('L');
    return `M${decimal(px(part[0]?.x ?? 0))},${height}L${line}L${decimal(px(part.at(-1)?.x ?? 0))},${height}Z`;
  };
  return {
    below: at <= low ? '' : shape([...points.filter(({ x }) => x < at), edge]),
    above: at >= high ? '' : shape([edge, ...points.filter(({ x }) => x > at)]),
    x: px(at),
  };
}

function heightAt(points: readonly { x: number; y: number }[], x: number): number {
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (a === undefined || b === undefined || x > b.x) continue;
    return b.x === a.x ? b.y : a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
  }
  return 0;
}

/** Density of a prior relative to its largest over the middle 99 % of its draws, and at most 1; a spike for each value of a discrete one. */
export function priorHeight(prior: Prior, x: number): number {
  return Math.min(1, density(prior, x) / peak(prior));
}

const peaks = new WeakMap<Prior, number>();

function peak(prior: Prior): number {
  const known = peaks.get(prior);
  if (known !== undefined) return known;
  const values = Array.from({ length: 199 }, (_, i) => quantile(prior, (i + 1) / 200));
  const heights = ['mode' in prior ? prior.mode : mean(prior), ...values].map((x) => density(prior, x));
  const found = Math.max(...heights.filter(Number.isFinite));
  peaks.set(prior, found);
  return found;
}

/** Open path of the density over [low, high] in the box [0, width] × [0, height]. */
export function priorPath(prior: Prior, low: number, high: number, width: number, height: number): string {
  const steps = 60;
  const across = (share: number): number => low + (high - low) * share;
  const even = Array.from({ length: steps + 1 }, (_, i) => across(i / steps));
  const spikes =
    prior.kind === 'discrete' ? prior.values.filter((x) => x >= low && x <= high).flatMap((x) => [x, x, x]) : [];
  const points = [...even, ...spikes]
    .sort((a, b) => a - b)
    .map((x, i, all) => {
      const inSpike = x !== all[i - 1] || x !== all[i + 1];
      const y = prior.kind === 'discrete' && inSpike ? 0 : priorHeight(prior, x);
      return `${decimal(((x - low) / (high - low)) * width)},${decimal(height - y * (height - 1))}`;
    });
  return `M${points.join('L')}`;
}
