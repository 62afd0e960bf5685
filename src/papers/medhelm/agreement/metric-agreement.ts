import type { BootstrapOptions } from '../../../stats/bootstrap.ts';
import { answerKey } from '../medhelm-ratings.ts';
import { type Agreement, agreementWith } from './agreement-with.ts';
import type { RatedAnswer } from './rated-answers.ts';

/** What a metric gives one model's answer to one instance. */
export interface MetricValue {
  benchmark: string;
  instance: string;
  model: string;
  value: number;
}

/** A metric and the clinicians on one set of answers. */
export interface MetricAgreement extends Agreement {
  /** Rated answers without a value: they are not in `n`. */
  missing: string[];
  /** Values of answers that nobody rated: they are not used. */
  unused: number;
}

/**
 * Agreement of an automatic metric (ROUGE-L, BERTScore, …) with the clinicians, by the same statistics as
 * {@link juryAgreement}. Values join the rated answers by benchmark, instance and model.
 *
 * @param name of the metric, for messages
 * @throws RangeError when no value joins, an answer has two values, a value is not finite, or an option cannot be used
 * @example
 * const answers = ratedAnswers(loadMedhelm(), 'mediqa');
 * metricAgreement(answers, answers.map((answer) => ({ ...answer, value: answer.jury })), { seed: 1 }).n; // 25
 */
export function metricAgreement(
  answers: readonly RatedAnswer[],
  values: readonly MetricValue[],
  { name = 'the metric', ...options }: BootstrapOptions & { name?: string },
): MetricAgreement {
  const byAnswer = new Map<string, number>();
  for (const value of values) {
    const key = answerKey(value);
    if (!Number.isFinite(value.value)) throw new RangeError(`${name} of ${key} must be a number, got ${value.value}`);
    if (byAnswer.has(key)) throw new RangeError(`${name} has two values of ${key}: keep one`);
    byAnswer.set(key, value.value);
  }
  const keys = answers.map(answerKey);
  const missing = keys.filter((key) => !byAnswer.has(key));
  if (missing.length === keys.length)
    throw new RangeError(
      `no value of ${name} joins a rated answer by benchmark, instance and model: rated is for example ` +
        `${keys[0] ?? 'nothing'}, given ${values[0] ? answerKey(values[0]) : 'nothing'}`,
    );
  const other = keys.map((key) => byAnswer.get(key) ?? Number.NaN);
  const unused = byAnswer.size - (keys.length - missing.length);
  return { ...agreementWith(answers, other, name, options), missing, unused };
}
