import type { CellTable } from '../cell-table.ts';
import { concatCells } from '../concat-cells.ts';
import { constantFactor } from '../factor.ts';
import { harmonise, type HarmoniseOptions } from '../panel/harmonise.ts';
import { isMarker } from '../panel/is-marker.ts';
import { pickColumns } from '../panel/pick-columns.ts';
import { readCells, type ReadCellsOptions } from '../read-cells.ts';
import type { Sample, SampleSheet } from './sample-sheet.ts';
import { SampleSheetError } from './sample-sheet-error.ts';

/** How to read the files of a sample sheet. */
export interface ReadSamplesOptions extends HarmoniseOptions {
  /** Options of the readers. */
  cells?: ReadCellsOptions;
  /** `drop` leaves out channels that are no markers: see `isMarker`. Default `keep`. Has no effect on listed `markers`. */
  nonMarkers?: 'keep' | 'drop';
  /** Done to the cells of each file as they are read: `(cells) => arcsinh(cells)`. */
  transform?: (cells: CellTable, sample: Sample) => CellTable;
  /** `skip` leaves out files without cells and says so in `skipped`. Default: such a file is an error. */
  empty?: 'refuse' | 'skip';
  /** Gets the number of files read, of how many. */
  onProgress?: (done: number, total: number) => void;
  /** Stops the reading: it rejects with the reason of the signal. */
  signal?: AbortSignal;
}

/** The cells of a study. */
export interface ReadSamples {
  /** All cells, with annotations `patient`, `sample`, `tissue`, `time`, `set` and `sick`. */
  table: CellTable;
  markers: string[];
  /** Markers of files that are not kept. */
  dropped: { source: string; markers: string[] }[];
  /** Channels that are no markers, where these are dropped. */
  nonMarkers: string[];
  /** Samples without cells, where these are skipped. */
  skipped: Sample[];
}

/**
 * Reads the files of a sample sheet, one after the other, brings them to one panel and puts them into one table.
 *
 * @throws SampleSheetError when a file has no cells; PanelError when files do not go together; what the readers throw
 * @example
 * const { table } = await readSamples(readSampleSheet('samples.csv'), { transform: (cells) => arcsinh(cells) });
 * const bags = bagsOf(table);
 */
export async function readSamples(sheet: SampleSheet, options: ReadSamplesOptions = {}): Promise<ReadSamples> {
  const { cells, transform, empty = 'refuse', nonMarkers = 'keep', onProgress, signal, ...panel } = options;
  const others = new Set<string>();
  const tables: CellTable[] = [];
  const skipped: Sample[] = [];
  for (const [done, sample] of sheet.samples.entries()) {
    signal?.throwIfAborted();
    const read = await readCells(sample.path, cells);
    if (read.n > 0) {
      const changed = transform?.(read, sample) ?? read;
      const kept = changed.names.flatMap((name, j) =>
        nonMarkers === 'keep' || panel.markers || isMarker(name) ? [j] : (others.add(name), []),
      );
      tables.push(annotate(pickColumns({ ...changed, source: changed.source ?? sample.path }, kept), sample));
    } else if (empty === 'skip') skipped.push(sample);
    else
      throw new SampleSheetError(
        `${sheet.file}, row ${sample.row}: ${sample.path} has no cells: drop the row, or pass empty: 'skip'`,
      );
    onProgress?.(done + 1, sheet.samples.length);
  }
  if (tables.length === 0) throw new SampleSheetError(`${sheet.file}: none of its ${skipped.length} files has cells`);
  const { tables: harmonised, markers, dropped } = harmonise(tables, panel);
  return { table: concatCells(harmonised), markers, dropped, nonMarkers: [...others], skipped };
}

function annotate(table: CellTable, { path, patient, sample, tissue, time, set, sick }: Sample): CellTable {
  const words = Object.entries({ patient, sample, tissue, time, set }).filter(([, word]) => word !== undefined);
  return {
    ...table,
    source: table.source ?? path,
    annotations: {
      ...table.annotations,
      ...Object.fromEntries(words.map(([key, word]) => [key, constantFactor(word, table.n)])),
      sick: new Float32Array(table.n).fill(sick ?? NaN),
    },
  };
}
