/** A cache cannot be written or read: its disk is full, or its directory is not ours. The message says which, and what to do. */
export class CacheError extends Error {
  override readonly name = 'CacheError';
}
