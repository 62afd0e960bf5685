import { join } from 'node:path';
import type { CellTable } from '../../cells/cell-table.ts';
import { readSampleSheet } from '../../cells/samples/read-sample-sheet.ts';
import { readSamples } from '../../cells/samples/read-samples.ts';

/**
 * The twenty people of the FlowCAP-II AML challenge that CytoDx ships, 500 cells each, half of them with acute myeloid
 * leukaemia; the sheet says who is to train on and who to test on. From github.com/hzc363/CytoDx, commit
 * 56dca19041856ee3c05288c29c53c03a513e7f3f, folder `inst/extdata`. There is no truth of cells.
 *
 * @returns values as the files have them: forward scatter linear, all else from amplifiers of four decades
 * @throws SampleSheetError when the sheet or a file is missing
 * @example
 * (await readFlowcapAml('cytometry/cytodx_flowcap_aml')).n; // 10000
 */
export async function readFlowcapAml(folder: string): Promise<CellTable> {
  const sheet = readSampleSheet(join(folder, 'fcs_info.csv'), {
    columns: { file: 'fcsName', patient: 'fcsName', sick: 'Label', set: 'dataset' },
    sickWords: { aml: 1 },
  });
  return (await readSamples(sheet, { nonMarkers: 'drop' })).table;
}
