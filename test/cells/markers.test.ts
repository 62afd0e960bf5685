import { describe, expect, test } from 'vitest';
import { factor } from '../../src/cells/factor.ts';
import { isMarker } from '../../src/cells/panel/is-marker.ts';
import { takeLabel } from '../../src/cells/samples/take-label.ts';
import type { CellTable } from '../../src/cells/cell-table.ts';

describe('isMarker', () => {
  test.each([
    'Time',
    'Event_length',
    'Cell_length',
    'DNA1_Ir191',
    'Ir193Di',
    '(Ir191)Di',
    'BC1_Pd102',
    'Barcode 3',
    'Pd105Di',
    'Center',
    'Residual',
    'beadst_beadDist',
    'empty_I127',
    'viability_Pt195',
    'cisplatin_Pt195',
    'Live/Dead',
    'label',
    'mmil_probability',
  ])('%s is no marker', (name) => expect(isMarker(name)).toBe(false));
  test.each([
    'CD45',
    'CD19_Nd142',
    '142Nd_CD19',
    'HLA-DR',
    'SSC-A',
    'SS Log',
    'Ki67_Sm152',
    'pSTAT5',
    'PD-L1',
    'PDGFRA',
    'Nd142Di',
    'FITC_myeloid_Yb171',
    'CD235_61_In113',
    'IRF4',
    'TIM-3',
  ])('%s is one', (name) => expect(isMarker(name)).toBe(true));
});

describe('takeLabel', () => {
  const table: CellTable = {
    n: 3,
    p: 2,
    names: ['CD45', 'blast'],
    columns: [Float32Array.of(5, 6, 7), Float32Array.of(1, 0, NaN)],
    annotations: { gate: factor(['diseased', '', 'healthy']), twice: Float64Array.of(2, 0, 1) },
    source: 'P1.csv',
  };
  test('takes a channel out of the features', () => {
    const { names, annotations } = takeLabel(table, 'blast', 1);
    expect(names).toEqual(['CD45']);
    expect(annotations.label).toEqual(Float32Array.of(1, 0, NaN));
  });
  test('reads words as a sheet does, and leaves what is unknown unknown', () => {
    expect(takeLabel(table, 'gate', 1).annotations.label).toEqual(Float32Array.of(1, NaN, 0));
  });
  test('reads sparse counts', () => {
    const sparse = { rows: Int32Array.of(2), values: Float32Array.of(1) };
    expect(takeLabel({ ...table, columns: [table.columns[0]!, sparse] }, 'blast', 1).annotations.label).toEqual(
      Float32Array.of(0, 0, 1),
    );
  });
  test('takes cells of healthy donors for healthy where nothing is said', () => {
    expect(takeLabel(table, 'blast', 0).annotations.label).toEqual(Float32Array.of(1, 0, 0));
    expect(takeLabel(table, 'none', 0).annotations.label).toEqual(Float32Array.of(0, 0, 0));
  });
  test('names a column that is missing, and a value that is neither', () => {
    expect(() => takeLabel(table, 'none', 1)).toThrow("P1.csv: has no column 'none' for the true label of its cells");
    expect(() => takeLabel(table, 'twice', 1)).toThrow("P1.csv: the true label in column 'twice' is 2: use 1");
  });
});
