import { readFileSync, writeFileSync } from 'node:fs';

/** Text as notebooks store it: whole or in lines. */
type MultilineText = string | string[];

export interface Output {
  output_type: 'stream' | 'display_data' | 'execute_result' | 'error';
  [field: string]: unknown;
}

export interface Cell {
  id?: string;
  cell_type: 'code' | 'markdown' | 'raw';
  source: MultilineText;
  metadata: { tags?: string[]; [key: string]: unknown };
  outputs?: Output[];
  execution_count?: number | null;
}

/** A notebook in nbformat 4. */
export interface Notebook {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

/** A file that is no notebook; the message says why. */
export class InvalidNotebookError extends Error {
  override name = 'InvalidNotebookError';
}

const KERNELSPEC = { display_name: 'TypeScript (Assaybook)', language: 'typescript', name: 'assaybook' };
const LANGUAGE = { file_extension: '.ts', mimetype: 'text/typescript', name: 'typescript' };

export const sourceOf = (cell: Cell): string => (Array.isArray(cell.source) ? cell.source.join('') : cell.source);

export const hasTag = (cell: Cell, tag: string): boolean => cell.metadata.tags?.includes(tag) ?? false;

/**
 * Reads a notebook of nbformat 4.
 *
 * @throws {InvalidNotebookError} naming the file and, where it can, the cell
 */
export function readNotebook(path: string): Notebook {
  let notebook: Notebook;
  try {
    notebook = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new InvalidNotebookError(`${path}: ${(error as Error).message}`);
  }
  if (!Array.isArray(notebook?.cells)) throw new InvalidNotebookError(`${path}: no list of cells; is it a notebook?`);
  if (notebook.nbformat !== 4) {
    throw new InvalidNotebookError(`${path}: nbformat ${notebook.nbformat}; save it as nbformat 4 and try again`);
  }
  notebook.cells.forEach((cell, index) => {
    if (!['code', 'markdown', 'raw'].includes(cell?.cell_type) || cell.source === undefined) {
      throw new InvalidNotebookError(`${path}: cell ${index + 1} has no cell_type or no source`);
    }
    cell.metadata ??= {};
  });
  return notebook;
}

/** Lines with their line ends, as Jupyter writes text. */
const lines = (text: MultilineText): string[] =>
  (Array.isArray(text) ? text.join('') : text).match(/[^\n]*\n|[^\n]+$/g) ?? [];

function normalOutput(output: Output): Output {
  if (output.output_type === 'stream')
    return { name: output.name, output_type: 'stream', text: lines(output.text as string) } as Output;
  if (!output.data) return output;
  const data = Object.fromEntries(
    Object.entries(output.data as Record<string, unknown>)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, value]) => [type, typeof value === 'string' && type.startsWith('text/') ? lines(value) : value]),
  );
  return { ...output, data };
}

/**
 * The text of a notebook file: the same notebook gives the same bytes. Keys stand in a fixed order, text is stored in
 * lines, every cell has an id, and nothing that changes from run to run (time, machine, version of Node) is written.
 */
export function notebookText(notebook: Notebook): string {
  const ids = new Set<string>();
  const cells = notebook.cells.map((cell, index) => {
    let id = cell.id ?? `cell-${index + 1}`;
    while (ids.has(id)) id = `${id}-again`;
    ids.add(id);
    const common = { cell_type: cell.cell_type, id, metadata: cell.metadata };
    const source = lines(cell.source);
    return cell.cell_type === 'code'
      ? {
          ...common,
          execution_count: cell.execution_count ?? null,
          outputs: (cell.outputs ?? []).map(normalOutput),
          source,
        }
      : { ...common, source };
  });
  const { kernelspec: _, language_info: __, ...metadata } = notebook.metadata;
  const document = {
    cells,
    metadata: { ...metadata, kernelspec: KERNELSPEC, language_info: LANGUAGE },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

export const writeNotebook = (path: string, notebook: Notebook): void => writeFileSync(path, notebookText(notebook));
