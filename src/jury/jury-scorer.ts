import type { Score } from '../bench/score.ts';
import type { Answered, Scorer } from '../bench/scorer.ts';
import type { Model, ModelParameters } from '../llm/model.ts';
import { judgeParameters } from './ask-judge.ts';
import { checkJury } from './check-jury.ts';
import { rateAsHelm } from './helm/rate-as-helm.ts';
import type { JuryOptions } from './jury-verdict.ts';
import { rate } from './rate.ts';
import { defineRubric, type RubricInput } from './rubric.ts';
import { seatsOf } from './seats.ts';
import { refuseSelfJudging } from './refuse-self-judging.ts';

export interface JuryScorerOptions<Row> extends JuryOptions {
  rubric: RubricInput;
  /** Each asked by itself. A model that sits twice is asked twice. */
  judges: readonly Model[];
  /** What was asked. Default: the messages of the user. */
  question?: (row: Row) => string;
  /** A good answer to compare with; undefined for a row without one. */
  gold?: (row: Row) => string | undefined;
  /** Makes the nonces. Default 1. */
  seed?: number;
  /** How judges are asked. Default: temperature 0, at most 4,096 tokens. */
  parameters?: ModelParameters;
  /** Lets a model rate its own answers. Default false. */
  allowSelfJudging?: boolean;
  /**
   * Asks, reads and puts together as HELM does, defects included: to repeat its scores, not to make new ones. No fence,
   * no nonce, no second try, and answers without a verdict get a default score.
   */
  helmCompatible?: boolean;
  /** For `helmCompatible`. Default, as in HELM: 1, and 0 for a rubric with a template. */
  defaultScore?: number;
  /** Default `jury`. */
  name?: string;
}

/**
 * A jury as a scorer: its score is the mean over judges and criteria, on the rubric's scale. The evidence holds every
 * verdict, n of N, an interval over the judges, and bounds for what is unscored. An answer that is empty or refused is
 * unscored, and no judge is asked about it.
 *
 * @throws RubricError for a rubric that needs mending, RangeError for no judges or options out of range; while scoring,
 * SelfJudgingError, and ModelError for a judge that cannot be asked at all (key, name) or when aborted
 * @example
 * juryScorer({ rubric: medhelmRubric, judges: [mockJudge({ severity: 1 })], gold: (row) => row.answer }).scale; // { min: 1, max: 5 }
 */
export function juryScorer<Row = Record<string, unknown>>({
  rubric: input,
  judges,
  question,
  gold,
  seed = 1,
  parameters = judgeParameters,
  allowSelfJudging = false,
  helmCompatible = false,
  defaultScore = input.template === undefined ? 1 : 0,
  name = 'jury',
  ...options
}: JuryScorerOptions<Row>): Scorer<Row> {
  const rubric = defineRubric(input);
  const seats = seatsOf(judges);
  checkJury(
    seats.map(({ seat }) => seat),
    options,
  );
  const bench = judges.map((judge) => ({ name: judge.name, identity: judge.identity }));
  return {
    name,
    scale: rubric.scale,
    identity: {
      ...{ rubric, judges: bench, seed, parameters },
      ...(helmCompatible ? { helmCompatible, defaultScore } : options),
    },
    score(answered, { signal, within = (model: Model) => model } = {}): Promise<Score> | Score {
      if (!allowSelfJudging) refuseSelfJudging(judges, answered);
      const { completion, row } = answered;
      const judged = {
        question: question ? question(row) : promptOf(answered),
        answer: completion.text,
        gold: gold?.(row),
      };
      const ask = { within, seed, parameters, signal };
      if (helmCompatible) return rateAsHelm(seats, rubric, judged, ask, defaultScore);
      const why = whySilent(answered);
      return why === undefined ? rate(seats, rubric, judged, ask, options) : { status: 'unscored', reason: why };
    },
  };
}

const promptOf = ({ messages }: Pick<Answered<unknown>, 'messages'>): string =>
  messages.flatMap(({ role, content }) => (role === 'user' ? [content] : [])).join('\n\n');

/** Why there is nothing to rate; undefined when there is. */
function whySilent({ completion: { outcome, refusal, text } }: Answered<unknown>): string | undefined {
  if (outcome === 'refused') return `the answer was refused${refusal ? `: ${refusal}` : ''}`;
  return outcome === 'empty' || text.trim() === '' ? 'the answer is empty' : undefined;
}
