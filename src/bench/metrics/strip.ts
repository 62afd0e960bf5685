/**
 * Text without the white space around it, as Python's `strip` takes it off: unlike `trim` it also takes the separators
 * U+001C to U+001F and U+0085, and leaves the byte order mark.
 *
 * @example strip(' B\n') // 'B'
 */
export function strip(text: string): string {
  const space = /[^\S\ufeff]|[\x1c-\x1f\x85]/;
  let [start, end] = [0, text.length];
  while (start < end && space.test(text[start]!)) start++;
  while (end > start && space.test(text[end - 1]!)) end--;
  return text.slice(start, end);
}
