import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { checkPatients } from './check-patients.ts';
import type { Sample, SampleField, SampleSheet } from './sample-sheet.ts';
import { SampleSheetError } from './sample-sheet-error.ts';
import { sheetRows } from './sheet-rows.ts';
import { knownSickWords, sickOf } from './sick-words.ts';

/** How to read a sample sheet. */
export interface SampleSheetOptions {
  /** Columns that are called otherwise: `{ file: 'fcsName', sick: 'Label' }`. Two fields may share a column. */
  columns?: Partial<Record<SampleField, string>>;
  /** Further words for sick (1) and healthy (0), whatever the case: `{ aml: 1 }`. */
  sickWords?: Readonly<Record<string, 0 | 1>>;
  /** Folder of the files. Default: that of the sheet. */
  folder?: string;
  /** Let `sick` be blank, for patients to be scored; the sheet then need not hold both classes. Default false. */
  unlabelled?: boolean;
  /** Least number of sick patients, and of healthy donors. Default 2: with one, a class cannot be told from a person. */
  leastPatients?: number;
}

/**
 * Reads a sample sheet: a CSV file with a row for each file of cells. Columns: `file` (path, from the folder of the
 * sheet), `patient`, `sick` (1, true, yes, sick, case, diseased, patient, positive; 0, false, no, healthy, control,
 * donor, normal, negative), and where wanted `sample`, `tissue`, `time`, `set` (train or test). Others are left alone.
 *
 * @throws SampleSheetError naming row and column: a file is missing or listed twice, a patient has both labels or is in
 *   both sets, a class has fewer than `leastPatients` patients, a word is not known
 * @example
 * const sheet = readSampleSheet('study/samples.csv');
 * sheet.samples[0]; // { row: 2, path: '/…/study/P1.fcs', patient: 'P1', sick: 1, sample: 'P1.fcs', … }
 */
export function readSampleSheet(path: string, options: SampleSheetOptions = {}): SampleSheet {
  const { columns = {}, sickWords, folder = dirname(path), unlabelled = false, leastPatients = 2 } = options;
  const { header, rows } = sheetRows(path);
  const columnFor = (field: SampleField): string => columns[field] ?? field;
  const needed: SampleField[] = ['file', 'patient', ...(unlabelled ? [] : (['sick'] as const))];
  for (const field of new Set([...needed, ...(Object.keys(columns) as SampleField[])]))
    if (!header.includes(columnFor(field)))
      throw new SampleSheetError(
        `${path}: misses the column '${columnFor(field)}'; it has ${header.join(', ')}: rename one, or pass columns: { ${field}: … }`,
      );
  if (rows.length === 0) throw new SampleSheetError(`${path}: has no rows: list one file of cells a row`);

  const samples = rows.map(({ line, cells }): Sample => {
    const word = (field: SampleField): string | undefined => cells[columnFor(field)] || undefined;
    const refuse = (field: SampleField, what: string): never => {
      throw new SampleSheetError(`${path}, row ${line}, column ${columnFor(field)}: ${what}`);
    };
    const file = word('file') ?? refuse('file', 'is blank: name the file of cells');
    const patient = word('patient') ?? refuse('patient', 'is blank: name the patient');
    const said = word('sick');
    const sick = said === undefined ? undefined : sickOf(said, sickWords);
    if (said !== undefined && sick === undefined)
      refuse('sick', `is '${said}', known are ${knownSickWords.join(', ')}: pass sickWords for others`);
    if (sick === undefined && !unlabelled) refuse('sick', 'is blank: say 1 or 0, or pass unlabelled: true');
    const set = word('set')?.toLowerCase();
    if (set !== undefined && set !== 'train' && set !== 'test') refuse('set', `is '${set}', known are train and test`);
    const whole = resolve(folder, file);
    if (!existsSync(whole)) refuse('file', `there is no file ${whole}: correct the name, or pass folder`);
    return {
      row: line,
      path: whole,
      patient,
      sick,
      sample: word('sample') ?? file,
      tissue: word('tissue'),
      time: word('time'),
      set: set as Sample['set'],
    };
  });
  checkPatients(path, samples, unlabelled ? 0 : leastPatients);
  return { file: path, samples };
}
