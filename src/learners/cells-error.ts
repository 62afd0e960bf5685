/** The table of cells cannot be fitted or scored as it is: a value is not finite, a column has another length. */
export class CellsError extends Error {
  override readonly name = 'CellsError';
}
