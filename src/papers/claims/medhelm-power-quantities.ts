import { sampleSizeTable } from '../medhelm/sample-size-table.ts';
import { type Quantity, quantity } from './quantity.ts';

/** Everything that a claim about MedHELM's sample sizes can name. */
export const medhelmPowerQuantities: Readonly<Record<string, Quantity>> = {
  /** With the width and the correction that fit the authors' table: none of them is stated. */
  'rated-instances-required': quantity({ benchmark: 'benchmark' }, ({ medhelm }, { benchmark }) => {
    const row = sampleSizeTable(medhelm).find((entry) => entry.benchmark === benchmark);
    if (!row) throw new RangeError(`the plan of sample sizes has no ${benchmark}`);
    return row.fitted;
  }),
};
