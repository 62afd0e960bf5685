import { describe, expect, test } from 'vitest';
import type { ByteSource } from '../../src/cells/fcs/byte-source.ts';
import { FcsError } from '../../src/cells/fcs/fcs-error.ts';
import { type Rng, rng } from '../../src/stats/rng.ts';
import { buildFcs, type FcsSpec } from '../cells/build-fcs.ts';
import { readSource } from '../cells/read-bytes.ts';

const seed = 20250301;
const inputsPerFile = 15_000;

const events = Array.from({ length: 12 }, (_, i) => [i, 2 * i, 200 - i]);
const files: Record<string, FcsSpec> = {
  floats: { events, keywords: { $SPILLOVER: '2,C1,C2,1,0.1,0,1', $P1S: '142Nd_CD19' } },
  doubles: { version: '3.0', datatype: 'D', order: '1,2,3,4,5,6,7,8', events },
  integers: { version: '2.0', datatype: 'I', bits: [16, 16, 16], events, keywords: { $P1E: '4,1', $P2R: '1024' } },
  mixed: { datatype: 'I', bits: [8, 32, 24], events },
  packed: { version: '3.0', datatype: 'I', bits: [10, 7, 12], events: events.map(([a, b, c]) => [a!, b!, c!]) },
  supplement: { events, supplement: { NOTE: 'more', $P9S: 'x' }, headerData: 'zero', delimiter: '/' },
  escaped: { events, keywords: { NOTE: 'a|b', $COM: '', $COMP: '3,1,0,0,0,1,0,0,0,1' } },
};

const numbers = ['0', '1', '-1', '7', '58', '99999999', '4294967296', '9007199254740993', '1e9', 'NaN', '*', ''];
const words = ['$PAR', '$TOT', '$P1B', '$P1R', '$P1E', '$BEGINDATA', '$ENDDATA', '$BEGINSTEXT', '$ENDSTEXT', '$BYTEORD', '$SPILLOVER']; // prettier-ignore

/** Damages a file in one to four places. */
function mutate(original: Buffer, random: Rng): Buffer {
  let bytes = Buffer.from(original);
  const at = (): number => random.integer(Math.max(1, bytes.length));
  for (let left = 1 + random.integer(4); left > 0; left--) {
    const kind = random.integer(8);
    if (kind === 0 && bytes.length > 0) bytes[at()]! ^= 1 << random.integer(8);
    else if (kind === 1 && bytes.length > 0) bytes[at()] = random.integer(256);
    else if (kind === 2) bytes = Buffer.from(bytes.subarray(0, at()));
    else if (kind === 3) {
      const from = at();
      bytes = Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + random.integer(20))]);
    } else if (kind === 4) {
      const [from, to] = [at(), at()];
      bytes = Buffer.concat([
        bytes.subarray(0, to),
        bytes.subarray(from, from + random.integer(60)),
        bytes.subarray(to),
      ]);
    } else if (kind === 5 && bytes.length >= 58) {
      // an offset of the header
      const field = 10 + 8 * random.integer(6);
      bytes.write(numbers[random.integer(numbers.length)]!.slice(0, 8).padStart(8), field, 'latin1');
    } else {
      // the value of a keyword, in its place (6) or with what follows moved (7)
      const word = words[random.integer(words.length)]!;
      const start = bytes.indexOf(word) + word.length + 1;
      const value = Buffer.from(numbers[random.integer(numbers.length)]!);
      if (start <= word.length || start > bytes.length) continue;
      if (kind === 6) value.copy(bytes, start);
      else {
        const stop = bytes.indexOf(bytes[start - 1]!, start);
        bytes = Buffer.concat([bytes.subarray(0, start), value, bytes.subarray(Math.max(start, stop))]);
      }
    }
  }
  return bytes;
}

/** A source that takes any byte asked for beyond its end for a fault of the reader. */
function strictSource(bytes: Buffer): ByteSource {
  return {
    name: 'fuzz.fcs',
    size: bytes.length,
    read(at, into) {
      if (bytes.length < 58) throw new FcsError('too short for a header', { file: 'fuzz.fcs' });
      if (!(at >= 0 && at + into.length <= bytes.length))
        throw new RangeError(`bytes ${at} to ${at + into.length} of ${bytes.length}`);
      into.set(bytes.subarray(at, at + into.length));
    },
  };
}

describe(`damaged FCS files, ${inputsPerFile * Object.keys(files).length} in all (seed ${seed})`, () => {
  test.each(Object.entries(files))(
    'of %s are read or refused with an FcsError, in bounded time and memory',
    (name, spec) => {
      const original = buildFcs(spec).bytes;
      let [readable, refused, slowest] = [0, 0, 0];
      for (let k = 0; k < inputsPerFile; k++) {
        const bytes = mutate(original, rng(seed, name, k));
        const began = performance.now();
        try {
          const table = readSource(strictSource(bytes), {
            lenient: k % 2 === 0,
            naming: k % 3 === 0 ? 'marker' : 'stain',
          });
          readable++;
          // a value takes a bit or more in the file and four bytes in the table
          if (table.n * table.p > 8 * bytes.length) throw new Error(`${table.n} × ${table.p} of ${bytes.length} bytes`);
        } catch (error) {
          refused++;
          if (!(error instanceof FcsError))
            throw new Error(`input ${k} of '${name}' (seed ${seed}): ${String(error)}`, { cause: error });
        }
        slowest = Math.max(slowest, performance.now() - began);
      }
      expect(readable).toBeGreaterThan(inputsPerFile / 50);
      expect(refused).toBeGreaterThan(inputsPerFile / 50);
      expect(slowest).toBeLessThan(10_000);
      expect(process.memoryUsage().arrayBuffers).toBeLessThan(1e9);
    },
  );
});
