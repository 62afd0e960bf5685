import { z } from 'zod';
import type { ClaimEvidence, ClaimStatus } from './claim.ts';

const text = z.string().min(1);

/** A place where what is printed, described or done do not go together. One entry of `claims/discrepancies.json`. */
export const discrepancySchema = z.strictObject({
  id: text.regex(/^[a-z0-9-]+$/, 'must be lower-case words parted by -'),
  title: text,
  /** What happened, and what follows from it. No sizes here: they are computed. */
  cause: text,
  /** Claims that show it: ids, prefixes or globs, as `selectClaims` takes them. */
  claims: z.array(text).default([]),
  /** What shows it beside the claims: numbers that the paper does not print. */
  sound: z
    .array(
      z.strictObject({
        statement: text,
        decimals: z.int().min(0).max(12),
        unit: text.optional(),
        quantity: text,
        args: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
      }),
    )
    .default([]),
  /** The notebook where to see it. */
  see: text.regex(/^notebooks\/.+\.ipynb$/, 'must be a path like notebooks/medhelm/table-1-win-rates.ipynb'),
});
export type Discrepancy = z.output<typeof discrepancySchema>;

/** One size of a discrepancy. */
export interface DiscrepancySize {
  statement: string;
  /** The claim that it comes from and where that is printed; null for what the paper does not print. */
  claim: string | null;
  where: string | null;
  published: number | null;
  /** Full precision; null for a number that is quoted only. */
  computed: number | null;
  decimals: number;
  unit: string | null;
  status: ClaimStatus | null;
  evidence: ClaimEvidence;
}

/** A discrepancy with its sizes computed. Plain JSON. */
export interface SizedDiscrepancy extends Pick<Discrepancy, 'id' | 'title' | 'cause' | 'see'> {
  sizes: DiscrepancySize[];
}
