import { UsageError } from './run-options.ts';

/** Where a number of the command line may lie. */
export interface NumberRange {
  min?: number;
  max?: number;
  /** `min` and `max` themselves are outside. */
  open?: boolean;
  whole?: boolean;
}

/**
 * A number of the command line.
 *
 * @throws UsageError naming the option and what it takes
 * @example
 * numberOption('--rho', '0.5', { min: 0, max: 1, open: true }); // 0.5
 */
export function numberOption(name: string, text: string, range: NumberRange = {}): number {
  const { min = -Infinity, max = Infinity, open = false, whole = false } = range;
  const value = text.trim() === '' ? NaN : Number(text);
  const within = open ? value > min && value < max : value >= min && value <= max;
  if (within && Number.isFinite(value) && (!whole || Number.isInteger(value))) return value;
  const kind = whole ? 'a whole number' : 'a number';
  const limits = [
    ...(min > -Infinity ? [`${open ? 'above' : 'from'} ${min}`] : []),
    ...(max < Infinity ? [`${open ? 'below' : 'to'} ${max}`] : []),
  ].join(' ');
  throw new UsageError(`${name} takes ${kind}${limits && ` ${limits}`}, got "${text}"`);
}
