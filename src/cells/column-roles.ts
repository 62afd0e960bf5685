import { didYouMean } from '../stats/did-you-mean.ts';
import { CellsFileError } from './cells-file-error.ts';

/** Which columns of a file are features, which are annotations. */
export interface ColumnRoles {
  /**
   * Columns that are no features: their names, or for each name it gets here its name in the file
   * (`{ patient: 'donor_id' }`). Columns called cell, patient, sample, tissue, time, sick and label are annotations
   * without being listed, unless `features` lists them. Columns of words are annotations too.
   */
  annotations?: readonly string[] | Readonly<Record<string, string>>;
  /** The features, in this order; columns neither listed here nor annotations are left out. Default: all that are left. */
  features?: readonly string[];
  /** What an empty or not finite value of a feature is: an error (`refuse`, the default) or NaN in the column (`nan`). */
  missing?: 'refuse' | 'nan';
}

/** Annotations with a meaning in this project, and whether they hold words or numbers. */
export const knownAnnotations: ReadonlyMap<string, 'words' | 'numbers'> = new Map([
  ['cell', 'words'],
  ['patient', 'words'],
  ['sample', 'words'],
  ['tissue', 'words'],
  ['time', 'words'],
  ['sick', 'numbers'],
  ['label', 'numbers'],
]);

/** The part a column of the file plays: the names its annotations get, and its position among the listed features. */
export interface Role {
  annotations: string[];
  feature: number | undefined;
}

/**
 * The role of each column of a file by its name there; columns that are in no list and not known have an empty one.
 *
 * @throws CellsFileError when a name is there twice, or a listed column is not there
 */
export function columnRoles(file: string, names: readonly string[], roles: ColumnRoles): Map<string, Role> {
  const byName = new Map<string, Role>();
  for (const name of names) {
    if (byName.has(name)) throw new CellsFileError({ file, column: name }, 'the name is there twice: rename one');
    byName.set(name, { annotations: [], feature: undefined });
  }
  const find = (name: string, list: string): Role => {
    const role = byName.get(name);
    if (role) return role;
    throw new CellsFileError({ file }, `there is no column '${name}', which ${list} lists: ${suggestion(name, names)}`);
  };
  roles.features?.forEach((name, at) => {
    const role = find(name, 'features');
    if (role.feature !== undefined) throw new CellsFileError({ file, column: name }, 'features lists it twice');
    role.feature = at;
  });
  const { annotations = [] } = roles;
  const pairs = Array.isArray(annotations)
    ? annotations.map((name: string) => [name, name])
    : Object.entries(annotations);
  for (const [name, column] of pairs) find(column!, 'annotations').annotations.push(name!);
  const taken = new Set(pairs.map(([name]) => name));
  for (const name of knownAnnotations.keys()) {
    const role = byName.get(name);
    if (role && role.feature === undefined && !taken.has(name)) role.annotations.push(name);
  }
  return byName;
}

/**
 * What to say to someone who named what is not there.
 *
 * @example
 * suggestion('patiant', ['patient', 'sick']); // "did you mean 'patient'? It has patient, sick"
 */
export function suggestion(typed: string, known: readonly string[]): string {
  const close = didYouMean(typed, known);
  const list = known.length === 0 ? 'nothing' : known.slice(0, 20).join(', ');
  const more = known.length > 20 ? ` and ${known.length - 20} more` : '';
  return `${close === undefined ? 'it' : `did you mean '${close}'? It`} has ${list}${more}`;
}
