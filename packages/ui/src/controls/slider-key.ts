import type { Setting } from '../state/settings.ts';
import { onGrid } from '../state/settings.ts';

/** Where a key takes a slider: arrows one step, pages ten, Home and End to the ends; null for other keys. */
export function sliderKey(key: string, setting: Setting): number | null {
  const { value, step, low, high } = setting;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: 10,
    PageDown: -10,
  };
  if (key === 'Home') return low;
  if (key === 'End') return high;
  const by = steps[key];
  if (by === undefined) return null;
  const next = onGrid(setting, value + by * step);
  // A baseline off the grid must not hold the knob fast.
  return next === value ? Math.min(high, Math.max(low, Number((value + by * step).toPrecision(12)))) : next;
}
