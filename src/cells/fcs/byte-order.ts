import { FcsError } from './fcs-error.ts';

/**
 * Whether $BYTEORD says that the least significant byte comes first: `1,2,3,4` does, `4,3,2,1` does not. The number of
 * bytes does not matter.
 *
 * @throws FcsError for other orders, such as `3,4,1,2` of a PDP-11
 * @example
 * byteOrder('4,3,2,1', 'a.fcs'); // false
 */
export function byteOrder(value: string | undefined, file: string): boolean {
  const keyword = '$BYTEORD';
  if (!value?.trim())
    throw new FcsError('is missing: the file breaks the standard, export it again', { file, keyword });
  const order = value.split(',').map(Number);
  if (order.every((byte, i) => byte === i + 1)) return true;
  if (order.every((byte, i) => byte === order.length - i)) return false;
  throw new FcsError(
    `is '${value}': only 1,2,3,4 (little-endian) and 4,3,2,1 (big-endian) can be read, export the file in one of them`,
    { file, keyword },
  );
}
