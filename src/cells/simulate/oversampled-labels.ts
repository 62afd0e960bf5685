/**
 * Draws until there are `positives` cells of label 1 and `n - positives` of label 0, and drops those too many: the shares
 * are then exact and P(x | y) as drawn. In the order drawn.
 */
export function oversampledLabels<Cell extends { label: number }>(
  draw: () => Cell,
  { n, positives }: { n: number; positives: number },
): Cell[] {
  const wanted = [n - positives, positives];
  const kept: Cell[] = [];
  while (kept.length < n) {
    const cell = draw();
    if (wanted[cell.label]! > 0) {
      wanted[cell.label]!--;
      kept.push(cell);
    }
  }
  return kept;
}
