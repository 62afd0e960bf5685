/**
 * Days of a time in weeks and days as MedCalc-Bench writes it, `('14 weeks', '2 days')`; undefined for any other text.
 * What follows the bracket is not looked at.
 *
 * @example
 * parseWeeks("('14 weeks', '2 days')") // 100
 * parseWeeks('14 weeks, 2 days') // undefined
 */
export function parseWeeks(text: string): number | undefined {
  const [, weeks, days] = /^\('(\d+) weeks', '(\d+) days'\)/.exec(text) ?? [];
  return weeks === undefined ? undefined : 7 * Number(weeks) + Number(days);
}
