/** A model would rate its own answers. The remedy: leave it off the jury, or ask for it with `allowSelfJudging`. */
export class SelfJudgingError extends Error {
  override name = 'SelfJudgingError';

  constructor(judge: string) {
    super(
      `${judge} is on the jury and would rate its own answers; leave it off the jury, ` +
        'or ask for it with allowSelfJudging: true (models tend to prefer their own answers)',
    );
  }
}
