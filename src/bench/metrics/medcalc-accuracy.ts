import type { MetricResult, ScoringMode } from './metric.ts';
import { parseDate } from './parse-date.ts';
import { parseNumber } from './parse-number.ts';
import { parseWeeks } from './parse-weeks.ts';
import { strip } from './strip.ts';

/** A question of MedCalc-Bench. */
export interface MedcalcGold {
  /** `risk`, `severity`, `diagnosis`, `date`, `physical`, `lab`, `dosage` … */
  category: string;
  /** The right answer. */
  answer: string;
  /** Least and greatest answer that is right; categories compared by equality have none. */
  lower?: string | number;
  upper?: string | number;
}

export interface MedcalcResult extends MetricResult {
  /** How the category is compared; `none` when the rule does not know it. */
  rule: 'equality' | 'weeks' | 'date' | 'range' | 'none';
  /** What the answer was read as: text, a number, days, or YYYY-MM-DD; null when it could not be read. */
  read: string | number | null;
  why: 'equal' | 'not equal' | 'in range' | 'out of range' | 'answer not read' | 'limits not read' | 'category unknown';
}

/**
 * 1 if the answer to a medical calculation is right, by its category: risk, severity and diagnosis must equal the right
 * answer as text; a date, a time in weeks and days or a number must lie between the limits. An answer that cannot be
 * read scores 0, and so does a number with a unit.
 *
 * As published, HELM knows the numeric categories `physical` and `dosage conversion`; any other category scores 0. The
 * data say `lab` and `dosage`, so that 354 of the 1,000 items cannot score at all. `fixed` knows these two.
 *
 * @param options.mode `as-published` (default) or `fixed`
 * @throws RangeError when `fixed` and the category is unknown
 * @example
 * const gold = { category: 'lab', answer: '120', lower: '114', upper: '126' };
 * medcalcAccuracy(gold, '121').score // 0, category unknown
 * medcalcAccuracy(gold, '121', { mode: 'fixed' }).score // 1
 */
export function medcalcAccuracy(
  { category, answer, lower, upper }: MedcalcGold,
  prediction: string,
  { mode = 'as-published' }: { mode?: ScoringMode } = {},
): MedcalcResult {
  const given = strip(prediction);
  const compared = ['risk', 'severity', 'diagnosis'];
  if (compared.includes(category)) {
    const score = Number(given === answer);
    return { score, rule: 'equality', read: given, why: score ? 'equal' : 'not equal' };
  }
  const measured = ['dosage conversion', 'physical', ...(mode === 'fixed' ? ['lab', 'dosage'] : [])];
  const ranged = (rule: 'weeks' | 'date' | 'range', parse: (text: string) => string | number | undefined) => {
    const [least, read, most] = [parse(String(lower)), parse(given), parse(String(upper))];
    const shown =
      read === undefined || Number.isNaN(read) ? null : Math.abs(Number(read)) === Infinity ? String(read) : read;
    if (least === undefined || most === undefined)
      return { score: 0, rule, read: shown, why: 'limits not read' } as const;
    if (read === undefined) return { score: 0, rule, read: null, why: 'answer not read' } as const;
    const score = Number(least <= read && read <= most);
    return { score, rule, read: shown, why: score ? 'in range' : 'out of range' } as const;
  };
  if (category === 'date') {
    return parseWeeks(answer) === undefined ? ranged('date', parseDate) : ranged('weeks', parseWeeks);
  }
  if (measured.includes(category)) return ranged('range', parseNumber);
  if (mode === 'fixed') {
    const known = [...compared, 'date', ...measured].join(', ');
    throw new RangeError(`unknown category ${category} of MedCalc-Bench: known are ${known}`);
  }
  return { score: 0, rule: 'none', read: null, why: 'category unknown' };
}
