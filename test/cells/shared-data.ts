import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const shared = process.env.ASSAYBOOK_SHARED ?? resolve(import.meta.dirname, '../../../shared');

/** The folder of third-party cytometry data beside the checkout, which is never committed. */
export const cytometry = resolve(shared, 'data/cytometry');

/** What a skipped test says: '' where the data are there. */
export const noCytometry = existsSync(cytometry) ? '' : ` (skipped: no ${cytometry})`;
