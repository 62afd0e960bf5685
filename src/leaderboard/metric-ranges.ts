/**
 * The native scale of every metric known here, `[worst, best]`. A metric decides the normalisation, never the values:
 * a jury score of 1 on every item is 0, not 1.
 */
export const metricRanges: Readonly<Record<string, readonly [number, number]>> = {
  jury: [1, 5],
  accuracy: [0, 1],
  'exact-match': [0, 1],
  f1: [0, 1],
  'medcalc-accuracy': [0, 1],
  'medec-flag-accuracy': [0, 1],
  'ehrsql-execution-accuracy': [0, 1],
  'mimic-billing-f1': [0, 1],
};
