import { endianness } from 'node:os';
import type { FcsLayout } from './fcs-layout.ts';

/** Values of a channel. */
export type FcsColumn = Float32Array | Float64Array;

/** Puts the `count` events in `chunk` into the columns, from position `at` on. Changes the chunk. */
export type DecodeEvents = (
  chunk: Buffer<ArrayBuffer>,
  columns: readonly FcsColumn[],
  at: number,
  count: number,
) => void;

const machineIsLittle = endianness() === 'LE';

/**
 * The fastest decoder for a layout; all read what the slowest, bit by bit, reads.
 *
 * @param moduli of each channel: integers are taken modulo this power of two
 */
export function eventDecoder({ datatype, littleEndian, bits }: FcsLayout, moduli: readonly number[]): DecodeEvents {
  const width = bits[0]!;
  const uniform = bits.every((other) => other === width);
  if (uniform && (datatype !== 'I' || width === 8 || width === 16 || width === 32)) {
    const View =
      datatype === 'F'
        ? Float32Array
        : datatype === 'D'
          ? Float64Array
          : { 8: Uint8Array, 16: Uint16Array, 32: Uint32Array }[width as 8 | 16 | 32];
    return (chunk, columns, at, count) => {
      if (littleEndian !== machineIsLittle) swap(chunk, width);
      const values = new View(chunk.buffer, chunk.byteOffset, chunk.byteLength / (width / 8));
      columns.forEach((column, j) => takeColumn(values, column, j, columns.length, at, count, moduli[j]!));
    };
  }
  return bitDecoder(bits, littleEndian, moduli);
}

function swap(chunk: Buffer, width: number): void {
  if (width === 16) chunk.swap16();
  else if (width === 32) chunk.swap32();
  else if (width === 64) chunk.swap64();
}

function takeColumn(
  values: ArrayLike<number>,
  column: FcsColumn,
  j: number,
  step: number,
  at: number,
  count: number,
  modulus: number,
): void {
  const end = at + count;
  if (modulus === Infinity) for (let i = at, k = j; i < end; i++, k += step) column[i] = values[k]!;
  else for (let i = at, k = j; i < end; i++, k += step) column[i] = values[k]! % modulus;
}

/**
 * Integers of any width, one behind the other without padding. With the most significant byte first the bits run from
 * the top of each byte down, with the least significant first from the bottom up: at whole bytes, this is byte order.
 */
function bitDecoder(bits: readonly number[], littleEndian: boolean, moduli: readonly number[]): DecodeEvents {
  return (chunk, columns, at, count) => {
    let bit = 0; // position in the chunk; events begin anywhere in a byte
    for (let i = at; i < at + count; i++)
      for (let j = 0; j < bits.length; j++) {
        let value = 0;
        for (let left = bits[j]!, scale = 1; left > 0;) {
          const used = bit & 7;
          const take = Math.min(8 - used, left);
          const byte = chunk[bit >>> 3]!;
          if (littleEndian) {
            value += ((byte >> used) & ((1 << take) - 1)) * scale;
            scale *= 2 ** take;
          } else value = value * 2 ** take + ((byte >> (8 - used - take)) & ((1 << take) - 1));
          bit += take;
          left -= take;
        }
        columns[j]![i] = moduli[j] === Infinity ? value : value % moduli[j]!;
      }
  };
}
