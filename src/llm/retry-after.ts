/**
 * How long a server asks to wait, in milliseconds: `retry-after-ms`, or `retry-after` in seconds or as a date.
 *
 * @example
 * retryAfter(new Headers({ 'retry-after': '1.5' })); // 1500
 */
export function retryAfter(headers: Pick<Headers, 'get'>, now = Date.now()): number | undefined {
  const [milliseconds, text] = [headers.get('retry-after-ms'), headers.get('retry-after')];
  const wait = [
    milliseconds === null ? NaN : Number(milliseconds),
    text === null || text.trim() === '' ? NaN : Number(text) * 1000,
    text === null ? NaN : Date.parse(text) - now,
  ].find(Number.isFinite);
  return wait === undefined ? undefined : Math.max(0, wait);
}
