import { readFile } from 'node:fs/promises';
import { fileError } from '../originals/file-error.ts';
import { parseXml } from '../originals/parse-xml.ts';

/** One patient of n2c2. */
export interface N2c2Patient {
  notes: string[];
  /** Criteria, and whether the patient meets them. */
  met: ReadonlyMap<string, boolean>;
}

/**
 * Reads the file of a patient: a `TEXT` with notes between lines of 100 asterisks, and `TAGS` that hold one element for
 * each criterion, with `met` as `met` or `not met`.
 *
 * @throws InvalidBenchmarkError naming file and element
 */
export async function n2c2Patient(file: string): Promise<N2c2Patient> {
  const root = parseXml(await readFile(file, 'utf8'), file);
  const [text] = root.getElementsByTagName('TEXT');
  const [tags] = root.getElementsByTagName('TAGS');
  if (!text || !tags)
    throw fileError('there is no such element', { file, column: text ? 'TAGS' : 'TEXT' }, 'give a file of a patient');
  const notes = text.textContent
    .replaceAll('\n\n\n', '\n')
    .split('*'.repeat(100))
    .map((note) => note.trim())
    .filter((note) => note !== '');
  if (notes.length === 0)
    throw fileError('it holds no note', { file, column: 'TEXT' }, 'give the file as it was published');
  const met = new Map<string, boolean>();
  for (const tag of tags.children) {
    const value = tag.getAttribute('met');
    if (value !== 'met' && value !== 'not met')
      throw fileError(`met is ${JSON.stringify(value)}`, { file, column: tag.tagName }, 'say "met" or "not met"');
    met.set(tag.tagName, value === 'met');
  }
  return { notes, met };
}
