/** One figure of a user's table, in the unit of the series it belongs to. */
import type { Observation } from './table.ts';

export interface ImportedFigure {
  readonly dataset: string;
  readonly series: string;
  /** Unit of `observation.value`: that of our series where we have one. */
  readonly unit: string;
  readonly observation: Observation;
  /** `Sheet1!C7`. */
  readonly place: string;
  /** What the cell shows. */
  readonly found: string;
  /** The unit in which the table gives it. */
  readonly given: string;
  /** The unit stands in the cell itself: `0.06%` is meant as it is written. */
  readonly marked?: true;
  /** What the table calls the series. */
  readonly name: string;
}
