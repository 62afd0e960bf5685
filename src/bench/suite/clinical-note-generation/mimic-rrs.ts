import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { fileError } from '../originals/file-error.ts';
import { originalFile } from '../originals/original-file.ts';
import { type OriginalRow, type OriginalsOptions, suiteBenchmark } from '../suite-definition.ts';

const row = z.strictObject({ findings: z.string().min(1), impression: z.string().min(1) });

/** Impressions of radiology reports. */
export const mimicRrs = suiteBenchmark({
  id: 'mimic-rrs',
  description: 'Writes the impression of a radiology report from its findings.',
  row,
  instruction: 'Write the impression of a radiology report from its findings, as briefly as can be.',
  input: ({ findings }) => `Findings:\n${findings}`,
  cue: 'Impression:',
  answer: { gold: ({ impression }) => impression },
  originals: {
    expects: [
      'The folder with test.findings.tok and test.impression.tok, one report a line, in the same order. Reports without',
      'findings or without an impression are left out.',
    ].join(' '),
    format: 'helm',
    access:
      'Gated: radiology reports of MIMIC-III, with credentialed access at https://physionet.org/content/mimiciii.',
    load: readReports,
  },
});

async function* readReports(
  path: string,
  { onLeftOut }: OriginalsOptions = {},
): AsyncGenerator<OriginalRow<z.output<typeof row>>> {
  const [file, other] = ['findings', 'impression'].map((part) => originalFile(path, `test.${part}.tok`));
  const [lines, others] = [file!, other!].map((name) =>
    createInterface({ input: createReadStream(name), crlfDelay: Infinity })[Symbol.asyncIterator](),
  );
  for (let at = 1; ; at++) {
    const [one, two] = [await lines!.next(), await others!.next()];
    if (one.done && two.done) return;
    if (one.done || two.done)
      throw fileError(
        `it ends before line ${at}`,
        { file: one.done ? file! : other! },
        `give as many lines as ${one.done ? other! : file!} has`,
      );
    const [findings, impression] = [(one.value as string).trim(), (two.value as string).trim()];
    if (findings && impression) yield { row: { findings, impression } };
    else onLeftOut?.({ file: file!, row: at }, 'it has no findings or no impression');
  }
}
