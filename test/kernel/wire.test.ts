import { expect, it } from 'vitest';
import { decode, encode, type Message, newHeader } from '../../src/kernel/wire.ts';

const message: Message = {
  identities: [Buffer.from('router'), Buffer.from([0, 255])],
  header: newHeader('execute_request', 'session'),
  parent: {},
  metadata: { some: 'thing' },
  content: { code: "'ü😀'" },
};

it('a message comes back as it was sent', () => {
  expect(decode('key', encode('key', message))).toEqual(message);
});

it('a header names type, session, version and time, and no two have the same id', () => {
  expect(message.header).toMatchObject({ msg_type: 'execute_request', session: 'session', version: '5.3' });
  expect(new Date(message.header.date).toISOString()).toBe(message.header.date);
  expect(newHeader('a', 's').msg_id).not.toBe(newHeader('a', 's').msg_id);
});

it('frames stand in the order of the protocol', () => {
  const frames = encode('key', message).map((frame) => frame.toString());
  expect(frames[2]).toBe('<IDS|MSG>');
  expect(frames[3]).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.parse(frames[4]!)).toEqual(message.header);
  expect(JSON.parse(frames[7]!)).toEqual(message.content);
});

it('the signature is the HMAC-SHA256 of header, parent, metadata and content', async () => {
  const { createHmac } = await import('node:crypto');
  const frames = encode('key', message);
  const expected = createHmac('sha256', 'key')
    .update(Buffer.concat(frames.slice(4)))
    .digest('hex');
  expect(frames[3]!.toString()).toBe(expected);
});

it('a message signed with another key is refused', () => {
  expect(() => decode('other', encode('key', message))).toThrow(/wrong signature/);
});

it('a message changed on its way is refused', () => {
  const frames = encode('key', message);
  frames[7] = Buffer.from('{"code":"other"}');
  expect(() => decode('key', frames)).toThrow(/wrong signature/);
});

it('a signature of another length is refused', () => {
  const frames = encode('key', message);
  frames[3] = Buffer.from('short');
  expect(() => decode('key', frames)).toThrow(/wrong signature/);
});

it('missing parts are refused', () => {
  const frames = encode('key', message);
  expect(() => decode('key', frames.slice(0, -1))).toThrow(/parts are missing/);
  expect(() => decode('key', frames.slice(3))).toThrow(/parts are missing/);
  expect(() => decode('key', [])).toThrow(/parts are missing/);
});
