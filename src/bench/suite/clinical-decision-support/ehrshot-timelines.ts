import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fileError } from '../originals/file-error.ts';
import { parquetRecords } from '../originals/parquet-records.ts';
import { readRows } from '../originals/read-rows.ts';
import type { OriginalRow, OriginalsOptions } from '../suite-definition.ts';

const id = z.union([z.bigint(), z.number(), z.string()]).transform(String);
const time = z.date().transform((date) => date.getTime());

const labelColumns = z.object({ subject_id: id, prediction_time: time, boolean_value: z.boolean() });
const eventColumns = z.object({ subject_id: id, time: time.nullable(), code: z.string().min(1) });

interface Label<Subject> {
  subject: Subject;
  time: number;
  outcome: 'yes' | 'no';
}

type Timeline<Subject> = {
  subject: Subject;
  patient: string;
  events: string[];
  outcome: 'yes' | 'no';
};

/**
 * Joins labels with the events that came before, patient by patient, as the events are read: only the labels and one
 * patient's events are held in memory. Events without a time, such as sex, come first in MEDS and count as before.
 */
export async function* readTimelines<Subject extends string>(
  path: string,
  subjects: readonly Subject[],
  { onLeftOut }: OriginalsOptions = {},
): AsyncGenerator<OriginalRow<Timeline<Subject>>> {
  const file = join(path, 'data', 'data.parquet');
  if (!existsSync(path)) throw fileError('there is no such file or folder', { file: path }, 'give the MEDS folder');
  if (!existsSync(file)) throw fileError('the folder has no data/data.parquet', { file: path }, 'give the MEDS folder');
  const labels = await readLabels(path, subjects);
  let patient: string | undefined;
  let events: { time: number; code: string }[] = [];
  function* timelines(): Generator<OriginalRow<Timeline<Subject>>> {
    if (patient === undefined) return;
    for (const { subject, time, outcome } of labels.get(patient) ?? []) {
      const before = events.filter((event) => event.time <= time).map(({ code }) => code);
      const name = `${subject}-${patient}-${new Date(time).toISOString()}`;
      yield { name, row: { subject, patient, events: before, outcome } };
    }
    labels.delete(patient);
  }
  const columns = Object.keys(eventColumns.shape);
  const records = parquetRecords(file, columns);
  for await (const { row } of readRows(file, { columns: eventColumns, records, row: (cells) => ({ row: cells }) })) {
    if (row.subject_id !== patient) {
      yield* timelines();
      [patient, events] = [row.subject_id, []];
    }
    if (labels.has(row.subject_id)) events.push({ time: row.time ?? -Infinity, code: row.code });
  }
  yield* timelines();
  for (const [without, { length }] of labels)
    onLeftOut?.({ file }, `patient ${without} has ${length} labels, and no events in one place`);
}

async function readLabels<Subject extends string>(
  path: string,
  subjects: readonly Subject[],
): Promise<Map<string, Label<Subject>[]>> {
  const labels = new Map<string, Label<Subject>[]>();
  const fileOf = (subject: Subject) => join(path, 'labels', subject, 'labels.parquet');
  const there = subjects.filter((subject) => existsSync(fileOf(subject)));
  if (there.length === 0)
    throw fileError('the folder has no labels', { file: path }, `give one with labels of ${subjects.join(', ')}`);
  for (const subject of there)
    for await (const { row } of readRows(fileOf(subject), {
      columns: labelColumns,
      row: (cells) => ({ row: cells }),
    })) {
      const label: Label<Subject> = { subject, time: row.prediction_time, outcome: row.boolean_value ? 'yes' : 'no' };
      labels.set(row.subject_id, [...(labels.get(row.subject_id) ?? []), label]);
    }
  return labels;
}
