import type { TieBreak } from '../../leaderboard/tie-break.ts';

/**
 * The one tie of MedHELM's tables that rounding made. Both models print 0.663 on CLEAR; with GPT-4o mini above Claude
 * 3.5 Sonnet all 18 win rates of the authors' leaderboard files come out, and without it 4 of them do not (nor does
 * Claude 3.5 Sonnet's 0.63 in Table 1 of arXiv v2). The order is inferred because it fits: the unrounded scores are not
 * published, so a figure that rests on it is no independent confirmation.
 */
export const clearRule: TieBreak = {
  benchmark: 'clear',
  above: 'gpt-4o-mini',
  below: 'claude-3.5-sonnet',
  why: 'both are published as 0.663; this order reproduces every published win rate',
};
