import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** What a Jupyter connection file says: where the five sockets are and the key that signs every message. */
export interface ConnectionInfo {
  transport: 'tcp';
  ip: string;
  shell_port: number;
  iopub_port: number;
  stdin_port: number;
  control_port: number;
  hb_port: number;
  key: string;
  signature_scheme: 'hmac-sha256';
  /** Our own addition: the process that the kernel does not outlive. */
  parent_pid?: number;
}

export interface Header {
  msg_id: string;
  msg_type: string;
  session: string;
  username: string;
  date: string;
  version: string;
}

/** A message of Jupyter's protocol, version 5.3: https://jupyter-client.readthedocs.io/en/stable/messaging.html */
export interface Message {
  /** ZeroMQ routing frames in front of the message. */
  identities: Buffer[];
  header: Header;
  parent: Header | Record<string, never>;
  metadata: Record<string, unknown>;
  content: Record<string, unknown>;
}

export const PROTOCOL_VERSION = '5.3';
const DELIMITER = '<IDS|MSG>';

const sign = (key: string, parts: readonly Buffer[]): string => {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
};

/** A new header. `session` names the sender for as long as it lives. */
export const newHeader = (msg_type: string, session: string): Header => ({
  msg_id: randomUUID(),
  msg_type,
  session,
  username: 'assaybook',
  date: new Date().toISOString(),
  version: PROTOCOL_VERSION,
});

/** The frames of a message, signed. */
export function encode(key: string, message: Message): Buffer[] {
  const parts = [message.header, message.parent, message.metadata, message.content].map((part) =>
    Buffer.from(JSON.stringify(part)),
  );
  return [...message.identities, Buffer.from(DELIMITER), Buffer.from(sign(key, parts)), ...parts];
}

/**
 * The message in some frames.
 *
 * @throws when the frames are no message or carry a signature that the key did not make
 */
export function decode(key: string, frames: readonly Buffer[]): Message {
  const delimiter = frames.findIndex((frame) => frame.toString('latin1') === DELIMITER);
  if (delimiter < 0 || frames.length < delimiter + 6) throw new Error('not a Jupyter message: parts are missing');
  const signature = frames[delimiter + 1]!;
  const parts = frames.slice(delimiter + 2, delimiter + 6);
  const expected = Buffer.from(sign(key, parts));
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
    throw new Error('a Jupyter message carries a wrong signature; it was dropped');
  }
  const [header, parent, metadata, content] = parts.map((part) => JSON.parse(part.toString()));
  return { identities: frames.slice(0, delimiter), header, parent, metadata, content };
}
