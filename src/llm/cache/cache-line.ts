import type { Completion } from '../model.ts';

const head = '{"key":"';
const middle = '","completion":';
const keyLength = 64;
/** Where the completion starts in a line. */
export const bodyStart = head.length + keyLength + middle.length;

/** An entry as a line of a segment, its end included. */
export const cacheLine = (key: string, completion: Completion): string =>
  `${head}${key}${middle}${JSON.stringify(completion)}}\n`;

/** The key of a line that is one in full, without parsing the rest of it. */
export function lineKey(line: Buffer): string | undefined {
  if (line.length < bodyStart + 3 || line.toString('latin1', 0, head.length) !== head) return undefined;
  const key = line.toString('latin1', head.length, head.length + keyLength);
  if (line.toString('latin1', head.length + keyLength, bodyStart) !== middle) return undefined;
  const whole = line[line.length - 1] === 125 && line[line.length - 2] === 125;
  return whole && /^[0-9a-f]+$/.test(key) ? key : undefined;
}

/** The completion of a line, or undefined when it is not the entry of this key in full. */
export function lineCompletion(line: Buffer, key: string): Completion | undefined {
  if (lineKey(line) !== key) return undefined;
  try {
    return JSON.parse(line.toString('utf8', bodyStart, line.length - 1)) as Completion;
  } catch {
    return undefined;
  }
}
