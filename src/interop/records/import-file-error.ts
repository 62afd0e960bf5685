/** A log of another framework cannot be used: the message says which file, where in it, and what is wrong. */
export class ImportFileError extends Error {
  override readonly name = 'ImportFileError';
  readonly file: string;

  constructor(what: string, { file, place }: { file: string; place?: string | undefined }, options?: ErrorOptions) {
    super(`${file}${place ? `, ${place}` : ''}: ${what}`, options);
    this.file = file;
  }
}
