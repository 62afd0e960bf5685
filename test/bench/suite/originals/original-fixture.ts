/** Our own small copy of the form of a benchmark's original files. */
export interface OriginalFixture {
  /** Contents by path below the folder. */
  files: Record<string, string | Uint8Array>;
  /** What comes out: rows in order, with the id where the data set has names. */
  instances: { id?: string; row: Record<string, unknown>; source?: string }[];
  /** Reasons for what is left out. */
  leftOut?: string[];
  /** One file spoiled, and what the error must say of file, row and column; absent where any text will do. */
  spoiled?: { files: Record<string, string | Uint8Array>; error: RegExp };
}

/** A CSV text; every field is quoted. */
export const csv = (...records: string[][]): string =>
  records.map((fields) => fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')).join('\n') + '\n';

/** JSON lines. */
export const jsonl = (...items: object[]): string => items.map((item) => JSON.stringify(item)).join('\n') + '\n';
