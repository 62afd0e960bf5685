import { type ByteSource, bytesSource } from '../../src/cells/fcs/byte-source.ts';
import { decodeFcs } from '../../src/cells/fcs/decode-fcs.ts';
import type { FcsOptions, FcsTable } from '../../src/cells/fcs/fcs-table.ts';

/** Reads a whole source at once. */
export function readSource(source: ByteSource, options?: FcsOptions): FcsTable {
  const steps = decodeFcs(source, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Reads an FCS file in memory, called `test.fcs`. */
export function readBytes(bytes: Uint8Array, options?: FcsOptions): FcsTable {
  return readSource(bytesSource(bytes, 'test.fcs'), options);
}

/** The values of a table, event by event. */
export function eventsOf({ n, columns }: FcsTable): number[][] {
  return Array.from({ length: n }, (_, i) => columns.map((column) => column[i]!));
}
