import { z } from 'zod';
import { uniqueIds } from '../tables/unique-ids.ts';

const text = z.string().min(1);
const count = z.int().nonnegative();

/** One of the nine models. */
const model = z
  .object({
    id: text,
    name: text,
    helm_model: text,
    provider: text,
    context_window_tokens: count,
    weights: z.enum(['open', 'closed']),
    reasoning: z.boolean(),
    juror: text.nullable(),
    max_output_tokens_override: count.nullable(),
  })
  .transform((m) => ({
    id: m.id,
    /** As on the leaderboard. */
    name: m.name,
    helmModel: m.helm_model,
    provider: m.provider,
    contextWindowTokens: m.context_window_tokens,
    weights: m.weights,
    reasoning: m.reasoning,
    /** Its seat in the published jury, if it has one. */
    juror: m.juror,
    maxOutputTokensOverride: m.max_output_tokens_override,
  }));

/** One of the 37 benchmarks. */
const benchmark = z
  .object({
    id: text,
    name: text,
    helm_id: text,
    leaderboard_column: text,
    cost_sheet_name: text,
    aliases: z.array(text).default([]),
    category: text,
    subcategory: text,
    access: z.enum(['public', 'gated', 'private']),
    origin: z.enum(['existing', 'reformulated', 'new']),
    question_type: z.enum(['open', 'closed']),
    prompt_style: text,
    metric: text,
    helm_metric: text,
    score_min: z.number(),
    score_max: z.number(),
    has_gold_answer: z.boolean(),
    jury_criteria: z.array(text).nullable(),
    max_output_tokens_at_run: count,
    instances_cost_sheet: z.array(count).min(1),
    instances_nature_medicine: count.nullable(),
    source_dataset: text,
    in_arxiv_v2: z.boolean(),
    in_nature_medicine: z.boolean(),
  })
  .transform((b) => ({
    id: b.id,
    name: b.name,
    helmId: b.helm_id,
    /** Other names in the authors' files and in HELM; {@link findBenchmark} looks them up. */
    aliases: [b.helm_id, b.leaderboard_column, b.cost_sheet_name, ...b.aliases],
    category: b.category,
    subcategory: b.subcategory,
    access: b.access,
    /** Deduced from the paper's totals, which name no benchmark. */
    origin: b.origin,
    questionType: b.question_type,
    promptStyle: b.prompt_style,
    metric: b.metric,
    /** What HELM calls it in the files of a run: `aci_bench_accuracy` is a jury score. */
    helmMetric: b.helm_metric,
    /** Native scale of the score. */
    scoreMin: b.score_min,
    scoreMax: b.score_max,
    hasGoldAnswer: b.has_gold_answer,
    juryCriteria: b.jury_criteria,
    maxOutputTokens: b.max_output_tokens_at_run,
    /** More than one number where it differs by model. */
    instances: b.instances_cost_sheet,
    instancesNatureMedicine: b.instances_nature_medicine,
    sourceDataset: b.source_dataset,
    inArxivV2: b.in_arxiv_v2,
    inNatureMedicine: b.in_nature_medicine,
  }));

const subcategory = z.object({ id: text, name: text, benchmarks: z.array(text) });
const category = z.object({ id: text, name: text, subcategories: uniqueIds(subcategory) });

const printedCounts = z
  .object({ categories: count, subcategories: count, tasks: count, draft_subcategories: count, draft_tasks: count })
  .transform((c) => ({
    categories: c.categories,
    subcategories: c.subcategories,
    /** Of which no readable list was available. */
    tasks: c.tasks,
    draftSubcategories: c.draft_subcategories,
    draftTasks: c.draft_tasks,
  }));

const jury = z
  .object({ max_output_tokens: count })
  /** The most tokens that one verdict of one judge may have. */
  .transform((j) => ({ maxOutputTokens: j.max_output_tokens }));

const share = z.number().min(0).max(1);

/** What is known of the defect in HELM's metric of MedCalc-Bench. */
export const medcalcDefectFile = z
  .object({
    items: count,
    categories_never_scored: z.array(text),
    never_scored: count,
    rescored: z.array(z.object({ model: text, published: share, fixed: share })),
  })
  .transform((d) => ({
    items: d.items,
    /** Names of item categories that the metric does not know … */
    categoriesNeverScored: d.categories_never_scored,
    /** … and how many items have one: they score 0 whatever the answer. */
    neverScored: d.never_scored,
    /** Scores with a repaired metric, by a third party: quoted, not recomputed. */
    rescored: d.rescored,
  }));

/** Response to the survey on the draft of the taxonomy. */
export const surveyFile = z.object({ invited: count, sent: count, attempted: count });

export const modelsFile = z.object({ models: uniqueIds(model), jury });
export const benchmarksFile = z.object({ benchmarks: uniqueIds(benchmark) });
export const taxonomyFile = z.object({ categories: uniqueIds(category), counts: printedCounts });

export type MedhelmModel = z.output<typeof model>;
export type MedhelmBenchmark = z.output<typeof benchmark>;
export type MedhelmCategory = z.output<typeof category>;
export type MedcalcDefect = z.output<typeof medcalcDefectFile>;
export type MedhelmSurvey = z.output<typeof surveyFile>;
