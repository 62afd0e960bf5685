/**
 * Values of an option that may be given again and again, or as a list.
 *
 * @example
 * namesOf(['a,b', 'c']); // ['a', 'b', 'c']
 */
export const namesOf = (given: readonly string[] | undefined): string[] =>
  (given ?? []).flatMap((text) => text.split(',')).flatMap((name) => name.trim() || []);
