import type { Sample } from './sample-sheet.ts';
import { SampleSheetError } from './sample-sheet-error.ts';

/**
 * Checks that files are listed once, that a patient has one label and is in one set, and that there are enough patients
 * of each class, also among those to train on where there are sets.
 *
 * @throws SampleSheetError naming the rows
 */
export function checkPatients(file: string, samples: readonly Sample[], least: number): void {
  const [byPath, byPatient] = [new Map<string, Sample>(), new Map<string, Sample>()];
  for (const sample of samples) {
    const { row, path, patient } = sample;
    const same = byPath.get(path);
    if (same) throw new SampleSheetError(`${file}: rows ${same.row} and ${row} are the same file ${path}: drop one`);
    byPath.set(path, sample);
    const first = byPatient.get(patient) ?? sample;
    byPatient.set(patient, first);
    if (first.sick !== sample.sick)
      throw new SampleSheetError(
        `${file}: patient '${patient}' has label ${first.sick ?? 'blank'} in row ${first.row} and ${sample.sick ?? 'blank'} in row ${row}: a patient has one label; give the samples different patients, or leave some out`,
      );
    if (first.set !== sample.set)
      throw new SampleSheetError(
        `${file}: patient '${patient}' is in set '${first.set ?? ''}' in row ${first.row} and '${sample.set ?? ''}' in row ${row}: a test patient must have no part in training`,
      );
  }
  const patients = [...byPatient.values()];
  expectClasses(file, patients, 'the sheet', least);
  const training = patients.filter(({ set }) => set === 'train');
  if (training.length > 0) expectClasses(file, training, "set 'train'", least);
}

function expectClasses(file: string, patients: readonly Sample[], where: string, least: number): void {
  for (const [label, name] of [
    [1, 'sick patients'],
    [0, 'healthy donors'],
  ] as const) {
    const count = patients.filter(({ sick }) => sick === label).length;
    if (count < least)
      throw new SampleSheetError(
        `${file}: ${where} has too few ${name}: ${count} of ${patients.length} patients, at least ${least} are needed: add some${count > 0 ? ', or pass leastPatients: 1 if you know that a class of one cannot be told from the person' : ''}`,
      );
  }
}
