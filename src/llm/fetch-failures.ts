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

/** A `fetch` that rejects with one of the two above: of other errors, and of other responses, the SDK drops a part. */
export const failing =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (...request) => {
    const response = await fetch(...request).catch((reason: unknown) => {
      throw new NoResponse(reason);
    });
    if (response.ok) return response;
    throw new HttpFailure(response.status, response.headers, await response.text());
  };
