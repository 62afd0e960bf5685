import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { fileError } from '../originals/file-error.ts';
import { originalFolder } from '../originals/original-folder.ts';
import { suiteBenchmark } from '../suite-definition.ts';
import { n2c2Criteria, type N2c2Criterion, publishedCriteria } from './n2c2-criteria.ts';
import { n2c2Patient } from './n2c2-patient.ts';

const row = z.strictObject({
  patient: z.string().min(1),
  criterion: z.enum(Object.keys(n2c2Criteria) as N2c2Criterion[]),
  /** Oldest first; each says `Record date: 2081-03-04` at its head. */
  notes: z.array(z.string().min(1)).min(1),
  met: z.boolean(),
});

/** Does a patient meet an inclusion criterion of a trial? */
export const n2c2Ct = suiteBenchmark({
  id: 'n2c2-ct',
  description: 'Tells from the notes on a patient whether an inclusion criterion of a clinical trial is met.',
  row,
  instruction: ({ criterion }) =>
    [
      `A clinical trial takes patients who meet a criterion, named ${criterion}: the patient ${n2c2Criteria[criterion]}.`,
      'Decide by the notes below. Answer with the letter of one option and nothing else.',
    ].join(' '),
  input: ({ criterion, notes }) => {
    const dates = notes.map((note) => /Record date: (\d{4}-\d{2}-\d{2})/.exec(note)?.[1]);
    const today = dates.findLast((date) => date !== undefined);
    return [
      ...notes.map((note, i) => `Note ${i + 1} of ${notes.length}${dates[i] ? `, ${dates[i]}` : ''}:\n${note}`),
      ...(today ? [`Take ${today} as today's date.`] : []),
      `Question: Does the patient meet the criterion ${criterion}?`,
    ].join('\n\n');
  },
  answer: { choices: () => ['Yes', 'No'], correct: ({ met }) => (met ? 'A' : 'B') },
  source: ({ patient }) => patient,
  subset: ({ criterion }) => criterion,
  originals: {
    expects: [
      'The folder test (86 patients) of track 1 of the n2c2 2018 challenge, or the folder that holds it: one XML file for',
      'each patient, with a TEXT of notes between lines of 100 asterisks and TAGS whose elements say met or not met. The',
      `criteria ${publishedCriteria.join(', ')} are asked, as on MedHELM's leaderboard.`,
    ].join(' '),
    format: 'helm',
    access: [
      'Gated: Harvard DBMI data portal, https://portal.dbmi.hms.harvard.edu/projects/n2c2-nlp/, after registration and a',
      'signed data use agreement. Its terms forbid sending notes to third parties, as most online models are.',
    ].join(' '),
    async *load(path) {
      const patients = patientFiles(path);
      for (const criterion of publishedCriteria)
        for (const file of patients) {
          const { notes, met } = await n2c2Patient(file);
          const patient = basename(file, '.xml');
          const meets = met.get(criterion);
          if (meets === undefined)
            throw fileError(
              'there is no such element',
              { file, column: criterion },
              'give the file as it was published',
            );
          yield { name: `${patient}-${criterion.toLowerCase()}`, row: { patient, criterion, notes, met: meets } };
        }
    },
  },
});

function patientFiles(path: string): string[] {
  const given = originalFolder(path, 'test');
  const folder = existsSync(join(given, 'test')) ? join(given, 'test') : given;
  const names = readdirSync(folder).filter((name) => name.endsWith('.xml'));
  if (names.length === 0)
    throw fileError('the folder has no XML files of patients', { file: folder }, 'give the folder test');
  return names.sort().map((name) => join(folder, name));
}
