/** Vectors of the tokens of a text, `[CLS]` first and `[SEP]` last. */
export interface EncodedText {
  tokens: number;
  /** Rows of `width`. */
  vectors: Float32Array;
  width: number;
}

/**
 * Precision, recall and F1 of BERTScore: each token of the answer is matched with the most similar token of the gold
 * text by cosine, and the other way round; means over tokens. `[CLS]` and `[SEP]` may be matched, and do not count. All
 * three are 0 when either text is empty, and F1 where precision + recall is 0.
 */
export function greedyMatch(gold: EncodedText, answer: EncodedText): { precision: number; recall: number; f1: number } {
  if (gold.tokens <= 2 || answer.tokens <= 2) return { precision: 0, recall: 0, f1: 0 };
  const [a, b] = [unit(answer), unit(gold)];
  const [bestOfAnswer, bestOfGold] = [a, b].map((rows) => new Float64Array(rows.length).fill(-Infinity));
  a.forEach((row, i) =>
    b.forEach((other, j) => {
      let cosine = 0;
      for (let k = 0; k < row.length; k++) cosine += row[k]! * other[k]!;
      bestOfAnswer![i] = Math.max(bestOfAnswer![i]!, cosine);
      bestOfGold![j] = Math.max(bestOfGold![j]!, cosine);
    }),
  );
  const mean = (best: Float64Array): number => best.subarray(1, -1).reduce((sum, x) => sum + x, 0) / (best.length - 2);
  const [precision, recall] = [mean(bestOfAnswer!), mean(bestOfGold!)];
  const f1 = (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1: Number.isFinite(f1) ? f1 : 0 };
}

function unit({ tokens, vectors, width }: EncodedText): Float32Array[] {
  return Array.from({ length: tokens }, (_, t) => {
    const row = vectors.subarray(t * width, (t + 1) * width);
    const length = Math.hypot(...row);
    return row.map((x) => x / length);
  });
}
