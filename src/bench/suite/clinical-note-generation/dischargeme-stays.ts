import { z } from 'zod';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';
import type { OriginalRow, OriginalsOptions } from '../suite-definition.ts';

const id = z.string().min(1);

// An alias, because interfaces do not fit rows of any name.
type Stay = {
  stay: string;
  target: 'brief hospital course' | 'discharge instructions';
  summary: string;
  radiology: string;
  reference: string;
};

const targets = [
  ['brief hospital course', 'brief_hospital_course'],
  ['discharge instructions', 'discharge_instructions'],
] as const;

/** Joins the files by stay and patient, as HELM does. All but discharge.csv.gz is held in memory. */
export async function* readStays(
  path: string,
  { onLeftOut }: OriginalsOptions = {},
): AsyncGenerator<OriginalRow<Stay>> {
  const file = (name: string) =>
    originalFile(
      path,
      `${name}.csv.gz`,
      `test_phase_1/${name}.csv.gz`,
      `files/discharge-me/1.3/test_phase_1/${name}.csv.gz`,
    );
  const first = async <Column extends string>(name: string, key: string, columns: readonly Column[]) => {
    const byKey = new Map<string, Record<Column, string>>();
    const shape = z.object({ [key]: id, ...Object.fromEntries(columns.map((column) => [column, z.string()])) });
    for await (const { row } of readRows(file(name), { columns: shape, row: (cells) => ({ row: cells }) }))
      if (!byKey.has(row[key]!)) byKey.set(row[key]!, row as Record<Column, string>);
    return byKey;
  };
  const [diagnosed, triaged] = [await first('diagnosis', 'subject_id', []), await first('triage', 'subject_id', [])];
  const emergencies = await first('edstays', 'hadm_id', []);
  const radiology = await first('radiology', 'hadm_id', ['text']);
  const written = await first('discharge_target', 'hadm_id', ['brief_hospital_course', 'discharge_instructions']);
  const seen = new Set<string>();
  const discharge = file('discharge');
  const columns = z.object({ subject_id: id, hadm_id: id, text: z.string() });
  const whole = readRows(discharge, {
    onLeftOut,
    columns,
    row({ subject_id: patient, hadm_id: stay, text }): OriginalRow<{ stay: string; text: string }> | string {
      if (seen.has(stay)) return `stay ${stay} came before`;
      const lacking = Object.entries({
        diagnosis: diagnosed.has(patient),
        triage: triaged.has(patient),
        edstays: emergencies.has(stay),
        radiology: radiology.has(stay),
        discharge_target: written.has(stay),
      }).find(([, there]) => !there);
      if (lacking) return `stay ${stay} is missing from ${lacking[0]}.csv.gz`;
      seen.add(stay);
      return { row: { stay, text } };
    },
  });
  for await (const { row } of whole) {
    const { stay, text } = row;
    for (const [target, column] of targets) {
      const reference = written.get(stay)![column];
      const report = radiology.get(stay)!.text;
      const summary = reference === '' ? text : text.replaceAll(reference, '');
      if (reference.trim() === '' || summary.trim() === '' || report.trim() === '')
        onLeftOut?.({ file: discharge }, `stay ${stay} has no ${target}, or nothing to write it from`);
      else yield { name: `${stay}-${column}`, row: { stay, target, summary, radiology: report, reference } };
    }
  }
}
