/** A response that is not a success, as it came. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly text: string;

  constructor(status: number, headers: Pick<Headers, 'get'>, text: string) {
    super(`status ${status}`);
    this.status = status;
    this.headers = headers;
    this.text = text;
  }
}

/** No response in full, and why. */
export class NoResponse extends Error {
  override readonly name = 'NoResponse';
  readonly reason: unknown;

  constructor(reason: unknown) {
    super('no response');
    this.reason = reason;
  }
}

/** Hands a signal through the SDK, which would leave a listener on one of its own, and make a controller of each. */
export const endedBy = (signal: AbortSignal | undefined): object =>
  signal ? { fetchOptions: { endedBy: signal } } : {};

/**
 * A `fetch` that rejects with one of the two above, as the SDK drops a part of other errors and of other responses, and
 * that heeds the signal of {@link endedBy}.
 */
export const failing =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (address, { endedBy, ...init }: RequestInit & { endedBy?: AbortSignal } = {}) => {
    if (endedBy) init.signal = endedBy;
    let response;
    try {
      response = await fetch(address, init);
    } catch (reason) {
      throw new NoResponse(reason);
    }
    if (response.ok) return response;
    throw new HttpFailure(response.status, response.headers, await response.text());
  };
