import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { didYouMean } from '../../src/stats/did-you-mean.ts';
import { parseNumber } from '../../src/papers/tables/parse-number.ts';
import { roundDecimal } from '../../src/papers/claims/round-decimal.ts';

describe('roundDecimal', () => {
  test('rounds half away from zero on the decimal digits', () => {
    const cases: [number, number, number][] = [
      [0.625, 2, 0.63],
      [-0.625, 2, -0.63],
      [1.005, 2, 1.01],
      [0.6357142857, 2, 0.64],
      [0.995, 2, 1],
      [66.25, 0, 66],
      [0.5, 0, 1],
      [1e-9, 2, 0],
      [2.5e20, 2, 2.5e20],
      [-0.0001, 2, 0],
    ];
    for (const [value, decimals, rounded] of cases) expect(roundDecimal(value, decimals)).toBe(rounded);
  });

  test('takes 0.66249999999999998, a sum of shares that should be 0.6625, to 0.663', () => {
    expect(roundDecimal(0.6624999999999999, 3)).toBe(0.663);
    expect(roundDecimal(0.66249999, 3)).toBe(0.662); // a real difference is kept
  });

  test('leaves a number with few enough decimals alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (digits, decimals) => {
        const value = Number(`${digits}e-${decimals}`);
        expect(roundDecimal(value, decimals)).toBe(value);
      }),
    );
  });

  test('is at most half a unit of the last decimal away', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e3, max: 1e3, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (value, decimals) => {
          expect(Math.abs(roundDecimal(value, decimals) - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
        },
      ),
    );
  });

  test('passes NaN and infinities on, and refuses strange decimals', () => {
    expect(roundDecimal(Number.NaN, 2)).toBeNaN();
    expect(roundDecimal(-Infinity, 2)).toBe(-Infinity);
    expect(() => roundDecimal(1, 1.5)).toThrow('decimals must be a whole number from 0 to 12, got 1.5');
  });
});

describe('parseNumber', () => {
  test('reads plain numbers and unambiguous groups of thousands', () => {
    const cases: [string, number][] = [
      ['0.348', 0.348],
      [' 4.533 ', 4.533],
      ['-2', -2],
      ['.5', 0.5],
      ['1e-3', 0.001],
      ['1,234', 1234],
      ['1,234,567.5', 1234567.5],
      ['1 234', 1234],
      ['1\u202f234\u202f567', 1234567],
      ["12'345", 12345],
    ];
    for (const [text, value] of cases) expect(parseNumber(text)).toBe(value);
  });

  test('refuses everything that leaves a doubt', () => {
    const doubtful = [
      '',
      ' ',
      '0,85',
      '12,34',
      '1,2345',
      '1,234 567',
      '1.234,5',
      '1 234,',
      '66 %',
      'NaN',
      'Infinity',
      '0x10',
      '1_000',
      '--1',
      '1e999',
      'four',
    ];
    for (const text of doubtful) expect(parseNumber(text), text).toBeUndefined();
  });

  test('reads back what JavaScript prints', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value))).toBe(value === 0 ? parseNumber('0') : value);
      }),
    );
  });
});

describe('didYouMean', () => {
  test('finds the closest name and stays silent when nothing is close', () => {
    const models = ['gpt-4o', 'gpt-4o-mini', 'o3-mini'];
    expect(didYouMean('gpt4o-mini', models)).toBe('gpt-4o-mini');
    expect(didYouMean('GPT 4o', models)).toBe('gpt-4o');
    expect(didYouMean('mistral', models)).toBeUndefined();
  });
});
