/** Words for sizes of an intraclass correlation, from the lowest band up: each begins at `from`. */
export const iccBands = {
  /** Koo and Li, Journal of Chiropractic Medicine 15 (2016) 155–163: to be read off the interval, not the estimate. */
  'koo-li': [
    { from: -Infinity, word: 'poor' },
    { from: 0.5, word: 'moderate' },
    { from: 0.75, word: 'good' },
    { from: 0.9, word: 'excellent' },
  ],
  /** Cicchetti, Psychological Assessment 6 (1994) 284–290. */
  cicchetti: [
    { from: -Infinity, word: 'poor' },
    { from: 0.4, word: 'fair' },
    { from: 0.6, word: 'good' },
    { from: 0.75, word: 'excellent' },
  ],
} as const;

/**
 * The word for an intraclass correlation in a published scheme. A convention, no finding: two schemes may differ.
 *
 * @example
 * iccBand(0.47, 'koo-li'); // 'poor'
 * iccBand(0.47, 'cicchetti'); // 'fair'
 */
export function iccBand(value: number, scheme: keyof typeof iccBands): string {
  return iccBands[scheme].findLast(({ from }) => value >= from)?.word ?? 'undefined';
}
