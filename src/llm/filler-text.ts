import type { Rng } from '../stats/rng.ts';

const sentences = [
  'This follows from what is given above.',
  'No further information was provided.',
  'The details should be confirmed before acting on them.',
  'Other explanations remain possible.',
  'A follow-up is suggested if anything changes.',
  'The main points are summarised here.',
  'It is based on the text alone.',
  'Nothing in the text speaks against it.',
];

/** Sentences that say nothing, each other one with words of a prompt in it. Made up, and marked so by whoever uses it. */
export function fillerText(random: Rng, count: number, prompt = ''): string {
  const words = prompt.split(/\s+/).filter((word) => /^[\p{L}-]{4,}$/u.test(word));
  return Array.from({ length: count }, (_, i) => {
    const sentence = sentences[random.integer(sentences.length)]!;
    if (i % 2 === 1 || words.length === 0) return sentence;
    const start = random.integer(words.length);
    return `As for ${words.slice(start, start + 3).join(' ')}: ${sentence.toLowerCase()}`;
  }).join(' ');
}
