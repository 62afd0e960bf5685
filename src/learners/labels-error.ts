/** The labels, weights or offsets that came with the cells cannot be used. */
export class LabelsError extends Error {
  override readonly name = 'LabelsError';
}
