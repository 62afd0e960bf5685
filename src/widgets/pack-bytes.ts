/**
 * Shares between 0 and 1 as base64 of one byte each, in 255 steps: a fine enough colour, and small in a page.
 *
 * @example packShares([0, 0.5, 1]) // 'AID/'
 */
export const packShares = (shares: ArrayLike<number>): string =>
  Buffer.from(Uint8Array.from(shares, (share) => Math.round(255 * Math.min(1, Math.max(0, share))))).toString('base64');
