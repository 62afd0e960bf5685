/**
 * Remembers a whole number from 1 for each of many ids, in 12 to 48 bytes an id however long the ids are: only 64 bits
 * of a hash are kept. Two of a million different ids are taken for one with a chance of 3 in 100 million.
 */
export interface IdTable {
  /** The number of an id; 0 for one that is new. */
  get(id: string): number;
  set(id: string, value: number): void;
}

/** @example const table = idTable(); table.set('a', 7); [table.get('a'), table.get('b')] // [7, 0] */
export function idTable(): IdTable {
  let [high, low, values] = empty(1024);
  let count = 0;

  /** Where the hash stands, or the free slot for it. */
  const slotOf = (h: number, l: number): number => {
    const mask = values.length - 1;
    let slot = (h ^ l) & mask;
    while (values[slot] !== 0 && (high[slot] !== h || low[slot] !== l)) slot = (slot + 1) & mask;
    return slot;
  };
  const put = (h: number, l: number, value: number): void => {
    const slot = slotOf(h, l);
    if (values[slot] === 0) count++;
    high[slot] = h;
    low[slot] = l;
    values[slot] = value;
  };
  return {
    get(id) {
      const [h, l] = hash(id);
      return values[slotOf(h, l)]!;
    },
    set(id, value) {
      if (2 * count >= values.length) {
        const [oldHigh, oldLow, old] = [high, low, values];
        [high, low, values] = empty(2 * old.length);
        count = 0;
        old.forEach((kept, slot) => kept !== 0 && put(oldHigh[slot]!, oldLow[slot]!, kept));
      }
      put(...hash(id), value);
    },
  };
}

const empty = (size: number): [Uint32Array, Uint32Array, Uint32Array] => [
  new Uint32Array(size),
  new Uint32Array(size),
  new Uint32Array(size),
];

/** Two hashes of 32 bits: multiply and xor for each letter, mixed into each other at the end (cyrb53). */
function hash(text: string): [number, number] {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    a = Math.imul(a ^ letter, 2654435761);
    b = Math.imul(b ^ letter, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a >>> 0, b >>> 0];
}
