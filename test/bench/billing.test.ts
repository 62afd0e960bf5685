import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { billingF1 } from '../../src/bench/metrics/billing-f1.ts';
import { icdCodes } from '../../src/bench/metrics/icd-codes.ts';

// text, codes as published, codes fixed
const texts: [string, string[], string[]][] = [
  ['I10', ['I10'], ['I10']],
  ['I10, I10 and I10', ['I10'], ['I10']],
  ['J18.9.', ['J18.9'], ['J18.9']],
  ['**E11.9**', ['E11.9'], ['E11.9']],
  ['E**11**.9', ['E11.9'], ['E11.9']],
  ['*E11.9*', ['E11.9'], ['E11.9']],
  ['S72.001A', ['S72'], ['S72.001A']],
  ['S72.009D', ['S72'], ['S72.009D']],
  ['T36.0X1A', ['T36'], ['T36.0X1A']],
  ['C7A.00', [], ['C7A.00']],
  ['O9A.111', [], ['O9A.111']],
  ['I2510', [], ['I25.10']],
  ['I251', ['I251'], ['I25.1']],
  ['E119', ['E119'], ['E11.9']],
  ['i10 e11.9', [], []],
  ['vitamin B12', ['B12'], ['B12']],
  ['T2-weighted image at L5', ['L5', 'T2'], []],
  ['H1N1', [], []],
  ['I10éI10', [], []],
  ['(K21.9)/K21.9_', ['K21', 'K21.9'], ['K21.9']],
  ['X99.12345', ['X99'], []],
  ['no codes here', [], []],
  ['', [], []],
];

describe('ICD codes in a text', () => {
  test.each(texts)('%j: as published %j, fixed %j', (text, published, fixed) => {
    expect(icdCodes(text)).toEqual(published);
    expect(icdCodes(text, { mode: 'fixed' })).toEqual(fixed);
  });

  test('as published are those of HELM, 120 texts', () => {
    const { codes } = JSON.parse(readFileSync(new URL('fixtures/helm-rules.json', import.meta.url), 'utf8')) as {
      codes: [string, string[]][];
    };
    expect(codes).toHaveLength(120);
    for (const [text, expected] of codes) expect([text, icdCodes(text)]).toEqual([text, expected]);
  });
});

describe('billing F1', () => {
  // gold, answer, F1 as published, F1 fixed
  test.each<[string, string, number, number]>([
    ['I10', 'I10', 1, 1],
    ['I10, E11.9', 'E11.9 and I10', 1, 1],
    ['I10, E11.9', 'I10 and J45.909', 1 / 2, 1 / 2],
    ['I10', 'I10, E11.9', 2 / 3, 2 / 3],
    ['I10, E11.9, J18.9', 'I10', 1 / 2, 1 / 2],
    ['I10', 'E11.9', 0, 0],
    ['I10', '', 0, 0],
    ['I10', 'hypertension', 0, 0],
    ['', 'I10', 0, 0],
    ['', '', 0, 0],
    ['I10', '**I10**: hypertension', 1, 1],
    ['I10', 'I10 I10 I10', 1, 1],
    ['S72.001A', 'S72.001A', 1, 1],
    ['S72.001A', 'S72.009D', 1, 0],
    ['S72.001A, S72.002A', 'S72.001A', 1, 2 / 3],
    ['C7A.00', 'C7A.00', 0, 1],
    ['C7A.00, I10', 'C7A.00, I10', 1, 1],
    ['I25.10', 'I2510', 0, 1],
    ['E11.9', 'E119', 0, 1],
    ['I10', 'I10; vitamin B12', 2 / 3, 2 / 3],
    ['I10', 'I10; T2 image', 2 / 3, 1],
    ['I10', 'i10', 0, 0],
  ])('gold %j, answer %j: %d as published, %d fixed', (gold, answer, published, fixed) => {
    expect(billingF1(gold, answer).score).toBe(published);
    expect(billingF1(gold, answer, { mode: 'fixed' }).score).toBe(fixed);
  });

  test('says precision, recall and the codes', () => {
    expect(billingF1('I10, E11.9', 'I10, J18.9, J45.909')).toEqual({
      score: 2 / 5,
      precision: 1 / 3,
      recall: 1 / 2,
      goldCodes: ['E11.9', 'I10'],
      predictedCodes: ['I10', 'J18.9', 'J45.909'],
      sharedCodes: ['I10'],
    });
  });

  test('codes of several gold texts are taken together', () => {
    expect(billingF1(['I10', 'E11.9, I10'], 'I10, E11.9').score).toBe(1);
  });
});
