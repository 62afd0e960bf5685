import type { CellTable } from '../cell-table.ts';
import { isFactor } from '../factor.ts';
import { columnsByName, valuesOfColumn } from '../values-of-column.ts';
import { replaceFile } from '../replace-file.ts';

/**
 * Writes cells as a Parquet file, features first, then annotations: numbers in the precision they have, words as text,
 * null where unknown. A file of that name is replaced in one step, or left as it was.
 *
 * @example
 * await writeParquetCells('scored.parquet', { ...cells, annotations: { ...cells.annotations, score } });
 */
export async function writeParquetCells(path: string, table: CellTable): Promise<void> {
  const { parquetWriteFile } = await import('hyparquet-writer');
  const columnData = columnsByName(table).map(([name, column]) => {
    const data = valuesOfColumn(column, table.n);
    const type = isFactor(column)
      ? ('STRING' as const)
      : data instanceof Float32Array
        ? ('FLOAT' as const)
        : ('DOUBLE' as const);
    return { name, data, type, nullable: type === 'STRING' };
  });
  await replaceFile(path, (filename) => parquetWriteFile({ filename, columnData }));
}
