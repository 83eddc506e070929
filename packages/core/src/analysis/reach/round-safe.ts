/** Printed numbers, rounded to the side on which the promise is easier to keep. */

/** `atLeast` rounds down, `atMost` rounds up, to whole multiples of `step` (0.1, 1, …). */
export function roundSafe(value: number, direction: 'atLeast' | 'atMost', step: number): number {
  const steps = value / step;
  // A value that is a multiple but for the rounding of the division stays where it is.
  const near = Math.floor(steps + 0.5);
  const whole =
    Math.abs(steps - near) <= 1e-9 * Math.max(1, Math.abs(steps))
      ? near
      : direction === 'atLeast'
        ? Math.floor(steps)
        : Math.ceil(steps);
  return Number((whole * step).toPrecision(12)) + 0;
}

/** Official style: 亿元 whole, rates and shares with one decimal, other figures with one decimal or three digits. */
export function printedStep(unit: string, size: number): number {
  if (/亿元/u.test(unit)) return 1;
  if (/%|百分点/u.test(unit)) return 0.1;
  return size >= 100 ? 1 : 0.1;
}
