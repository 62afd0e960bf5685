/**
 * Refuses to draw nothing: an empty picture would look like a result.
 *
 * @throws RangeError naming what is missing
 */
export function assertSome(items: { readonly length: number }, what: string): void {
  if (items.length === 0) throw new RangeError(`there are no ${what} to draw: the figure needs at least one`);
}
