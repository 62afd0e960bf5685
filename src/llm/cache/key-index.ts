/** Where a line is: its segment, the byte it starts at, its length. */
export interface Place {
  segment: number;
  start: number;
  length: number;
}

/** From keys to places, in typed arrays: 24 bytes a slot, so a million entries take 50 MB. */
export interface KeyIndex {
  readonly size: number;
  /** The place last set for a key; another key's with a chance of 2^-64, so compare the key that stands there. */
  get(key: string): Place | undefined;
  set(key: string, place: Place): void;
}

/**
 * An open-addressing table of 64 bits of each key, which is hex of a good hash.
 *
 * @example
 * const index = keyIndex();
 * index.set('00ff00ff00ff00ff', { segment: 0, start: 0, length: 10 });
 * index.get('00ff00ff00ff00ff').length; // 10
 */
export function keyIndex(): KeyIndex {
  let [capacity, size] = [1024, 0];
  let slots = emptySlots(capacity);

  /** The slot of a key, or the empty one where it belongs. */
  const find = ({ high, low, length }: typeof slots, a: number, b: number): number => {
    const mask = length.length - 1;
    let slot = a & mask;
    while (length[slot] !== 0 && (high[slot] !== a || low[slot] !== b)) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    const old = slots;
    slots = emptySlots((capacity *= 2));
    for (let i = 0; i < old.length.length; i++) {
      if (old.length[i] === 0) continue;
      const slot = find(slots, old.high[i]!, old.low[i]!);
      for (const column of ['high', 'low', 'segment', 'start', 'length'] as const)
        slots[column][slot] = old[column][i]!;
    }
  };
  return {
    get size() {
      return size;
    },
    get(key) {
      const slot = find(slots, parseInt(key.slice(0, 8), 16), parseInt(key.slice(8, 16), 16));
      const { segment, start, length } = slots;
      if (length[slot] === 0) return undefined;
      return { segment: segment[slot]!, start: start[slot]!, length: length[slot]! };
    },
    set(key, { segment, start, length }) {
      if (size * 4 >= capacity * 3) grow();
      const [a, b] = [parseInt(key.slice(0, 8), 16), parseInt(key.slice(8, 16), 16)];
      const slot = find(slots, a, b);
      if (slots.length[slot] === 0) size += 1;
      [slots.high[slot], slots.low[slot]] = [a, b];
      [slots.segment[slot], slots.start[slot], slots.length[slot]] = [segment, start, length];
    },
  };
}

const emptySlots = (capacity: number) => ({
  high: new Uint32Array(capacity),
  low: new Uint32Array(capacity),
  segment: new Uint32Array(capacity),
  start: new Float64Array(capacity),
  length: new Uint32Array(capacity),
});
