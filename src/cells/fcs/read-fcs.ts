import { setImmediate } from 'node:timers/promises';
import { fileSource } from './byte-source.ts';
import { decodeFcs } from './decode-fcs.ts';
import type { FcsOptions, FcsTable } from './fcs-table.ts';

/** {@link FcsOptions}, and how to follow or stop the reading. */
export interface ReadFcsOptions extends FcsOptions {
  /** Gets the number of events read so far. */
  onProgress?: (events: number) => void;
  /** Stops the reading: it rejects with the reason of the signal. */
  signal?: AbortSignal;
}

/** Steps of a quarter megabyte between two looks at what else there is to do. */
const stepsAtOnce = 32;

/**
 * Reads the cells of an FCS file: versions 2.0 to 3.2, list mode; floats, doubles and integers of 1 to 64 bits;
 * little- and big-endian; any size. Reads piece by piece into columns of 32-bit floats, and needs little more memory
 * than these.
 *
 * Integers are cut to the bits that $PnR leaves them and, where $PnE says so, taken from their log scale. Of several
 * data sets in one file the first is read. What is odd but readable is in `fcs.warnings`.
 *
 * @throws FcsError naming the file, the keyword or byte, and the remedy
 * @example
 * const cells = await readFcs('healthy-1.fcs');
 * cells.names; // ['Time', 'CD45', 'CD19', …]
 * cells.fcs.keywords['$CYT']; // 'CyTOF'
 */
export async function readFcs(path: string, options: ReadFcsOptions = {}): Promise<FcsTable> {
  const { onProgress, signal } = options;
  const source = fileSource(path);
  try {
    const steps = decodeFcs(source, options);
    for (let done = 1; ; done++) {
      signal?.throwIfAborted();
      const step = steps.next();
      if (step.done) return step.value;
      if (done % stepsAtOnce === 0) {
        onProgress?.(step.value);
        await setImmediate();
      }
    }
  } finally {
    source.close();
  }
}
