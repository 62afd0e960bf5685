import { CellsFileError } from '../cells-file-error.ts';
import { factorBuilder } from '../factor-builder.ts';
import type { BadValue, NamedColumn } from '../named-column.ts';
import { type CsvRecord, fieldText } from './csv-records.ts';
import { numberOf, parseNumber } from './parse-number.ts';

/** Collects one column of a CSV file. */
export interface CsvColumn {
  push(record: CsvRecord, j: number, cell: number): void;
  /** The column, once its last value was pushed. */
  done(n: number): NamedColumn;
}

/** Words that mean that nothing is known. */
const unknown = (word: string): boolean => Number.isNaN(numberOf(word));

/** A column that is read as words; one with nothing but numbers becomes numeric in the end unless `keep` is set. */
export function wordColumn(name: string, keep: boolean): CsvColumn {
  const words = factorBuilder();
  return {
    push(record, j) {
      const word = fieldText(record, j);
      words.push(unknown(word) ? undefined : word);
    },
    done() {
      const factor = words.done();
      const numbers = factor.levels.map(numberOf);
      if (keep || numbers.includes(undefined) || numbers.length === 0) return { name, values: factor };
      return { name, values: Float64Array.from(factor.codes, (code) => (code < 0 ? NaN : numbers[code]!)) };
    },
  };
}

/**
 * A column of numbers, unless its first value is a word: then one of words. A word below numbers is an error, and so are
 * words that are fewer than the numbers below them.
 */
export function numberColumn(file: string, name: string, isFeature: boolean): CsvColumn {
  let values = new Float64Array(1024);
  let seen = false;
  let firstBad: BadValue | undefined;
  let words: { column: CsvColumn; text: string; line: number; numbers: number; words: number } | undefined;
  return {
    push(record, j, cell) {
      const value = parseNumber(record.bytes, record.starts[j]!, record.ends[j]!);
      if (value === undefined && !words) startWords(record, j, cell);
      if (words) {
        words.column.push(record, j, cell);
        if (value === undefined) words.words++;
        else if (!Number.isNaN(value)) words.numbers++;
        return;
      }
      if (cell === values.length) {
        const longer = new Float64Array(2 * cell);
        longer.set(values);
        values = longer;
      }
      values[cell] = value!;
      if (Number.isFinite(value)) seen = true;
      else firstBad ??= { text: fieldText(record, j), line: record.line, cell };
    },
    done(n) {
      if (!words) return { name, values: values.slice(0, n), firstBad };
      if (words.numbers > words.words) throw notANumber(words.text, words.line);
      return words.column.done(n);
    },
  };

  function startWords(record: CsvRecord, j: number, cell: number): void {
    const text = fieldText(record, j);
    if (seen || isFeature) throw notANumber(text, record.line);
    words = { column: wordColumn(name, true), text, line: record.line, numbers: 0, words: 0 };
    const none = { ...record, starts: Int32Array.of(0), ends: Int32Array.of(0), escaped: Uint8Array.of(0) };
    for (let i = 0; i < cell; i++) words.column.push(none, 0, i);
  }

  function notANumber(text: string, line: number): CellsFileError {
    return new CellsFileError(
      { file, line, column: name },
      `'${text}' is not a number: correct it, leave it empty, or list the column in annotations to read it as words`,
    );
  }
}
