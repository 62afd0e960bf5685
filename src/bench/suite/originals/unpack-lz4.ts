/**
 * Unpacks an LZ4 frame (the form that the columns of a Feather file are packed in), whose blocks may lean on earlier
 * ones. Its checksums are passed over.
 *
 * @param length bytes that it holds when unpacked
 * @throws RangeError for bytes that are no whole LZ4 frame of that length
 */
export function unpackLz4(frame: Uint8Array, length: number): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.length < 15 || view.getUint32(0, true) !== magic) throw new RangeError('no LZ4 frame');
  const flags = view.getUint8(4);
  const checksum = flags & 0x10 ? 4 : 0;
  const output = new Uint8Array(length);
  let end = 0;
  let at = 7 + (flags & 8 ? 8 : 0) + (flags & 1 ? 4 : 0);
  for (let size = view.getUint32(at, true); size !== 0; size = view.getUint32(at, true)) {
    const from = at + 4;
    const to = from + (size & 0x7fffffff);
    if (size >>> 31 === 0) end = unpackBlock(frame, from, to, output, end);
    else {
      output.set(frame.subarray(from, to), end);
      end += to - from;
    }
    at = to + checksum;
  }
  if (end !== length) throw new RangeError(`the LZ4 frame holds ${end} bytes, not ${length}`);
  return output;
}

const magic = 0x184d2204;

/** Writes what bytes `from` to `to` hold to `output` from `end` on; returns the new end. */
function unpackBlock(input: Uint8Array, from: number, to: number, output: Uint8Array, end: number): number {
  let at = from;
  const length = (nibble: number): number => {
    let total = nibble;
    for (let more = nibble === 15 ? 255 : 0; more === 255; total += more) more = input[at++]!;
    return total;
  };
  while (at < to) {
    const token = input[at++]!;
    const literals = length(token >> 4);
    output.set(input.subarray(at, at + literals), end);
    at += literals;
    end += literals;
    if (at >= to) break;
    const back = input[at]! | (input[at + 1]! << 8);
    at += 2;
    const copied = length(token & 15) + 4;
    if (back === 0 || back > end || end + copied > output.length) throw new RangeError('a broken LZ4 block');
    for (const stop = end + copied; end < stop; end++) output[end] = output[end - back]!;
  }
  return end;
}
