import { expect, test } from 'vitest';
import { unpackLz4 } from '../../../src/bench/suite/originals/unpack-lz4.ts';

const ff = (times: number) => 'ff'.repeat(times);
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const text = 'made-up '.repeat(25_000) + 'the end';
const unpacked = (hex: string, length = text.length) => Buffer.from(unpackLz4(bytes(hex), length)).toString();

// Both frames were written by lz4 1.9.4 with blocks of 64 KiB.
const first = `120100008f6d6164652d7570200800${ff(256)}e050652d757020`;
const linked =
  `04224d184040c0${first}` +
  `0a0100000f0800${ff(256)}e850652d757020`.repeat(2) +
  `190000000f0800${ff(13)}3a7074686520656e6400000000`;
const independent =
  `04224d187c40470d030000000000ca` +
  `${first}566dbb0b`.repeat(3) +
  `210000008f6d6164652d7570200800${ff(13)}327074686520656e648ed8a18300000000240298bc`;

test('blocks that lean on earlier ones are unpacked', () => {
  expect(unpacked(linked)).toBe(text);
});

test('blocks of their own, with checksums and the size in the head, are unpacked', () => {
  expect(unpacked(independent)).toBe(text);
});

test('a block that was stored as it is is copied', () => {
  const stored = '04224d186040820500008068656c6c6f00000000';
  expect(unpacked(stored, 5)).toBe('hello');
});

test('what is no frame, holds more or less than said, or is cut short is refused', () => {
  expect(() => unpacked('00'.repeat(20))).toThrow('no LZ4 frame');
  expect(() => unpacked('04')).toThrow('no LZ4 frame');
  expect(() => unpacked(linked, text.length + 1)).toThrow('the LZ4 frame holds 200007 bytes, not 200008');
  expect(() => unpacked(linked, text.length - 1)).toThrow(RangeError);
  for (const share of [0.2, 0.5, 0.99])
    expect(() => unpacked(linked.slice(0, Math.floor(429 * share) * 2))).toThrow(RangeError);
});

test('a block that points before its start is refused', () => {
  expect(() => unpacked('04224d184040c00400000000' + '050000000000', 10)).toThrow(RangeError);
});
