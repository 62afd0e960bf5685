import { z } from 'zod';
import { jsonRecords } from '../originals/json-records.ts';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';
import { type OriginalRow, type OriginalsOptions, suiteBenchmark } from '../suite-definition.ts';

const text = z.string().min(1);

const row = z.strictObject({ dialogue: text, note: text });

/** The three test sets; later versions of the repository name two of them without `_full`. */
const files: [string, string][] = [
  ['clinicalnlp_taskB_test1_full.json', 'clinicalnlp_taskB_test1.json'],
  ['clef_taskC_test3_full.json', 'clef_taskC_test3.json'],
  ['clinicalnlp_taskC_test2_full.json', 'clinicalnlp_taskC_test2.json'],
];

/** Notes of a visit, from what doctor and patient said. */
export const aciBench = suiteBenchmark({
  id: 'aci-bench',
  description: 'Writes the note of a visit from the conversation of doctor and patient.',
  row,
  instruction: [
    'Write the clinical note of a visit from the conversation between doctor and patient. It has four sections, under',
    'the headings HISTORY OF PRESENT ILLNESS, PHYSICAL EXAM, RESULTS, and ASSESSMENT AND PLAN.',
  ].join(' '),
  input: ({ dialogue }) => `Conversation:\n${dialogue}`,
  cue: 'Clinical note:',
  answer: { gold: ({ note }) => note },
  originals: {
    expects: [
      `The folder challenge_data_json with the test sets ${files.map(([name]) => name).join(', ')} (120 visits together;`,
      'names without _full will do), or one of them: data, a list of objects with src (the conversation) and tgt (the',
      'note).',
    ].join(' '),
    format: 'helm',
    access: 'Public: https://github.com/wyim/aci-bench, folder data/challenge_data_json.',
    load: readVisits,
  },
});

async function* readVisits(
  path: string,
  options: OriginalsOptions = {},
): AsyncGenerator<OriginalRow<z.output<typeof row>>> {
  const list = z.object({ data: z.array(z.unknown()) }).transform(({ data }) => data);
  const found = new Set(files.map((names) => originalFile(path, ...names)));
  for (const file of found)
    yield* readRows(file, {
      ...options,
      records: jsonRecords(file, list),
      columns: z.object({ src: text, tgt: text }),
      row: ({ src, tgt }) => ({ row: { dialogue: src, note: tgt } }),
    });
}
