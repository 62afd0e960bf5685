import { basename } from 'node:path';
import type { CellTable } from '../cells/cell-table.ts';
import { writeCsvCells } from '../cells/csv/write-csv-cells.ts';
import { addChannels } from '../cells/fcs/add-channels.ts';
import { writeFcs } from '../cells/fcs/write-fcs.ts';
import { writeH5adObs } from '../cells/h5ad/write-h5ad-obs.ts';
import { writeParquetCells } from '../cells/parquet/write-parquet-cells.ts';
import { UsageError } from './run-options.ts';

/** Formats that scored cells can be written in. */
export const scoreFormats = ['fcs', 'csv', 'h5ad', 'parquet'] as const;
export type ScoreFormat = (typeof scoreFormats)[number];

const ends = /\.(fcs|csv|csv\.gz|tsv|tsv\.gz|parquet|h5ad)$/i;

/**
 * Name of the scored form of a file: its own, where the format is its own. Excel books and 10x folders, which cannot be
 * written, become CSV.
 *
 * @throws UsageError when the format cannot be made of the file
 * @example
 * targetName('day8/P1.fcs', undefined); // 'P1.fcs'
 * targetName('day8/P1.fcs', 'csv'); // 'P1.csv'
 */
export function targetName(file: string, format: ScoreFormat | undefined): string {
  const name = basename(file);
  const own = ends.exec(name)?.[1]?.toLowerCase();
  if (format === undefined ? own !== undefined : own?.startsWith(format)) return name;
  if (format === 'h5ad')
    throw new UsageError(`${file}: --format h5ad adds scores to h5ad files, and cannot make one of another file`);
  return `${name.replace(ends, '').replace(/\.(xlsx|xls|ods|mtx|mtx\.gz)$/i, '')}.${format ?? 'csv'}`;
}

/** Writes cells with their scores in the format that the name of the target says; an FCS or h5ad file keeps all it has. */
export async function writeScores(
  source: string,
  target: string,
  cells: CellTable,
  scores: Readonly<Record<string, Float64Array>>,
): Promise<void> {
  const end = ends.exec(target)![1]!.toLowerCase();
  const own = source.toLowerCase().endsWith(`.${end}`);
  if (end === 'h5ad') await writeH5adObs(source, target, scores);
  else if (end === 'fcs' && own) await addChannels(source, target, scores);
  else if (end === 'fcs') {
    const names = [...cells.names, ...Object.keys(scores)];
    await writeFcs(target, { ...cells, p: names.length, names, columns: [...cells.columns, ...Object.values(scores)] });
  } else if (end === 'parquet')
    await writeParquetCells(target, { ...cells, annotations: { ...cells.annotations, ...scores } });
  else await writeCsvCells(target, cells, { scores });
}
