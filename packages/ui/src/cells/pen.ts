/** Sets years of a series by the pointer, on its chart. Values are in the unit of the chart. */
export interface Pen {
  /** The first year that can be set. */
  readonly from: number;
  readonly begin: () => void;
  readonly set: (year: number, value: number) => void;
  readonly end: () => void;
}
