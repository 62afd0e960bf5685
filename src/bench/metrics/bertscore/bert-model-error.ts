/** A model directory cannot be used for BERTScore: the message says which file, what is wrong, and what would do. */
export class BertModelError extends Error {
  override readonly name = 'BertModelError';
  readonly file: string;

  constructor(what: string, file: string, options?: ErrorOptions) {
    super(`${file}: ${what}`, options);
    this.file = file;
  }
}
