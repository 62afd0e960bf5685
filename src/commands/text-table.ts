/**
 * Rows as columns of text: texts to the left, numbers to the right.
 *
 * @example
 * textTable(['model', 'mean'], [['a', 0.5], ['bc', 12]]); // 'model  mean\na       0.5\nbc       12'
 */
export function textTable(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const isRight = heads.map((_, k) => rows.some((row) => typeof row[k] === 'number'));
  const lines = [heads, ...rows].map((row) => row.map(String));
  const widths = heads.map((_, k) => Math.max(...lines.map((line) => line[k]!.length)));
  return lines
    .map((line) =>
      line
        .map((text, k) => (isRight[k] ? text.padStart(widths[k]!) : text.padEnd(widths[k]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
