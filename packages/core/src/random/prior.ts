/** Prior distributions as plain data. Parameters are in the unit of the quantity they describe. */

export interface Normal {
  readonly kind: 'normal';
  readonly mean: number;
  readonly sd: number;
}
export interface Uniform {
  readonly kind: 'uniform';
  readonly low: number;
  readonly high: number;
}
export interface Triangular {
  readonly kind: 'triangular';
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}
export type Prior = Normal | Uniform | Triangular;

export const normal = (mean: number, sd: number): Normal => ({ kind: 'normal', mean, sd });
export const uniform = (low: number, high: number): Uniform => ({ kind: 'uniform', low, high });
export const triangular = (low: number, mode: number, high: number): Triangular => ({
  kind: 'triangular',
  low,
  mode,
  high,
});
