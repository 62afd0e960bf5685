/**
 * Why there is no completion.
 *
 * - `rate-limited`, `server-error`, `network`, `timeout`: another try may help;
 * - `key-missing`, `key-refused`, `model-unknown`, `bad-request`, `context-length`: mend the request first;
 * - `not-openai`: something answered, but not in the format (HTML, half a JSON, other JSON); a connection lost midway is `network`;
 * - `over-budget`: the money does not suffice; nothing was sent;
 * - `not-recorded`: a replay has no such request;
 * - `aborted`: the caller ended it.
 */
export type ModelErrorKind =
  | 'rate-limited'
  | 'server-error'
  | 'network'
  | 'timeout'
  | 'key-missing'
  | 'key-refused'
  | 'model-unknown'
  | 'bad-request'
  | 'context-length'
  | 'not-openai'
  | 'over-budget'
  | 'not-recorded'
  | 'aborted';

const RETRYABLE: ReadonlySet<ModelErrorKind> = new Set(['rate-limited', 'server-error', 'network', 'timeout']);

export interface ModelErrorOptions {
  /** HTTP status, where there was one. */
  status?: number;
  /** How long the server asked to wait, in milliseconds. */
  retryAfter?: number;
  /** Requests made until it was given up. */
  attempts?: number;
  cause?: unknown;
}

/** A request that ended without a completion. Its message names model, cause and remedy, and never a key. */
export class ModelError extends Error {
  override name = 'ModelError';
  readonly kind: ModelErrorKind;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  readonly attempts: number;

  constructor(
    kind: ModelErrorKind,
    message: string,
    { status, retryAfter, attempts = 1, cause }: ModelErrorOptions = {},
  ) {
    super(message, { cause });
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
    this.attempts = attempts;
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return RETRYABLE.has(this.kind);
  }
}
