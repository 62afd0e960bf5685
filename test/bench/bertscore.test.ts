import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { defaultLayer } from '../../src/bench/metrics/bertscore/default-layer.ts';
import { openBertScorer } from '../../src/bench/metrics/bertscore/open-bert-scorer.ts';
import { bertscoreScorer } from '../../src/bench/scorers/bertscore-scorer.ts';
import type { Completion } from '../../src/llm/model.ts';
import { wordPieces } from '../../src/bench/metrics/bertscore/word-pieces.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const tiny = join(fixtures, 'bertscore');
const scratch = mkdtempSync(join(tmpdir(), 'bert-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let made = 0;
/** A copy of the tiny model with some files changed; null takes one away. */
function modelWith(files: Record<string, string | Uint8Array | null>): string {
  const folder = join(scratch, String(made++));
  mkdirSync(folder);
  cpSync(tiny, folder, { recursive: true });
  for (const [name, content] of Object.entries(files))
    if (content === null) rmSync(join(folder, name));
    else writeFileSync(join(folder, name), content);
  return folder;
}
const config = JSON.parse(readFileSync(join(tiny, 'config.json'), 'utf8')) as Record<string, unknown>;
const { cases, layer } = JSON.parse(readFileSync(join(fixtures, 'bertscore.json'), 'utf8')) as {
  layer: number;
  cases: { golds: string[]; answer: string; expected: [number, number, number, boolean] }[];
};

describe('BERTScore', () => {
  test('gives what NumPy gives by the same tiny model, 25 cases, cut and empty texts too', async () => {
    const scorer = await openBertScorer(tiny, { layer });
    expect(cases).toHaveLength(25);
    for (const { golds, answer, expected } of cases) {
      const result = scorer.score(golds, answer);
      const { precision, recall, f1, truncated } = result;
      [precision, recall, f1].forEach((value, k) => {
        expect(Math.abs(value - (expected[k] as number)), JSON.stringify([golds, answer, k])).toBeLessThan(2e-6);
      });
      expect(truncated, answer).toBe(expected[3]);
      expect(result.score).toBe(f1);
    }
  });

  test('half-precision weights are the same numbers here, and give the same scores', async () => {
    const half = modelWith({ 'model.safetensors': readFileSync(join(tiny, 'half.safetensors')) });
    const [one, two] = [await openBertScorer(tiny, { layer }), await openBertScorer(half, { layer })];
    for (const { golds, answer } of cases) expect(two.score(golds, answer)).toEqual(one.score(golds, answer));
  });

  test('a vocabulary in tokenizer.json is that of vocab.txt', async () => {
    const vocab = readFileSync(join(tiny, 'vocab.txt'), 'utf8').trimEnd().split('\n');
    const model = { type: 'WordPiece', vocab: Object.fromEntries(vocab.map((token, id) => [token, id])) };
    const other = await openBertScorer(
      modelWith({ 'vocab.txt': null, 'tokenizer.json': JSON.stringify({ model, normalizer: { lowercase: true } }) }),
      { layer },
    );
    const one = await openBertScorer(tiny, { layer });
    expect(other.score('The cat sat.', 'a dog sat')).toEqual(one.score('The cat sat.', 'a dog sat'));
  });

  test('swapping the texts swaps precision and recall; a text matches itself wholly', async () => {
    const { score } = await openBertScorer(tiny, { layer });
    const [there, back] = [score('the cat sat', 'a dog'), score('a dog', 'the cat sat')];
    expect([there.precision, there.recall]).toEqual([back.recall, back.precision]);
    expect(there.precision).not.toBeCloseTo(there.recall, 3);
    expect(score('the cat sat', 'the cat sat').f1).toBeCloseTo(1, 6);
  });

  test('the layer is that of bert-score for the model, or must be given', async () => {
    expect(['bert-base-uncased', 'google-bert/bert-large-uncased', 'other'].map(defaultLayer)).toEqual([
      9,
      18,
      undefined,
    ]);
    await expect(openBertScorer(tiny)).rejects.toThrow('bert-score has no layer for the model bertscore: give layer');
    await expect(openBertScorer(tiny, { model: 'bert-base-uncased' })).rejects.toThrow('has layers 1 to 3, not 9');
    const named = { ...config, _name_or_path: 'x/bert-base-uncased', num_hidden_layers: 9 };
    await expect(openBertScorer(modelWith({ 'config.json': JSON.stringify(named) }))).rejects.toThrow(
      'has no tensor encoder.layer.3.attention.self.query.weight',
    );
  });

  test.each([
    [
      { 'config.json': JSON.stringify({ ...config, model_type: 'deberta' }) },
      'is of type deberta: only encoders of type bert',
    ],
    [{ 'config.json': JSON.stringify({ ...config, hidden_act: 'silu' }) }, 'has the activation silu: known are gelu'],
    [{ 'config.json': '{}' }, 'key model_type: '],
    [{ 'config.json': null }, 'config.json: cannot be read as JSON'],
    [{ 'vocab.txt': null }, 'needs vocab.txt, or a tokenizer.json with a WordPiece model'],
    [{ 'vocab.txt': 'the\ncat\n' }, 'the vocabulary has no [CLS]'],
    [{ 'model.safetensors': null }, 'the directory needs weights as model.safetensors'],
    [{ 'model.safetensors': 'x'.repeat(50) }, 'is no safetensors file'],
    [{ 'model.safetensors': readFileSync(join(tiny, 'model.safetensors')).subarray(0, 9000) }, 'ends too early'],
  ] as [Record<string, string | Uint8Array | null>, string][])(
    'an unusable model is refused: %#',
    async (files, message) => {
      const opened = openBertScorer(modelWith(files), { layer });
      await expect(opened).rejects.toThrow(message);
      await expect(opened).rejects.toMatchObject({ name: 'BertModelError' });
    },
  );
});

test('bertscoreScorer gives F1 with evidence', async () => {
  const scorer = bertscoreScorer<{ note: string }>({ directory: tiny, layer, gold: ({ note }) => note });
  const completion = { text: 'a dog sat', simulated: true } as Completion;
  const said = await scorer.score({ row: { note: 'the cat' }, messages: [], completion });
  const { f1, precision } = (await openBertScorer(tiny, { layer })).score('the cat', 'a dog sat');
  expect(said).toMatchObject({ status: 'scored', value: f1, evidence: { precision, truncated: false, layer } });
  expect(scorer.identity).toEqual({ rule: 'bertscore-f', layer });
});

describe('wordPieces', () => {
  const ids = new Map(['un', '##aff', '##able', '!', 'cafe', '神', 'a', '[UNK]'].map((token, id) => [token, id]));
  test.each<[string, boolean, string[]]>([
    ['Unaffable!', true, ['un', '##aff', '##able', '!']],
    ['Unaffable', false, ['[UNK]']],
    ['Café\u0301', true, ['cafe']],
    ['café', false, ['[UNK]']],
    ['a神a', true, ['a', '神', 'a']],
    ['a\u00ada\0', true, ['[UNK]']],
    ['a\u200b a\n\ta', true, ['a', 'a', 'a']],
    ['a'.repeat(101), true, ['[UNK]']],
    ['', true, []],
  ])('%j, lower case %j', (text, lowerCase, pieces) => {
    expect(wordPieces(text, { ids, lowerCase })).toEqual(pieces);
  });
});
