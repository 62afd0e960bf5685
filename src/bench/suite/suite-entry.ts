import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dataDir } from '../../project.ts';
import type { Access } from '../benchmark.ts';
import { fileError } from './originals/file-error.ts';

const text = z.string().min(1);

const entry = z
  .object({
    id: text,
    name: text,
    category: text,
    subcategory: text,
    access: z.enum(['public', 'gated', 'private']),
    question_type: z.enum(['open', 'closed']),
    metric: text,
    score_min: z.number(),
    score_max: z.number(),
    has_gold_answer: z.boolean(),
    jury_criteria: z.array(text).min(1).nullable(),
    max_output_tokens_at_run: z.int().positive(),
    max_output_tokens_reasoning: z.int().positive(),
    source_dataset: text,
    run_variants: text.nullable(),
  })
  .transform((e) => ({
    id: e.id,
    name: e.name,
    category: e.category,
    subcategory: e.subcategory,
    access: e.access satisfies Access,
    questionType: e.question_type,
    /** The metric of the leaderboard. */
    metric: e.metric,
    scale: { min: e.score_min, max: e.score_max },
    hasGoldAnswer: e.has_gold_answer,
    /** What judges rate; null where no jury scores. */
    criteria: e.jury_criteria,
    /** Most tokens of an answer in the published runs … */
    maxTokens: e.max_output_tokens_at_run,
    /** … and in those of reasoning models. */
    maxTokensReasoning: e.max_output_tokens_reasoning,
    sourceDataset: e.source_dataset,
    /** Runs that HELM makes of it; null where it is one. */
    subsets: e.run_variants,
  }));

const benchmarksFile = z.object({ benchmarks: z.array(entry) });
const taxonomyFile = z.object({
  categories: z.array(z.object({ subcategories: z.array(z.object({ benchmarks: z.array(text) })) })),
});

/** What the published tables say of a benchmark of MedHELM. */
export type SuiteEntry = z.output<typeof entry>;

/**
 * The benchmarks of MedHELM as `data/medhelm/benchmarks.json` lists them, in the order of `taxonomy.json`.
 *
 * @throws InvalidBenchmarkError naming the file and the key that is wrong
 * @example
 * suiteEntries().length // 37
 */
export function suiteEntries(): SuiteEntry[] {
  const { categories } = read('taxonomy.json', taxonomyFile);
  const order = categories.flatMap(({ subcategories }) => subcategories.flatMap(({ benchmarks }) => benchmarks));
  const { benchmarks } = read('benchmarks.json', benchmarksFile);
  return benchmarks.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

function read<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> {
  const file = join(dataDir(), 'medhelm', name);
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const { message, path } = parsed.error.issues[0]!;
  throw fileError(message, { file, column: path.join('.') }, 'correct it');
}
