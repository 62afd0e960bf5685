import fc from 'fast-check';
import type { CellTable } from '../../src/cells/cell-table.ts';
import { factor, isFactor } from '../../src/cells/factor.ts';

const word = fc
  .stringMatching(/^[a-zA-Zäß雪"',;\t ][a-zA-Z"',;\t\n0-9 ]{0,6}[a-z]$/)
  .filter((text) => !/^(na|nan|none|null|inf)$/i.test(text));

/** Tables of one to twelve cells with features of both precisions, words (some unknown) and numbers as annotations. */
export const randomTable: fc.Arbitrary<CellTable> = fc
  .record({
    n: fc.integer({ min: 1, max: 12 }),
    names: fc.uniqueArray(word, { minLength: 2, maxLength: 5, selector: (name) => name.trim() }),
  })
  .chain(({ n, names }) => {
    const many = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: n, maxLength: n });
    const finite = { noNaN: true, noDefaultInfinity: true };
    const dense = fc.oneof(
      many(fc.double(finite)).map((values) => Float64Array.from(values)),
      many(fc.float(finite)).map((values) => Float32Array.from(values)),
    );
    const words = fc
      .tuple(many(fc.option(word, { nil: undefined })), word)
      .map(([values, known]) => factor([known, ...values.slice(1)]));
    return fc
      .record({
        columns: fc.tuple(...names.map(() => dense)),
        stage: words,
        patient: words,
        sick: many(fc.constantFrom(0, 1, NaN)).map((values) => Float64Array.from(values)),
      })
      .map(({ columns, ...annotations }) => ({
        n,
        p: names.length,
        names: names.map((name) => name.trim().replace(/^cell$/, 'c')),
        columns,
        annotations,
      }));
  });

/** What a table says, without how it is stored: for comparisons. */
export function contentOf({ n, names, columns, annotations }: CellTable) {
  const plain = Object.entries(annotations).map(([name, values]): [string, unknown[]] => [
    name,
    isFactor(values) ? Array.from(values.codes, (code) => values.levels[code]) : Array.from(values),
  ]);
  return {
    n,
    features: names.map((name, j) => [name, Array.from(columns[j] as Float64Array)]),
    annotations: Object.fromEntries(plain),
  };
}
