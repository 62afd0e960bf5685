import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { fileError } from './originals/file-error.ts';
import type { OriginalRow, Originals, OriginalsOptions } from './suite-definition.ts';

/** A transcribed report, and the section of it that is to be written. */
export const transcription = z.strictObject({ report: z.string().min(1), reference: z.string().min(1) });

export type Transcription = z.output<typeof transcription>;

const headings = ['PLAN:', 'SUMMARY:', 'FINDINGS:'] as const;

/**
 * A report of MTSamples as HELM takes it apart. The reference is the rest of the line after PLAN:, else SUMMARY:, else
 * FINDINGS:. The input ends before the first heading of `cut`: a reference that stands under a heading that is not cut
 * stays in the input. Text when HELM leaves the report out: that it has no such section, or that one of the headings is
 * there in small letters only, on which its reader fails.
 */
export function takeApart(text: string, cut: readonly string[]): Transcription | string {
  let report = text.trim();
  const sections = headings.map((heading) => {
    if (!report.toUpperCase().includes(heading)) return '';
    return report.split(heading)[1]?.split('\n', 1)[0]!.trim();
  });
  if (sections.some((section) => section === undefined)) return 'it has a heading in small letters only';
  const reference = sections.find(Boolean);
  if (reference === undefined) return 'it has no plan, summary or findings';
  for (const heading of cut) if (report.includes(heading)) report = report.split(heading)[0]!.trim();
  return report === '' ? 'nothing comes before its plan' : { report, reference };
}

/** Loads a folder of reports, one a text file, in the order of their names. */
export const reportFolder = (folder: string, cut: readonly string[]): Originals<Transcription>['load'] =>
  async function* (path: string, { onLeftOut }: OriginalsOptions = {}): AsyncGenerator<OriginalRow<Transcription>> {
    for (const file of reportFiles(path, folder)) {
      const taken = takeApart(readFileSync(file, 'utf8'), cut);
      if (typeof taken === 'string') onLeftOut?.({ file }, taken);
      else yield { name: basename(file, '.txt'), row: taken };
    }
  };

function reportFiles(path: string, folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(path);
  } catch (cause) {
    throw fileError('there is no such file or folder', { file: path }, `give the folder ${folder}`, cause);
  }
  if (names.includes(folder)) return reportFiles(join(path, folder), folder);
  const reports = names.filter((name) => name.endsWith('.txt')).sort();
  const named = reports.map((name) => join(path, name));
  if (named.length > 0) return named;
  throw fileError('the folder has no text file', { file: path }, `give the folder ${folder}`);
}
