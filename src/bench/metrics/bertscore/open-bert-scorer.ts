import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { goldList } from '../gold-list.ts';
import type { Golds, MetricResult } from '../metric.ts';
import { strip } from '../strip.ts';
import { BertModelError } from './bert-model-error.ts';
import { defaultLayer } from './default-layer.ts';
import { activations, encodeTokens } from './encode-tokens.ts';
import { type EncodedText, greedyMatch } from './greedy-match.ts';
import { readSafetensors } from './read-safetensors.ts';
import { type Vocabulary, wordPieces } from './word-pieces.ts';

export interface BertScoreResult extends MetricResult {
  /** F1; the score. Of several gold answers the greatest, and so for precision and recall, each by itself. */
  f1: number;
  precision: number;
  recall: number;
  /** Tokens of the answer, `[CLS]` and `[SEP]` among them. */
  answerTokens: number;
  /** Whether the answer, or a gold answer, was longer than the model reads: what is over is not compared. */
  truncated: boolean;
  /** The layer whose vectors were compared. */
  layer: number;
}

/** A model that compares texts. */
export interface BertScorer {
  layer: number;
  score(golds: Golds, prediction: string): BertScoreResult;
}

export interface OpenBertScorerOptions {
  /** Name of the model, for bert-score's layer. Default: what `config.json` says, or the name of the directory. */
  model?: string;
  /** Layer whose vectors are compared, from 1. Default: bert-score's for this model. */
  layer?: number;
}

const configSchema = z.object({
  model_type: z.string(),
  hidden_size: z.number(),
  num_hidden_layers: z.number(),
  num_attention_heads: z.number(),
  max_position_embeddings: z.number(),
  layer_norm_eps: z.number().default(1e-12),
  hidden_act: z.string().default('gelu'),
  position_embedding_type: z.string().default('absolute'),
  _name_or_path: z.string().optional(),
});

/**
 * Opens a model directory as Hugging Face lays it out (`config.json`, `vocab.txt` or `tokenizer.json`,
 * `model.safetensors`) for BERTScore, as bert-score computes it without idf weights and without rescaling, as HELM asks
 * for it. A text longer than the model reads is cut, as there, and the result says so.
 *
 * Encoders of type `bert` are read. HELM uses microsoft/deberta-xlarge-mnli, of type `deberta`, which is not: scores of
 * another model are on another scale, and must not be compared with those that HELM published.
 *
 * @throws BertModelError naming the file and what would do
 * @example
 * const { score } = await openBertScorer('models/bert-base-uncased');
 * score('The cat sat.', 'A cat sat.').f1;
 */
