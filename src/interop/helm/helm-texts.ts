import { HelmFileError } from './helm-file-error.ts';
import { jsonItems } from './json-items.ts';

/** A score that a judge gave, by the criteria of the jury. */
export interface HelmVerdict {
  judge: string;
  criterion: string;
  /** As the judge gave it; null when it is no number. */
  score: number | null;
}

/** What was asked for, and what came back. */
export interface HelmText {
  instance: string;
  trial: number;
  split: string | null;
  /** Name of the perturbation; null for the instance as it is. */
  perturbation: string | null;
  /** The gold answers, or the options of a multiple choice with the right one marked. */
  references: { text: string; correct: boolean }[];
  /** Text of the first completion; empty when there is none. */
  completion: string;
  /** The option that the completion names, for a multiple choice; null for none. */
  option: string | null;
  /** False when the request failed: HELM scores such an empty completion like a bad one. */
  success: boolean;
  /** Scores of the jury; none when it was not asked, or could not be read. */
  verdicts: HelmVerdict[];
}

/**
 * References, completions and verdicts in a `scenario_state.json`, one request at a time. Prompts and inputs are passed
 * over: they are what makes these files large.
 *
 * @throws HelmFileError naming the key that is missing or of the wrong kind
 * @example
 * for (const { references, completion } of helmTexts('runs/x/aci_bench/scenario_state.json')) rougeL(references[0].text, completion);
 */
export function* helmTexts(file: string): Generator<HelmText> {
  for (const { item, index } of jsonItems(file, 'request_states')) {
    const { instance, result, output_mapping: options, annotations, train_trial_index: trial } = item as RequestState;
    const refuse = (key: string, what: string): never => {
      throw new HelmFileError(what, { file, key: `request_states[${index}].${key}` });
    };
    if (typeof instance?.id !== 'string') return refuse('instance.id', 'is missing, or no text');
    if (!Array.isArray(instance.references)) return refuse('instance.references', 'is missing, or not a list');
    if (!result || !Array.isArray(result.completions))
      return refuse('result.completions', 'is missing: was the run stopped before the model answered?');
    const completion = result.completions[0]?.text ?? '';
    yield {
      instance: instance.id,
      trial: trial ?? 0,
      split: instance.split ?? null,
      perturbation: instance.perturbation?.name ?? null,
      references: instance.references.map(({ output, tags = [] }, k) => {
        if (typeof output?.text !== 'string') return refuse(`instance.references[${k}].output.text`, 'is missing');
        return { text: output.text, correct: tags.includes('correct') };
      }),
      completion,
      option: options?.[completion.trim()] ?? null,
      success: result.success !== false,
      verdicts: verdictsOf(annotations ?? {}),
    };
  }
}

interface RequestState {
  instance?: {
    id?: unknown;
    split?: string;
    perturbation?: { name?: string };
    references?: { output?: { text?: unknown }; tags?: string[] }[];
  };
  output_mapping?: Record<string, string>;
  result?: { success?: boolean; completions?: { text?: string }[] };
  annotations?: Record<string, unknown>;
  train_trial_index?: number;
}

/** Annotations are { annotator: { judge: { criterion: { score, explanation } } } }; whatever has no score is no verdict. */
function verdictsOf(annotations: Record<string, unknown>): HelmVerdict[] {
  return Object.values(annotations).flatMap((judges) =>
    entries(judges).flatMap(([judge, criteria]) =>
      entries(criteria).flatMap(([criterion, given]) => {
        if (typeof given !== 'object' || given === null || !('score' in given)) return [];
        const score = Number(given.score);
        return [{ judge, criterion, score: Number.isFinite(score) && given.score !== null ? score : null }];
      }),
    ),
  );
}

const entries = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
