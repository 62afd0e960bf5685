import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFcs } from '../../src/cells/fcs/read-fcs.ts';
import { readSamples } from '../../src/cells/samples/read-samples.ts';
import { readSampleSheet } from '../../src/cells/samples/read-sample-sheet.ts';
import { bagsOf } from '../../src/mmil/bags-of.ts';
import { cytometry, noCytometry } from './shared-data.ts';

describe.skipIf(noCytometry)(`files of cytometers [shared data]${noCytometry}`, () => {
  test('the mass cytometry files of tidytof have 100 cells each, and give markers without metals', async () => {
    const folder = join(cytometry, 'tidytof_fcs');
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.fcs'))) {
      const table = await readFcs(join(folder, name), { naming: 'marker' });
      expect(table.n).toBe(100);
      expect(table.names.filter((marker) => /_[A-Z][a-z]?\d{2,3}$/.test(marker))).toEqual([]);
      expect(table.columns.every((column) => column.every(Number.isFinite))).toBe(true);
    }
    const { names } = await readFcs(join(folder, 'Healthy1_Basal.fcs'), { naming: 'metal_marker' });
    expect(names).toEqual(expect.arrayContaining(['115In_CD45', '142Nd_CD19', '152Sm_Ki67']));
  });

  test('the sheet of CytoDX becomes 10,000 cells of 20 people', async () => {
    const sheet = readSampleSheet(join(cytometry, 'cytodx_flowcap_aml/fcs_info.csv'), {
      columns: { file: 'fcsName', patient: 'fcsName', sick: 'Label', set: 'dataset' },
      sickWords: { aml: 1 },
    });
    const { table, dropped } = await readSamples(sheet);
    expect(table).toMatchObject({ n: 10_000, p: 7 });
    expect(dropped).toEqual([]);
    const bags = bagsOf(table);
    expect(bags.patients).toHaveLength(20);
    expect(bags.sick.filter((sick) => sick === 1)).toHaveLength(10);
  });
});
