/** How the value of a variable in a year came about, as a report tells it. */
import type { CellMode } from '../check/schedule.ts';
import type { CellState } from '../result/report.ts';

export function cellState(mode: CellMode, year: number, start: number): CellState {
  if (mode === 'fixed' || mode === 'observed' || mode === 'missing') return mode;
  return year < start ? 'estimated' : 'projected';
}
