import { CellsFileError } from './cells-file-error.ts';
import { suggestion } from './column-roles.ts';
import { uniqueNames } from './unique-names.ts';

/**
 * Positions of the wanted features among the names a file has, and what they are called: all of them, made unique, when
 * none are listed.
 *
 * @throws CellsFileError when one is not there, or is there twice
 */
export function selectFeatures(
  file: string,
  names: readonly string[],
  features: readonly string[] | undefined,
): { wanted: number[]; called: string[] } {
  if (!features) return { wanted: names.map((_, j) => j), called: uniqueNames(names) };
  const at = new Map<string, number>();
  const twice = new Set<string>();
  names.forEach((name, j) => (at.has(name) ? twice.add(name) : at.set(name, j)));
  const wanted = features.map((name) => {
    const place = at.get(name);
    if (place === undefined)
      throw new CellsFileError({ file }, `there is no feature '${name}': ${suggestion(name, names)}`);
    if (twice.has(name))
      throw new CellsFileError(
        { file, column: name },
        'there are several features of this name: choose by their identifiers',
      );
    return place;
  });
  if (new Set(wanted).size < wanted.length) throw new RangeError('features lists a name twice');
  return { wanted, called: [...features] };
}
