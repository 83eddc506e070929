/** Round ends and ticks for an axis, known before drawing so that labels can be placed by hand. */

export interface Axis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly decimals: number;
}

export function roundAxis(low: number, high: number, wanted: number): Axis {
  const span = high - low || Math.max(Math.abs(high), 1);
  const rough = span / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((digit) => digit * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(decimals)));
  return { domain: [ticks[0] ?? low, ticks.at(-1) ?? high], ticks, decimals };
}

/** Years for ticks: every step-th, as many as the width can carry. */
export function yearTicks(first: number, last: number, width: number): readonly number[] {
  const room = Math.max(2, Math.floor(width / 46));
  const step = [1, 2, 5, 10, 20].find((candidate) => (last - first) / candidate <= room) ?? 20;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((year) => year % step === 0);
}

/** Pixel height of a value: Plot's linear scale with the same margins. */
export const pixelY = (value: number, axis: Axis, top: number, bottom: number): number => {
  const [low, high] = axis.domain;
  return bottom - ((value - low) / (high - low)) * (bottom - top);
};
