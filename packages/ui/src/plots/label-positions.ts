/**
 * Labels at the ends of lines, moved apart just enough to be read.
 * `wanted`: preferred heights in pixels; the result keeps their order, at least `gap` apart, inside [low, high] where that fits.
 */
export function spreadLabels(wanted: readonly number[], gap: number, low: number, high: number): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const placed = order.map((index) => Math.min(high, Math.max(low, wanted[index] ?? low)));
  for (let i = 1; i < placed.length; i++) placed[i] = Math.max(placed[i] ?? 0, (placed[i - 1] ?? 0) + gap);
  // Pushed over the lower edge: move the pile up, from its end.
  const over = (placed.at(-1) ?? 0) - high;
  if (over > 0) {
    placed[placed.length - 1] = high;
    for (let i = placed.length - 2; i >= 0; i--) placed[i] = Math.min(placed[i] ?? 0, (placed[i + 1] ?? 0) - gap);
  }
  const result = [...wanted];
  order.forEach((index, i) => (result[index] = placed[i] ?? 0));
  return result;
}
