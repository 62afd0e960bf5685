/** A rating sheet that came back with mistakes. The remedy: mend the cells that the message names. */
export class RatingSheetError extends Error {
  override name = 'RatingSheetError';
  /** Every mistake, with its row and column. */
  readonly mistakes: readonly string[];

  constructor(file: string, mistakes: readonly string[], rows: number) {
    super(
      `${file}: ${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} in ${rows} rows:\n- ${mistakes.join('\n- ')}`,
    );
    this.mistakes = mistakes;
  }
}
