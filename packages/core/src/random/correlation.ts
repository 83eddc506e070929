/** Correlation matrices: are they ones, the nearest that is, and the factor that makes independent scores correlated. */

/** Rows of a symmetric matrix. */
export type Matrix = readonly (readonly number[])[];

export interface Eigen {
  /** Rising. */
  readonly values: readonly number[];
  /** vectors[k] belongs to values[k] and has length 1. */
  readonly vectors: Matrix;
}

/** Below it an eigenvalue counts as negative, above as zero that was rounded. */
const ROUNDED = -1e-10;
const SWEEPS = 60;

/** Eigenvalues of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, 8.5). */
export function symmetricEigen(matrix: Matrix): Eigen {
  const size = matrix.length;
  const a = matrix.map((row) => [...row]);
  const v = matrix.map((_, i) => matrix.map((__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let outside = 0;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) outside += a[p]![q]! * a[p]![q]!;
    if (outside < 1e-32 * size) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, p, q);
  }
  const order = a.map((_, i) => i).sort((i, j) => a[i]![i]! - a[j]![j]!);
  return { values: order.map((i) => a[i]![i]!), vectors: order.map((k) => v.map((row) => row[k]!)) };
}

/** Makes a[p][q] zero. */
function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const apart = a[p]![q]!;
  if (apart === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * apart);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of a) turn(row, p, q, c, s);
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[p]![k]!, a[q]![k]!];
    a[p]![k] = c * x - s * y;
    a[q]![k] = s * x + c * y;
  }
  for (const row of v) turn(row, p, q, c, s);
}

function turn(row: number[], p: number, q: number, c: number, s: number): void {
  const [x, y] = [row[p]!, row[q]!];
  row[p] = c * x - s * y;
  row[q] = s * x + c * y;
}

/** What keeps a matrix from being one of correlations: its smallest eigenvalue, and the pair that lowers it most. Null when nothing does. */
export function indefinite(
  matrix: Matrix,
): { readonly smallest: number; readonly pair: readonly [number, number] } | null {
  const { values, vectors } = symmetricEigen(matrix);
  const smallest = values[0] ?? 0;
  if (smallest >= ROUNDED) return null;
  const v = vectors[0]!;
  let pair: [number, number] = [0, 1];
  const lowers = ([i, j]: readonly [number, number]): number => v[i]! * v[j]! * matrix[i]![j]!;
  for (let i = 0; i < matrix.length; i++)
    for (let j = i + 1; j < matrix.length; j++) if (lowers([i, j]) < lowers(pair)) pair = [i, j];
  return { smallest, pair };
}

const MOST_PROJECTIONS = 1000;
const SETTLED = 1e-12;

/** The nearest correlation matrix in the Frobenius norm: Higham's alternating projections (IMA J. Numer. Anal. 22, 2002), to about 1e-10. */
export function nearestCorrelation(matrix: Matrix): Matrix {
  let y = matrix;
  let correction = matrix.map((row) => row.map(() => 0));
  for (let round = 0; round < MOST_PROJECTIONS; round++) {
    const r = y.map((row, i) => row.map((value, j) => value - correction[i]![j]!));
    const x = withoutNegative(r);
    correction = x.map((row, i) => row.map((value, j) => value - r[i]![j]!));
    const next = x.map((row, i) => row.map((value, j) => (i === j ? 1 : value)));
    const change = Math.max(...next.flatMap((row, i) => row.map((value, j) => Math.abs(value - y[i]![j]!))));
    y = next;
    if (change < SETTLED) break;
  }
  // The last projection leaves a diagonal that is 1 but for rounding.
  const x = withoutNegative(y);
  const scale = x.map((row, i) => Math.sqrt(row[i]!));
  return x.map((row, i) => row.map((value, j) => (i === j ? 1 : value / (scale[i]! * scale[j]!))));
}

/** The nearest matrix without negative eigenvalues. */
function withoutNegative(matrix: Matrix): number[][] {
  const { values, vectors } = symmetricEigen(matrix);
  return matrix.map((row, i) =>
    row.map((_, j) =>
      values.reduce((sum, value, k) => (value > 0 ? sum + value * (vectors[k]![i]! * vectors[k]![j]!) : sum), 0),
    ),
  );
}

/**
 * Lower triangular L with L·Lᵀ = matrix (Cholesky); a pivot that is zero but for rounding leaves a column of zeros. Row i depends
 * on the first i + 1 members only, so a member that is added last changes no other.
 */
export function choleskyFactor(matrix: Matrix): Matrix {
  const factor: number[][] = [];
  for (let i = 0; i < matrix.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!;
      for (let k = 0; k < j; k++) rest -= row[k]! * (i === j ? row[k]! : factor[j]![k]!);
      if (i === j) row.push(rest > 1e-12 ? Math.sqrt(rest) : 0);
      else row.push(factor[j]![j] === 0 ? 0 : rest / factor[j]![j]!);
    }
    factor.push(row);
  }
  return factor;
}
