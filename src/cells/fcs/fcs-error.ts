/** Where in an FCS file a problem sits. */
export interface FcsPlace {
  file: string;
  /** A keyword of the TEXT segment … */
  keyword?: string;
  /** … or the byte from which on the file cannot be read. */
  offset?: number;
}

/** An FCS file cannot be read or written as it is: the message says where, what is wrong and what to do. */
export class FcsError extends Error {
  override readonly name = 'FcsError';
  readonly file: string;
  readonly keyword: string | undefined;
  readonly offset: number | undefined;

  constructor(what: string, { file, keyword, offset }: FcsPlace, options?: ErrorOptions) {
    const place = [file];
    if (keyword !== undefined) place.push(keyword);
    if (offset !== undefined) place.push(`byte ${offset}`);
    super(`${place.join(', ')}: ${what}`, options);
    this.file = file;
    this.keyword = keyword;
    this.offset = offset;
  }
}
