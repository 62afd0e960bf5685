/** The inverse of a small symmetric matrix, row by row (Gauss–Jordan, the largest pivot first). */
export function invert(matrix: Float64Array, size: number): Float64Array {
  const a = matrix.slice();
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) inverse[j * size + j] = 1;
  const swap = (of: Float64Array, r: number, s: number): void => {
    for (let k = 0; k < size; k++) [of[r * size + k], of[s * size + k]] = [of[s * size + k]!, of[r * size + k]!];
  };
  for (let j = 0; j < size; j++) {
    let pivot = j;
    for (let r = j + 1; r < size; r++) if (Math.abs(a[r * size + j]!) > Math.abs(a[pivot * size + j]!)) pivot = r;
    if (pivot !== j) {
      swap(a, j, pivot);
      swap(inverse, j, pivot);
    }
    const factor = 1 / a[j * size + j]!;
    for (let k = 0; k < size; k++) {
      a[j * size + k]! *= factor;
      inverse[j * size + k]! *= factor;
    }
    for (let r = 0; r < size; r++) {
      const times = a[r * size + j]!;
      if (r === j || times === 0) continue;
      for (let k = 0; k < size; k++) {
        a[r * size + k]! -= times * a[j * size + k]!;
        inverse[r * size + k]! -= times * inverse[j * size + k]!;
      }
    }
  }
  return inverse;
}
