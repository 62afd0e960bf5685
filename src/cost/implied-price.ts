/** Tokens and what they were said to cost, in USD rounded to cents. */
export interface Charge {
  tokens: number;
  usd: number;
}

/**
 * The price per million tokens, in whole cents, that explains every charge to the cent; NaN when no price does, or when
 * several do. This is how prices that nobody printed are read off a cost sheet: an inference made to fit, no
 * independent confirmation.
 *
 * @example
 * impliedPrice([{ tokens: 551_780, usd: 0.74 }, { tokens: 23_000_000, usd: 31.05 }]); // 1.35
 */
export function impliedPrice(charges: readonly Charge[]): number {
  // In whole numbers, so that a charge of exactly half a cent is decided as roundCents decides it:
  // cents - 1/2 <= tokens * price / 1e6 < cents + 1/2, the price in cents.
  let [lowest, highest] = [0n, undefined as bigint | undefined];
  for (const { tokens, usd } of charges) {
    if (tokens === 0) {
      if (usd !== 0) return Number.NaN;
      continue;
    }
    const [n, twice] = [BigInt(tokens) * 2n, BigInt(Math.round(usd * 100)) * 2n];
    const from = ((twice - 1n) * 1_000_000n + n - 1n) / n;
    const to = ((twice + 1n) * 1_000_000n - 1n) / n;
    if (from > lowest) lowest = from;
    if (highest === undefined || to < highest) highest = to;
  }
  return highest === lowest ? Number(lowest) / 100 : Number.NaN;
}
