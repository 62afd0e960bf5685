import type { Confusion } from './medhelm-confusion.ts';

/** The answers of someone who says no to every question of the same table. */
export const alwaysNo = ({ truePositive, falsePositive, falseNegative, trueNegative }: Confusion): Confusion => ({
  truePositive: 0,
  falsePositive: 0,
  falseNegative: truePositive + falseNegative,
  trueNegative: falsePositive + trueNegative,
});
