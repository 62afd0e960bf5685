import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';
import { type OriginalRow, type OriginalsOptions, suiteBenchmark } from '../suite-definition.ts';

const text = z.string().min(1);

const row = z.strictObject({
  patient: text,
  /** All that is in the record, as XML. */
  record: text,
  /** What a clinician asked for. */
  request: text,
  /** What a clinician answered. */
  response: text,
});

type Row = z.output<typeof row>;

/** Requests of clinicians, to be met from the whole record of a patient. */
export const medalign = suiteBenchmark({
  id: 'medalign',
  description: "Does what a clinician asks for, from all that a patient's record holds.",
  row,
  instruction: "Do what a clinician asks for, from the patient's health record and nothing else.",
  input: ({ record, request }) => `Health record:\n${record}\n\nRequest: ${request}`,
  answer: { gold: ({ response }) => response },
  source: ({ patient }) => patient,
  originals: {
    expects: [
      'The folder of MedAlign: clinician-reviewed-model-responses.tsv (instruction_id, question, person_id),',
      'clinician-instruction-responses.csv (instruction_id, annotator_num, clinician_response), and medalign_ehr_xml with',
      'the record <person_id>.xml of each patient. Responses of another annotator than Annotator_1, and those to an',
      'instruction that is not in the first file, are left out. HELM also leaves out records longer than its context:',
      'that is not repeated.',
    ].join(' '),
    format: 'helm',
    access: 'Gated: https://redivis.com/datasets/48nr-frxd97exb, after signing its agreement on data use.',
    load: readRequests,
  },
});

async function* readRequests(path: string, options: OriginalsOptions = {}): AsyncGenerator<OriginalRow<Row>> {
  const requests = new Map<string, { question: string; person_id: string }>();
  const asked = z.object({ instruction_id: text, question: text, person_id: text });
  const file = originalFile(path, 'clinician-reviewed-model-responses.tsv');
  for await (const { row } of readRows(file, { columns: asked, row: (cells) => ({ row: cells }) }))
    requests.set(row.instruction_id, row);
  yield* readRows(originalFile(path, 'clinician-instruction-responses.csv'), {
    ...options,
    columns: z.object({ instruction_id: text, annotator_num: z.string(), clinician_response: z.string() }),
    row({ instruction_id: name, annotator_num: annotator, clinician_response: response }): OriginalRow<Row> | string {
      if (annotator !== 'Annotator_1') return `it is by ${annotator}`;
      const request = requests.get(name);
      if (!request) return `its instruction ${name} is not among the requests`;
      if (response.trim() === '') return 'it has no response';
      const patient = request.person_id.replace(/\.0$/, '');
      const record = join(path, 'medalign_ehr_xml', `${patient}.xml`);
      if (!existsSync(record)) return `there is no record medalign_ehr_xml/${patient}.xml`;
      return { name, row: { patient, record: readFileSync(record, 'utf8'), request: request.question, response } };
    },
  });
}
