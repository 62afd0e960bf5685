import { open } from 'node:fs/promises';
import type { AsyncBuffer, FileMetaData, SchemaTree } from 'hyparquet';
import { assembleTable } from '../assemble-table.ts';
import type { CellTable } from '../cell-table.ts';
import { CellsFileError } from '../cells-file-error.ts';
import { type ColumnRoles, columnRoles } from '../column-roles.ts';
import { columnOfValues } from '../column-of-values.ts';
import type { NamedColumn } from '../named-column.ts';
import { cannotRead } from '../read-bytes.ts';

/**
 * The cells of a Parquet file, as pandas, arrow, polars and DuckDB write them: one row a cell. Only the columns that are
 * wanted are read. Numeric columns become features, text annotations; see {@link ColumnRoles}.
 *
 * @throws CellsFileError when it is no Parquet file or is damaged, a column is nested, or a feature lacks a value
 * @example
 * const cells = await readParquetCells('cells.parquet', { features: ['CD34', 'CD45'], annotations: ['patient'] });
 */
export async function readParquetCells(path: string, options: ColumnRoles = {}): Promise<CellTable> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(path, error);
  });
  try {
    const { size } = await handle.stat();
    const file: AsyncBuffer = {
      byteLength: size,
      async slice(start, end = size) {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
        return bytes.buffer.slice(0, bytesRead);
      },
    };
    return await readTable(path, file, options);
  } catch (error) {
    if (error instanceof CellsFileError) throw error;
    throw new CellsFileError(
      { file: path },
      `it cannot be read as Parquet (${(error as Error).message}): write it again`,
      { cause: error },
    );
  } finally {
    await handle.close();
  }
}

async function readTable(path: string, file: AsyncBuffer, options: ColumnRoles): Promise<CellTable> {
  const { parquetMetadataAsync, parquetSchema } = await import('hyparquet');
  const metadata = await parquetMetadataAsync(file);
  const n = Number(metadata.num_rows);
  if (n === 0) throw new CellsFileError({ file: path }, 'it has no rows');
  const schema = parquetSchema(metadata).children;
  const names = schema.map(({ element }) => element.name);
  // pandas keeps the row names in a column of its own
  const titles = names.map((name) => (/^__index_level_\d+__$/.test(name) && !names.includes('cell') ? 'cell' : name));
  const roles = columnRoles(path, titles, options);
  const columns: NamedColumn[] = [];
  for (const [j, name] of names.entries()) {
    const { annotations, feature } = roles.get(titles[j]!)!;
    if (options.features && feature === undefined && annotations.length === 0) {
      columns.push({ name: titles[j]!, values: new Float64Array(0) });
      continue;
    }
    if (schema[j]!.children.length > 0)
      throw new CellsFileError({ file: path, column: name }, 'it is nested: flatten it, or leave it out with features');
    const values = await readColumn(file, metadata, name, storeFor(schema[j]!, n));
    columns.push(columnOfValues(path, titles[j]!, values, { words: annotations.length > 0 }));
  }
  return assembleTable(path, n, columns, options);
}

/** Floats that cannot be null are copied into a typed array as they come; all else waits as JavaScript values. */
function storeFor({ element }: SchemaTree, n: number): Float32Array | Float64Array | unknown[] {
  const plain = element.converted_type === undefined && element.logical_type === undefined;
  if (plain && element.type === 'FLOAT') return new Float32Array(n);
  if (plain && element.type === 'DOUBLE') return new Float64Array(n);
  return new Array<unknown>(n);
}

async function readColumn(
  file: AsyncBuffer,
  metadata: FileMetaData,
  name: string,
  store: Float32Array | Float64Array | unknown[],
): Promise<ArrayLike<unknown>> {
  const [{ parquetRead }, { compressors }] = await Promise.all([import('hyparquet'), import('hyparquet-compressors')]);
  let seen = 0;
  await parquetRead({
    file,
    metadata,
    compressors,
    columns: [name],
    onChunk({ columnData, rowStart, rowEnd }) {
      for (let i = rowStart; i < rowEnd; i++) store[i] = (columnData[i - rowStart] ?? NaN) as number;
      seen += rowEnd - rowStart;
    },
  });
  if (seen !== store.length) throw new Error(`column '${name}' has ${seen} values of ${store.length}`);
  return store;
}
