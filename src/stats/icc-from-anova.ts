import { fQuantile } from './f-quantile.ts';
import type { TwoWayAnova } from './two-way-anova.ts';

/**
 * The forms of Shrout and Fleiss. 1: each subject has raters of its own (one-way). 2: raters are a random sample, their
 * level counts (absolute agreement). 3: these raters only, their level does not count (consistency). `1` after the comma:
 * reliability of one rating; `k`: of the mean of all k.
 */
export const iccForms = ['ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)', 'ICC(1,k)', 'ICC(2,k)', 'ICC(3,k)'] as const;
export type IccForm = (typeof iccForms)[number];

export interface IccOptions {
  /** Which of the six: there is no default, because they answer different questions. */
  form: IccForm;
  /** Confidence level of the interval. Default 0.95. */
  level?: number;
}

/** An intraclass correlation. Plain JSON; numbers are null where they are not defined. */
export interface Icc {
  form: IccForm;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  level: number;
  /** Subjects used … */
  n: number;
  /** … of those given. */
  of: number;
  /** Raters. */
  k: number;
  /** Ratio of mean squares, between subjects over residual; null when the residual is zero. */
  f: number | null;
  df1: number;
  df2: number;
  method: string;
  /** Why there is no number; null when there is one. */
  undefined: string | null;
}

/**
 * The intraclass correlation that an analysis of variance gives: see {@link icc}.
 *
 * @throws RangeError for a form that is not one of the six, or a level that does not lie between 0 and 1
 * @example
 * iccFromAnova(twoWayAnova([[1, 2, 3], [2, 3, 4]]), { form: 'ICC(3,1)' }).estimate; // 1
 */
export function iccFromAnova(anova: TwoWayAnova, { form, level = 0.95 }: IccOptions): Icc {
  if (!iccForms.includes(form)) throw new RangeError(`form must be one of ${iccForms.join(', ')}, got ${form}`);
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, for example 0.95, got ${level}`);
  const { n, of, k } = anova;
  const oneWay = form.startsWith('ICC(1');
  const residual = oneWay ? anova.within : anova.error;
  const [df1, df2] = [Math.max(0, n - 1), Math.max(0, oneWay ? n * (k - 1) : (n - 1) * (k - 1))];
  const method = form.startsWith('ICC(2') ? "F interval, Satterthwaite's degrees of freedom" : 'F interval';
  const known = { form, level, n, of, k, df1, df2, method };
  const missing = (why: string): Icc => ({
    ...known,
    estimate: null,
    lower: null,
    upper: null,
    f: null,
    undefined: why,
  });
  if (n < 2) return missing(`a correlation needs two subjects, ${n} of ${of} ${n === 1 ? 'is' : 'are'} rated by all`);
  if (anova.subjects <= anova.noise)
    return missing(
      Math.max(anova.error, anova.raters) <= anova.noise
        ? 'all ratings are equal'
        : 'the subjects have equal means: no variance between them',
    );
  const f = residual <= anova.noise ? Infinity : anova.subjects / residual;
  const values = form.startsWith('ICC(2') ? agreement(anova, form, level) : ratioForms(f, df1, df2, k, form, level);
  if (values.estimate === null) return missing('the estimated variance of a mean rating is not positive');
  return { ...known, ...values, f: Number.isFinite(f) ? f : null, undefined: null };
}

interface Values {
  estimate: number | null;
  lower: number | null;
  upper: number | null;
}

/** Forms 1 and 3 are functions of the F ratio alone, and so are the ends of their intervals. */
function ratioForms(f: number, df1: number, df2: number, k: number, form: IccForm, level: number): Values {
  const at = (ratio: number): number => {
    if (ratio === Infinity) return 1;
    return form.endsWith('k)') ? 1 - 1 / ratio : (ratio - 1) / (ratio + k - 1);
  };
  const p = (1 + level) / 2;
  return { estimate: at(f), lower: at(f / fQuantile(p, df1, df2)), upper: at(f * fQuantile(p, df2, df1)) };
}

/** Form 2: ICC(A,1) and ICC(A,k) of McGraw and Wong, Table 7. A denominator that is not positive leaves null. */
function agreement({ n, k, subjects, raters, error, noise }: TwoWayAnova, form: IccForm, level: number): Values {
  const level2 = raters - error;
  const share = (top: number, bottom: number): number | null => (bottom > 0 ? top / bottom : null);
  const at = (low: number, high: number): number | null =>
    form.endsWith('k)')
      ? share(n * (high * subjects - low * error), low * level2 + n * high * subjects)
      : share(n * (high * subjects - low * error), low * (k * raters + (k * n - k - n) * error) + n * high * subjects);
  const single = (subjects - error) / (subjects + (k - 1) * error + (k * level2) / n);
  const estimate = at(1, 1);
  if (Math.max(raters, error) <= noise) return { estimate: 1, lower: 1, upper: 1 };
  const a = (k * single) / (n * (1 - single));
  const b = 1 + a * (n - 1);
  const df = (a * raters + b * error) ** 2 / ((a * raters) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1)));
  const p = (1 + level) / 2;
  return { estimate, lower: at(fQuantile(p, n - 1, df), 1), upper: at(1, fQuantile(p, df, n - 1)) };
}
