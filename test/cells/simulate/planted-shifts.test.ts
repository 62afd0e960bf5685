import { describe, expect, test } from 'vitest';
import { plantedShifts } from '../../../src/cells/simulate/planted-shifts.ts';
import { smallPreset } from './small-preset.ts';

describe('what was planted', () => {
  test('is delta times the way from the progenitors to the aberrant means', () => {
    // Progenitors: 2.5, 0.7, 0.15; aberrant: 4, 0.2, 0.15.
    const shifts = plantedShifts(smallPreset);
    expect(shifts.map(({ marker }) => marker)).toEqual(['bright', 'dim', 'none']);
    [0.6, -0.2, 0].forEach((expected, j) => expect(shifts[j]!.fromProgenitors).toBeCloseTo(expected, 12));
  });

  test('against all normal cells of sick patients by their shares', () => {
    // Shares 0.2, 0.3 × 0.5, 0.5 of 0.85: means of bright 2, 3, 0.15.
    const normal = (0.2 * 2 + 0.15 * 3 + 0.5 * 0.15) / 0.85;
    expect(plantedShifts(smallPreset)[0]!.fromNormal).toBeCloseTo(3.1 - normal, 12);
  });

  test('with delta 0 nothing is abnormal', () =>
    expect(plantedShifts(smallPreset, 0).map(({ fromProgenitors }) => fromProgenitors)).toEqual([0, 0, 0]));
});
