/** A stream of random numbers. Every method draws from the same sequence, so the order of calls matters. */
export interface Rng {
  /** Uniform on [0, 1), 53 random bits. */
  uniform(): number;
  /** Uniform on 0 … n - 1, without modulo bias; `n` from 1 to 2^32. */
  integer(n: number): number;
  /** Standard normal (Box–Muller). */
  normal(): number;
}

/**
 * A seeded stream of random numbers (sfc32), named by `seed` and any number of `names`.
 *
 * Same seed and names: the same numbers, on every machine. Different names: independent streams, so one seed feeds
 * every fold, patient or replicate its own numbers whatever the order or the thread in which they are asked for. The
 * names `1` and `'1'` differ, and so do `('a', 'b')` and `('ab')`.
 *
 * @param seed a whole number (negative ones too)
 * @param names what the numbers are for: `rng(seed, 'bootstrap')`, `rng(seed, 'fold', 3)`
 * @throws RangeError when the seed or a numeric name is not a whole number
 * @example
 * rng(1, 'fold', 2).integer(6); // 3
 */
export function rng(seed: number, ...names: (string | number)[]): Rng {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number, got ${String(seed)}`);
  for (const name of names)
    if (typeof name === 'number' && !Number.isSafeInteger(name))
      throw new RangeError(`the name of a random stream must be a text or a whole number, got ${name}`);
  // JSON keeps the names apart; four hashes with different offsets make 128 bits of state out of it.
  const key = JSON.stringify([seed, ...names]);
  let a = hash(key, 0x9e3779b9);
  let b = hash(key, 0x243f6a88);
  let c = hash(key, 0xb7e15162);
  let counter = hash(key, 0x85a308d3);
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 16; i++) next(); // mixes the four words before the first number leaves
  const uniform = (): number => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
  let spare: number | undefined;
  return {
    uniform,
    integer(n) {
      if (!Number.isInteger(n) || n < 1 || n > 4294967296)
        throw new RangeError(`integer(n) needs a whole n from 1 to 2^32, got ${n}`);
      const limit = 4294967296 - (4294967296 % n); // draws from the incomplete last block would favour small numbers
      for (;;) {
        const draw = next();
        if (draw < limit) return draw % n;
      }
    },
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
  };
}

/** MurmurHash3 (32 bit) over the UTF-16 units of a text. Exported for pages, which take functions one by one. */
export function hash(text: string, seed: number): number {
  let h = seed | 0;
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    h ^= k;
    h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
  }
  h ^= text.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