export async function openBertScorer(
  directory: string,
  { model, layer: asked }: OpenBertScorerOptions = {},
): Promise<BertScorer> {
  const file = (name: string): string => join(directory, name);
  const config = readConfig(file('config.json'));
  const name = model ?? config._name_or_path ?? basename(directory);
  const layer = asked ?? defaultLayer(name) ?? defaultLayer(basename(directory));
  if (layer === undefined)
    throw new BertModelError(`bert-score has no layer for the model ${name}: give layer, or model`, directory);
  if (!Number.isInteger(layer) || layer < 1 || layer > config.num_hidden_layers)
    throw new BertModelError(`has layers 1 to ${config.num_hidden_layers}, not ${layer}`, directory);
  const { vocabulary, longest } = readVocabulary(directory, config.max_position_embeddings);
  const bare = (tensor: string): string =>
    tensor
      .replace(/^bert\./, '')
      .replace(/LayerNorm\.gamma$/, 'LayerNorm.weight')
      .replace(/LayerNorm\.beta$/, 'LayerNorm.bias');
  const tensors = await readSafetensors(file('model.safetensors'), (tensor) => {
    const number = /^encoder\.layer\.(\d+)\./.exec(bare(tensor))?.[1];
    return number === undefined ? bare(tensor).startsWith('embeddings.') : Number(number) < layer;
  });
  const byName = new Map([...tensors].map(([tensor, value]) => [bare(tensor), value]));
  const tensor = (wanted: string) => {
    const found = byName.get(wanted);
    if (!found) throw new BertModelError(`has no tensor ${wanted}`, file('model.safetensors'));
    return found;
  };
  const special = (token: string): number => {
    const id = vocabulary.ids.get(token);
    if (id === undefined) throw new BertModelError(`the vocabulary has no ${token}`, directory);
    return id;
  };
  const [cls, sep, unknown] = ['[CLS]', '[SEP]', '[UNK]'].map(special) as [number, number, number];
  const encode = (text: string): EncodedText & { truncated: boolean } => {
    const pieces = wordPieces(strip(text), vocabulary);
    const inside = pieces.slice(0, longest - 2).map((piece) => vocabulary.ids.get(piece) ?? unknown);
    const ids = [cls, ...inside, sep];
    const vectors = encodeTokens(ids, layer, config, tensor);
    return { tokens: ids.length, vectors, width: config.hidden_size, truncated: pieces.length > longest - 2 };
  };
  encode('a'); // finds out now whether a tensor is missing
  return {
    layer,
    score(golds, prediction) {
      const answer = encode(prediction);
      const all = goldList(golds).map((gold) => {
        const encoded = encode(gold);
        return { ...greedyMatch(encoded, answer), truncated: encoded.truncated };
      });
      const best = (key: 'precision' | 'recall' | 'f1'): number => Math.max(...all.map((each) => each[key]));
      const f1 = best('f1');
      const truncated = answer.truncated || all.some((each) => each.truncated);
      const [precision, recall] = [best('precision'), best('recall')];
      return { score: f1, f1, precision, recall, answerTokens: answer.tokens, truncated, layer };
    },
  };
}

function readConfig(path: string) {
  const parsed = configSchema.safeParse(readJson(path));
  if (!parsed.success) {
    const { path: key, message } = parsed.error.issues[0]!;
    throw new BertModelError(`key ${key.join('.')}: ${message}`, path);
  }
  const { model_type, hidden_act, position_embedding_type } = parsed.data;
  if (model_type !== 'bert')
    throw new BertModelError(
      `is of type ${model_type}: only encoders of type bert are read (HELM's deberta-xlarge-mnli is not); ` +
        'take one such as bert-base-uncased, or compute the score with bert-score in Python',
      path,
    );
  if (!Object.hasOwn(activations, hidden_act))
    throw new BertModelError(
      `has the activation ${hidden_act}: known are ${Object.keys(activations).join(', ')}`,
      path,
    );
  if (position_embedding_type !== 'absolute')
    throw new BertModelError(`has ${position_embedding_type} positions: only absolute ones are read`, path);
  return parsed.data;
}

function readVocabulary(directory: string, positions: number): { vocabulary: Vocabulary; longest: number } {
  const optional = (name: string): Record<string, unknown> => {
    try {
      return readJson(join(directory, name)) as Record<string, unknown>;
    } catch (error) {
      if (((error as Error).cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return {};
      throw error;
    }
  };
  const { do_lower_case, model_max_length } = optional('tokenizer_config.json');
  const { model, normalizer } = optional('tokenizer.json') as {
    model?: { type?: string; vocab?: Record<string, number> };
    normalizer?: { lowercase?: boolean };
  };
  const lowerCase = typeof do_lower_case === 'boolean' ? do_lower_case : (normalizer?.lowercase ?? true);
  const longest = Math.min(typeof model_max_length === 'number' ? model_max_length : positions, positions);
  const lines = textOf(join(directory, 'vocab.txt'));
  if (lines !== undefined) {
    const ids = new Map(
      lines
        .replace(/\r?\n$/, '')
        .split(/\r?\n/)
        .map((token, id) => [token, id]),
    );
    return { vocabulary: { ids, lowerCase }, longest };
  }
  if (model?.vocab === undefined || (model.type ?? 'WordPiece') !== 'WordPiece')
    throw new BertModelError('needs vocab.txt, or a tokenizer.json with a WordPiece model', directory);
  return { vocabulary: { ids: new Map(Object.entries(model.vocab)), lowerCase }, longest };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new BertModelError(`cannot be read as JSON: ${(cause as Error).message}`, path, { cause });
  }
}
