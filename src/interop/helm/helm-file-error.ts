/** A file of a HELM run cannot be used: the message says which, where in it, and what is wrong. */
export class HelmFileError extends Error {
  override readonly name = 'HelmFileError';
  readonly file: string;
  /** `[3].stats[0].name`, where the problem sits in a place of its own. */
  readonly key: string | undefined;

  constructor(what: string, { file, key }: { file: string; key?: string | undefined }, options?: ErrorOptions) {
    super(`${file}${key ? `, key ${key}` : ''}: ${what}`, options);
    this.file = file;
    this.key = key;
  }
}
