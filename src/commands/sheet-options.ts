import type { SampleSheetOptions } from '../cells/samples/read-sample-sheet.ts';
import type { SampleField } from '../cells/samples/sample-sheet.ts';
import { UsageError } from './run-options.ts';

const fields: readonly SampleField[] = ['file', 'patient', 'sick', 'sample', 'tissue', 'time', 'set'];

/**
 * How a sheet is to be read, from `--column field=name` and `--sick-word word`.
 *
 * @example
 * sheetOptions(['sick=Label'], ['aml']); // { columns: { sick: 'Label' }, sickWords: { aml: 1 } }
 */
export function sheetOptions(columns: readonly string[] = [], sickWords: readonly string[] = []): SampleSheetOptions {
  const pairs = columns.map((given) => {
    const at = given.indexOf('=');
    const field = fields.find((known) => known === given.slice(0, at));
    if (!field || at === given.length - 1)
      throw new UsageError(`--column takes field=name, where field is ${fields.join(', ')}, got "${given}"`);
    return [field, given.slice(at + 1)] as const;
  });
  return {
    columns: Object.fromEntries(pairs),
    sickWords: Object.fromEntries(sickWords.map((word) => [word, 1] as const)),
  };
}
