import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parsePythonJson } from '../helm/parse-python-json.ts';
import { ImportFileError } from '../records/import-file-error.ts';

/** One line of a `samples_*.jsonl`: a document, what was asked of it and its metrics, under one filter. */
export interface LmEvalSample {
  doc_id: number | string;
  doc?: unknown;
  target?: unknown;
  arguments?: unknown;
  resps?: unknown;
  filtered_resps?: unknown;
  filter?: string;
  metrics?: string[];
  [metric: string]: unknown;
}

/**
 * The lines of a `samples_*.jsonl`, one at a time.
 *
 * @throws ImportFileError naming file and line
 */
export async function* lmEvalSamples(file: string): AsyncGenerator<LmEvalSample> {
  const stream = createReadStream(file, 'utf8');
  let number = 0;
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
      number++;
      if (line.trim() === '') continue;
      const place = `line ${number}`;
      let sample: unknown;
      try {
        sample = parsePythonJson(line);
      } catch (cause) {
        throw new ImportFileError(`is no valid JSON: ${(cause as Error).message}`, { file, place }, { cause });
      }
      const { doc_id } = (sample ?? {}) as { doc_id?: unknown };
      if (typeof doc_id !== 'number' && typeof doc_id !== 'string')
        throw new ImportFileError('has no doc_id: is it a samples file of lm-evaluation-harness?', { file, place });
      yield sample as LmEvalSample;
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new ImportFileError('there is no such file', { file }, { cause });
  } finally {
    stream.destroy();
  }
}
