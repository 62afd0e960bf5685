/** Layers that bert-score found best, by model. */
const layers: Readonly<Record<string, number>> = {
  'bert-base-uncased': 9,
  'bert-large-uncased': 18,
  'bert-base-cased-finetuned-mrpc': 9,
  'bert-base-multilingual-cased': 9,
  'bert-base-chinese': 8,
};

/**
 * The layer whose vectors bert-score compares by default; undefined for a model that it does not name.
 *
 * @example defaultLayer('google-bert/bert-base-uncased') // 9
 */
export const defaultLayer = (model: string): number | undefined => layers[model.replace(/^.*\//, '')];
