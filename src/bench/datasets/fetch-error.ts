/**
 * Why a data set was not fetched.
 *
 * - `unknown`: no such benchmark; `no-access`: its data are gated or private; `not-confirmed`: nobody said yes;
 * - `not-found`, `refused`: the server has no such file, or does not give it; `network`: try again;
 * - `not-the-file`: something came, but a web page, cut short, or of another size or checksum.
 */
export type FetchErrorKind =
  'unknown' | 'no-access' | 'not-confirmed' | 'not-found' | 'refused' | 'network' | 'not-the-file';

/** A data set was not fetched; its message says why and what to do. Files that were there before are as they were. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  readonly kind: FetchErrorKind;

  constructor(kind: FetchErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
