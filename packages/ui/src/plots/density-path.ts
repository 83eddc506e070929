/** Small shapes drawn by hand: a smoothed histogram split at a value, and the curve of a prior. */
import type { Histogram, Prior } from '@planwright/core';

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

/** Density of a prior relative to its mode. */
export function priorHeight(prior: Prior, x: number): number {
  switch (prior.kind) {
    case 'normal': {
      const z = prior.sd === 0 ? (x === prior.mean ? 0 : Infinity) : (x - prior.mean) / prior.sd;
      return Math.exp(-0.5 * z * z);
    }
    case 'uniform':
      return x >= prior.low && x <= prior.high ? 1 : 0;
    case 'triangular':
      if (x < prior.low || x > prior.high) return 0;
      if (x === prior.mode) return 1;
      return x < prior.mode ? (x - prior.low) / (prior.mode - prior.low) : (prior.high - x) / (prior.high - prior.mode);
    default:
      return prior satisfies never;
  }
}

/** Open path of the density over [low, high] in the box [0, width] × [0, height]. */
export function priorPath(prior: Prior, low: number, high: number, width: number, height: number): string {
  const steps = 60;
  const points = Array.from({ length: steps + 1 }, (_, i) => {
    const x = low + ((high - low) * i) / steps;
    return `${decimal((i / steps) * width)},${decimal(height - priorHeight(prior, x) * (height - 1))}`;
  });
  return `M${points.join('L')}`;
}
