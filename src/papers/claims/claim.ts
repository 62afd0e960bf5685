import { z } from 'zod';
import type { StatementClaim } from './statement-claim.ts';

/** The versions of MedHELM: two preprints, the journal article, and what only the authors' repository states. */
export const papers = ['arxiv-v1', 'arxiv-v2', 'nature-medicine', 'authors-repository'] as const;

/**
 * How a computed value compares with the printed one. `exact`: equal when rounded to the printed decimals. `within`:
 * not equal, but at most `tolerance` away. `differs`: further away. `not-recomputable`: nothing to compute it from.
 */
export const claimStatuses = ['exact', 'within', 'differs', 'not-recomputable'] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

/**
 * What an agreement is worth. `computed`: from published data by the stated rule. `inferred-to-fit`: rests on a choice
 * made because it matches, so it confirms nothing independently. `simulated`: from simulated data. `published-only`:
 * quoted, not computed.
 */
export const claimEvidences = ['computed', 'inferred-to-fit', 'simulated', 'published-only'] as const;
export type ClaimEvidence = (typeof claimEvidences)[number];

const text = z.string().min(1);

/** One claim on file. */
export const claimSchema = z.strictObject({
  /** `table-1/arxiv-v2/deepseek-r1/win-rate`: from the coarse to the fine, so that a prefix selects. */
  id: text.regex(/^[a-z0-9.-]+(\/[a-z0-9.-]+)*$/, 'must be lower-case words parted by - . and /'),
  paper: z.enum(papers),
  /** Where it is printed. */
  where: text,
  /** What it says, in one sentence. */
  statement: text,
  /** The printed number … */
  published: z.number(),
  /** … and how many decimals it is printed with. */
  decimals: z.int().min(0).max(12),
  unit: text.optional(),
  tolerance: z.number().nonnegative(),
  expected: z.enum(claimStatuses),
  /** For `differs`: what we compute instead, rounded to `decimals`. */
  expectedComputed: z.number().optional(),
  evidence: z.enum(claimEvidences),
  /** Why it differs or cannot be recomputed. */
  reason: text.optional(),
  /** The function that computes it, by its name in the registry; none for `not-recomputable`. */
  quantity: text.optional(),
  args: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
});
export type Claim = z.output<typeof claimSchema>;

/** A claim with what became of it. Plain JSON. */
export interface ClaimResult {
  id: string;
  paper: Claim['paper'] | StatementClaim['paper'];
  where: string;
  statement: string;
  /** Null for a statement without a number. */
  published: number | null;
  /** Full precision; null when not recomputable (unless simulated) or when computing failed. */
  computed: number | null;
  /** Of a simulated number, over replicates. */
  interval?: { lower: number; upper: number; level: number; n: number; method: string };
  decimals: number;
  unit?: string;
  tolerance: number;
  status: ClaimStatus;
  expected: ClaimStatus;
  /** For `expected: 'differs'`: the computed value on file. */
  expectedComputed?: number;
  evidence: ClaimEvidence;
  reason: string | null;
  /** The status, and for `differs` the computed value, are those on file. */
  ok: boolean;
  /** What departs, when not `ok`. */
  message?: string;
}
