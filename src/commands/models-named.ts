import { suiteAnswers } from '../bench/suite/suite-answers.ts';
import { seatJury } from '../bench/suite/seat-jury.ts';
import type { JurySeat } from '../bench/suite/jury-seat.ts';
import { mockJudge } from '../jury/mock-judge.ts';
import type { Model } from '../llm/model.ts';
import { modelOf } from '../llm/model-of.ts';
import { UsageError } from './run-options.ts';

/** How the command line names models and where they are. */
export interface ServerOptions {
  baseURL?: string;
  seed?: number;
}

/**
 * Models by name; stand-ins know the answers to the suite's made-up instances.
 *
 * @throws UsageError for a name that is none
 */
export function modelsNamed(names: readonly string[], { baseURL, seed }: ServerOptions = {}): Model[] {
  return names.map((name) => {
    try {
      return /^(mock\/|echo$)/.test(name)
        ? modelOf(name, { answers: suiteAnswers(), ...(seed !== undefined && { seed }) })
        : modelOf(name, baseURL === undefined ? {} : { baseURL });
    } catch (error) {
      throw error instanceof RangeError ? new UsageError(error.message) : error;
    }
  });
}

/** Judges by name; `mock/judge…` are stand-ins. Without names there is no jury. */
export function judgesNamed(names: readonly string[], options: ServerOptions = {}): Model[] {
  return names.flatMap((name) =>
    name.startsWith('mock/judge')
      ? [mockJudge({ name: name.slice('mock/'.length), seed: options.seed ?? 1 })]
      : modelsNamed([name], options),
  );
}

/** The jury of these judges for the suite; undefined for none. */
export function juryOf(judges: readonly Model[], seed = 1): JurySeat | undefined {
  return judges.length > 0 ? seatJury(judges, { seed }) : undefined;
}
