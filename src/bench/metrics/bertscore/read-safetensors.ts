import { type FileHandle, open } from 'node:fs/promises';
import { BertModelError } from './bert-model-error.ts';

export interface Tensor {
  shape: number[];
  values: Float32Array;
}

interface Place {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

/**
 * Reads the tensors whose names are wanted from a safetensors file: F32, F16 and BF16, as 32-bit floats.
 *
 * @throws BertModelError when the file is missing, cut off, or of another type
 */
export async function readSafetensors(file: string, wanted: (name: string) => boolean): Promise<Map<string, Tensor>> {
  const handle = await open(file, 'r').catch((cause: Error) => {
    const what =
      'cannot be read: the directory needs weights as model.safetensors (not pytorch_model.bin, not in parts)';
    throw new BertModelError(what, file, { cause });
  });
  try {
    const length = Number((await bytesAt(handle, 0, 8, file)).readBigUInt64LE());
    const { size } = await handle.stat();
    if (length > size) throw new BertModelError('is no safetensors file', file);
    const head = (await bytesAt(handle, 8, length, file)).toString();
    const tensors = new Map<string, Tensor>();
    for (const [name, { dtype, shape, data_offsets }] of Object.entries(JSON.parse(head) as Record<string, Place>)) {
      if (name === '__metadata__' || !wanted(name)) continue;
      const bytes = await bytesAt(handle, 8 + length + data_offsets[0], data_offsets[1] - data_offsets[0], file);
      tensors.set(name, { shape, values: floats(bytes, dtype, `${file}, tensor ${name}`) });
    }
    return tensors;
  } finally {
    await handle.close();
  }
}

async function bytesAt(handle: FileHandle, position: number, length: number, file: string): Promise<Buffer> {
  const buffer = Buffer.from(new ArrayBuffer(length));
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  if (bytesRead < length) throw new BertModelError('ends too early: was the copy cut off?', file);
  return buffer;
}

function floats(bytes: Buffer, dtype: string, place: string): Float32Array {
  if (dtype === 'F32') return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  if (dtype !== 'F16' && dtype !== 'BF16')
    throw new BertModelError(`is of type ${dtype}: F32, F16 and BF16 are read`, place);
  const words = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  return dtype === 'BF16'
    ? new Float32Array(Uint32Array.from(words, (word) => word << 16).buffer)
    : Float32Array.from(words, half);
}

/** @example half(0x3c00) // 1 */
function half(word: number): number {
  const [sign, exponent, fraction] = [word & 0x8000 ? -1 : 1, (word >> 10) & 31, word & 1023];
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
