/** Dense linear systems by LU with partial pivoting, in a fixed order of operations: the same bits everywhere. */

/**
 * Solves A·x = b in place: `matrix` holds A by rows and is used up, `right` holds b and receives x. Among pivots of equal
 * size the first row is taken. False where A is singular or something is not finite; then both hold nothing of use.
 */
export function solveLinear(size: number, matrix: Float64Array, right: Float64Array): boolean {
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let row = k + 1; row < size; row++)
      if (Math.abs(matrix[row * size + k]!) > Math.abs(matrix[pivot * size + k]!)) pivot = row;
    const scale = matrix[pivot * size + k]!;
    if (scale === 0 || !Number.isFinite(scale)) return false;
    if (pivot !== k) {
      for (let column = k; column < size; column++) swap(matrix, k * size + column, pivot * size + column);
      swap(right, k, pivot);
    }
    for (let row = k + 1; row < size; row++) {
      const factor = matrix[row * size + k]! / scale;
      for (let column = k + 1; column < size; column++)
        matrix[row * size + column] = matrix[row * size + column]! - factor * matrix[k * size + column]!;
      right[row] = right[row]! - factor * right[k]!;
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    let value = right[row]!;
    for (let column = row + 1; column < size; column++) value -= matrix[row * size + column]! * right[column]!;
    value /= matrix[row * size + row]!;
    if (!Number.isFinite(value)) return false;
    right[row] = value;
  }
  return true;
}

function swap(values: Float64Array, a: number, b: number): void {
  const kept = values[a]!;
  values[a] = values[b]!;
  values[b] = kept;
}
