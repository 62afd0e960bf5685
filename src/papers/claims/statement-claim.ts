import { z } from 'zod';

/** The versions of MMIL's abstract: the preprint and the journal article. */
export const statementPapers = ['mmil-arxiv-v1', 'science-advances'] as const;

const text = z.string().min(1);

/**
 * A statement without a number, about patients whose data could not be had: what it says is measured on simulated cells.
 * Such a claim is never a confirmation of the paper.
 */
export const statementClaimSchema = z.strictObject({
  id: text.regex(/^mmil(\/[a-z0-9.-]+)+$/, "must be lower-case words parted by /, the first one 'mmil'"),
  paper: z.enum(statementPapers),
  where: text,
  /** What it says, in our words. */
  statement: text,
  /** The study that measures it, by its name in the registry. */
  quantity: text,
  /** What the number is, with its unit. */
  measured: text,
  decimals: z.int().min(0).max(6),
  /** The number on file … */
  expectedComputed: z.number(),
  /** … and how far a computed one may be from it. */
  tolerance: z.number().positive(),
  expected: z.literal('not-recomputable'),
  evidence: z.literal('simulated'),
  /** Why it cannot be recomputed, and what the simulated number says and does not say. */
  reason: text,
});
export type StatementClaim = z.output<typeof statementClaimSchema>;
