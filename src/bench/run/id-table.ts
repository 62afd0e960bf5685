import { hash } from '../../stats/rng.ts';

/** Ids of instances by position, held as hashes of 64 bits: 20 bytes or so each, however long the ids are. */
export interface IdTable {
  readonly size: number;
  /** Adds an id; gives its position, or -1 - the position at which it was added before. */
  add(id: string): number;
  /** Position of an id, -1 where it is not known. */
  find(id: string): number;
}

/** @example const ids = idTable(); ids.add('a'); ids.add('b'); ids.find('b'); // 1 */
export function idTable(): IdTable {
  let slots = new Int32Array(2048).fill(-1);
  let high = new Uint32Array(1024);
  let low = new Uint32Array(1024);
  let size = 0;

  const slotOf = (h: number, l: number): number => {
    let slot = l & (slots.length - 1);
    for (; ; slot = (slot + 1) & (slots.length - 1)) {
      const position = slots[slot]!;
      if (position < 0 || (high[position] === h && low[position] === l)) return slot;
    }
  };
  const grow = (): void => {
    high = resized(high);
    low = resized(low);
    slots = new Int32Array(2 * slots.length).fill(-1);
    for (let position = 0; position < size; position++) slots[slotOf(high[position]!, low[position]!)] = position;
  };
  return {
    get size() {
      return size;
    },
    add(id) {
      if (size === high.length) grow();
      const [h, l] = [hash(id, 0x9e3779b9) >>> 0, hash(id, 0x243f6a88) >>> 0];
      const slot = slotOf(h, l);
      if (slots[slot]! >= 0) return -1 - slots[slot]!;
      [high[size], low[size]] = [h, l];
      slots[slot] = size;
      return size++;
    },
    find: (id) => slots[slotOf(hash(id, 0x9e3779b9) >>> 0, hash(id, 0x243f6a88) >>> 0)]!,
  };
}

function resized(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * values.length);
  larger.set(values);
  return larger;
}
