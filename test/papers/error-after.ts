import { expect } from 'vitest';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { DataError } from '../../src/papers/tables/data-error.ts';
import { dataCopy } from './data-copy.ts';

/** Loads MedHELM's tables from a copy of the data with one file altered, and gives the one error it throws. */
export function errorAfter(file: string, from: string | ((text: string) => string), to?: string): DataError {
  const copy = dataCopy();
  copy.alter(file, from, to);
  try {
    loadMedhelm({ dir: copy.medhelm });
  } catch (error) {
    expect(error).toBeInstanceOf(DataError);
    return error as DataError;
  }
  throw new Error('nothing was thrown');
}
