/** A sample sheet needs correcting: the message names the file, the row and the column. */
export class SampleSheetError extends Error {
  override readonly name = 'SampleSheetError';
}
