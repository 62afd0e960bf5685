import { inspect } from 'node:util';

/** One value in several forms, by media type; a front end shows the richest it knows. */
export type MimeBundle = Record<string, unknown>;

/** Method name under which a value offers its own forms; registered, so that reloaded modules agree on it. */
export const displayForms: unique symbol = Symbol.for('assaybook.displayForms') as never;

/** A value that knows its forms, for example a table. */
export interface Displayable {
  [displayForms](): MimeBundle | Promise<MimeBundle>;
}

/** Rows of a table that a notebook shows; the text below the table says how many there are. */
const TABLE_ROWS = 30;

interface ArqueroTable {
  toHTML(options: object): string;
  numRows(): number;
  numCols(): number;
  slice(from: number, to: number): { objects(): object[] };
}

const isTable = (value: object): value is ArqueroTable =>
  ['toHTML', 'numRows', 'numCols', 'objects'].every((name) => typeof Reflect.get(value, name) === 'function');

/** How the last expression of a cell is shown: its own forms, a table as a table, anything else as Node prints it. */
export async function mimeBundle(value: unknown): Promise<MimeBundle> {
  if (typeof value === 'object' && value !== null) {
    if (displayForms in value) return (value as Displayable)[displayForms]();
    if (isTable(value)) return tableForms(value);
  }
  return { 'text/plain': typeof value === 'string' ? value : inspect(value, { depth: 4, maxArrayLength: 40 }) };
}

function tableForms(table: ArqueroTable): MimeBundle {
  const size = `${table.numRows()} rows × ${table.numCols()} columns`;
  const rows = table.slice(0, TABLE_ROWS).objects();
  return {
    'text/html': `${table.toHTML({ limit: TABLE_ROWS })}<p>${size}</p>`,
    'text/plain': `${inspect(rows, { depth: 2, maxArrayLength: TABLE_ROWS, breakLength: 120 })}\n${size}`,
  };
}
