import type { DocxParagraph } from '../originals/docx-paragraphs.ts';
import { fileError } from '../originals/file-error.ts';

/** One response of a model to a question, and whether reviewers marked any of it. */
export interface LabelledRun {
  question: string;
  response: string;
  label: 'yes' | 'no';
}

/**
 * The runs of a document: a paragraph `Run N: question` opens one, the paragraphs up to the next are its response, and red
 * text in them labels it `yes`.
 *
 * @param file named in the message when there is no run
 * @throws InvalidBenchmarkError
 */
export async function* labelledRuns(
  paragraphs: readonly DocxParagraph[],
  file: string,
): AsyncGenerator<{ row: LabelledRun }> {
  const lines = paragraphs.map(({ text, colours }) => ({ text: text.trim(), red: colours.has('FF0000') }));
  const starts = lines.flatMap(({ text }, i) => (text.startsWith('Run ') && text.includes(':') ? [i] : []));
  if (starts.length === 0)
    throw fileError('no paragraph starts as "Run 1: question"', { file }, 'give the supplement as it was published');
  for (const [n, start] of starts.entries()) {
    const { text } = lines[start]!;
    const colon = text.indexOf(': ');
    if (colon < 0) continue;
    const response = lines.slice(start + 1, starts[n + 1]);
    yield {
      row: {
        question: text.slice(colon + 2).trim(),
        response: response
          .map((line) => line.text)
          .join('\n')
          .trim(),
        label: response.some(({ red }) => red) ? 'yes' : 'no',
      },
    };
  }
}
