/** Tables of cells, or their annotations, do not go together. */
export class CellTableError extends Error {
  override readonly name = 'CellTableError';
}
