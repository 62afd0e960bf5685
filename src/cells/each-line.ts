/**
 * Lines of a text, as places in its bytes: LF or CRLF ends them, which `end` leaves out.
 *
 * @param each is given the line's number, from 1
 */
export async function eachLine(
  chunks: AsyncIterable<Uint8Array>,
  each: (bytes: Uint8Array, start: number, end: number, line: number) => void,
): Promise<void> {
  let kept: Uint8Array = new Uint8Array(0);
  let line = 0;
  const take = (bytes: Uint8Array, start: number, end: number): void =>
    each(bytes, start, end > start && bytes[end - 1] === 13 ? end - 1 : end, ++line);
  for await (const chunk of chunks) {
    const bytes = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      take(bytes, start, end);
      start = end + 1;
    }
    kept = bytes.subarray(start);
  }
  if (kept.length > 0) take(kept, 0, kept.length);
}
