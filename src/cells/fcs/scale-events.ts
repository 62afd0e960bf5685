import type { FcsColumn } from './decode-events.ts';
import type { FcsChannel } from './fcs-channel.ts';

/**
 * The power of two that integers of a channel are taken modulo: $PnR says which bits carry the value, others may hold
 * anything. Infinity where all bits do.
 *
 * @example
 * integerModulus(16, 1024); // 1024
 * integerModulus(16, 1000); // 1024
 */
export function integerModulus(bits: number, range: number): number {
  if (!(range >= 1)) return Infinity;
  const used = Math.ceil(Math.log2(range));
  return used < bits ? 2 ** used : Infinity;
}

/**
 * Turns raw integers into what they stand for, in place: `offset * 10^(decades * v / range)` on a log scale, and v /
 * gain on a linear one where gains are asked for.
 */
export function scaleEvents(column: FcsColumn, { log, range, gain }: FcsChannel, gains: boolean): void {
  if (log) {
    const { decades, offset } = log;
    const linear = (value: number): number => offset * 10 ** ((decades * value) / range);
    const table =
      range <= column.length ? Float64Array.from({ length: Math.ceil(range) }, (_, v) => linear(v)) : undefined;
    for (let i = 0; i < column.length; i++) column[i] = table?.[column[i]!] ?? linear(column[i]!);
  } else if (gains && gain !== 1) for (let i = 0; i < column.length; i++) column[i] = column[i]! / gain;
}
