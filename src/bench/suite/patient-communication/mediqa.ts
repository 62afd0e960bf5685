import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { originalFile } from '../originals/original-file.ts';
import type { OriginalRecord } from '../originals/original-records.ts';
import { parseXml, type XmlElement } from '../originals/parse-xml.ts';
import { readRows } from '../originals/read-rows.ts';
import { suiteBenchmark } from '../suite-definition.ts';

const row = z.strictObject({
  question: z.string().min(1),
  /** The answer that was ranked first. */
  answer: z.string().min(1),
});

const columns = z.object({ QID: z.string().min(1), QuestionText: z.string().min(1), answer: z.string() });

/** Health questions of laypeople. */
export const mediqa = suiteBenchmark({
  id: 'mediqa',
  description: 'Answers a health question that somebody without medical training asks.',
  row,
  instruction:
    'Somebody without medical training asks a question about health. Answer it correctly, fully and in plain words.',
  input: ({ question }) => `Question: ${question}`,
  answer: { gold: ({ answer }) => answer },
  originals: {
    expects: [
      'MEDIQA_Task3_QA/MEDIQA2019-Task3-QA-TestSet-wLabels.xml of MEDIQA 2019 (150 questions): Question elements with QID,',
      'QuestionText and an AnswerList. The first answer with ReferenceRank 1 is the right one; questions without one are',
      'left out.',
    ].join(' '),
    format: 'helm',
    access: 'Public: https://github.com/abachaa/MEDIQA2019.',
    async *load(path, options) {
      const name = 'MEDIQA2019-Task3-QA-TestSet-wLabels.xml';
      const file = originalFile(path, `MEDIQA_Task3_QA/${name}`, name);
      const root = parseXml(await readFile(file, 'utf8'), file);
      yield* readRows(file, {
        ...options,
        columns,
        records: [...root.getElementsByTagName('Question')].map(record),
        row: ({ QID: name, QuestionText: question, answer }) =>
          answer === '' ? 'it has no answer of rank 1' : { name, row: { question, answer } },
      });
    },
  },
});

function record(question: XmlElement, i: number): OriginalRecord {
  const best = [...question.getElementsByTagName('Answer')].find(
    (one) => Number(one.getAttribute('ReferenceRank')) === 1,
  );
  const textOf = (element: XmlElement | undefined, name: string) =>
    [...(element?.getElementsByTagName(name) ?? [])][0]?.textContent.trim();
  return {
    row: i + 1,
    cells: {
      QID: question.getAttribute('QID'),
      QuestionText: textOf(question, 'QuestionText'),
      answer: textOf(best, 'AnswerText') ?? '',
    },
  };
}
