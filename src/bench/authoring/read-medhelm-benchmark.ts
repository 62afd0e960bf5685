import type { Benchmark } from '../benchmark.ts';
import { InvalidBenchmarkError } from '../invalid-benchmark-error.ts';
import type { Problem } from '../problem.ts';
import type { Scorer } from '../scorer.ts';
import { exactMatchScorer } from '../scorers/exact-match-scorer.ts';
import { rougeScorer } from '../scorers/rouge-scorer.ts';
import type { BenchmarkDefinition } from './benchmark-definition.ts';
import { defineBenchmark } from './define-benchmark.ts';
import type { JuryDescription } from './jury-description.ts';
import { type MedhelmRow, medhelmRows } from './medhelm-rows.ts';
import { nameInstances } from './name-instances.ts';
import { type MedhelmConfig, type MedhelmMetric, readMedhelmConfig } from './read-medhelm-config.ts';
import { parseTemplate } from './template.ts';

export interface MedhelmBenchmarkOptions extends Pick<
  BenchmarkDefinition<MedhelmRow>,
  'taxonomy' | 'taxonomyTree' | 'access' | 'synthetic' | 'replicates' | 'idOf' | 'sourceOf'
> {
  /** Makes the scorer of a `jury_score`. */
  jury?: (description: JuryDescription) => Scorer<MedhelmRow>;
  /** Makes the scorer of a BERTScore, which needs a directory with a model. */
  bertscore?: (of: 'precision' | 'recall' | 'f1', gold: (row: MedhelmRow) => string | undefined) => Scorer<MedhelmRow>;
}

/**
 * A benchmark in MedHELM's form (HELM 0.5.8 and later): a yaml that names a prompt, a data set and metrics. It is taken
 * as it is, and means what it means in HELM, but that braces and `$` are what they are; text stays text (001, an empty
 * cell); a model may judge twice; paths are those of the yaml's folder; and each metric that is named is computed, no
 * other. The data set may be of any format of {@link readDataset}. Everything is checked first, all rows included.
 *
 * @throws InvalidBenchmarkError listing all that is wrong, each with file, row, column or key
 * @example
 * const benchmark = await readMedhelmBenchmark('doses.yaml', { taxonomy: 'clinical-decision-support/planning-treatments' });
 * benchmark.id // 'exact-match-demo' for `name: EXACT-MATCH-DEMO`
 */
export async function readMedhelmBenchmark(
  path: string,
  { jury, bertscore, ...options }: MedhelmBenchmarkOptions = {},
): Promise<Benchmark<MedhelmRow>> {
  const { config, problems } = await checkMedhelm(path, options);
  const gold = (row: MedhelmRow): string | undefined => row.correct_answer;
  const scorerOf = (metric: MedhelmConfig['metrics'][number]): Scorer<MedhelmRow> | undefined => {
    const missing = (message: string, remedy: string): undefined => {
      problems.push({ file: path, row: metric.row, key: metric.name, message, remedy });
    };
    const made: Record<MedhelmMetric, () => Scorer<MedhelmRow> | undefined> = {
      exact_match: () => exactMatchScorer({ gold }),
      rouge_1: () => rougeScorer({ gold, of: 1 }),
      rouge_2: () => rougeScorer({ gold, of: 2 }),
      rouge_l: () => rougeScorer({ gold, of: 'l' }),
      'BERTScore-P': () => bert('precision'),
      'BERTScore-R': () => bert('recall'),
      'BERTScore-F': () => bert('f1'),
      jury_score: () =>
        jury
          ? metric.jury && jury(metric.jury)
          : missing('it needs judges to ask', 'pass { jury: (description) => a jury scorer }'),
    };
    const bert = (of: 'precision' | 'recall' | 'f1'): Scorer<MedhelmRow> | undefined =>
      bertscore
        ? bertscore(of, gold)
        : missing('it needs a directory with a BERT model', 'pass { bertscore: (of, gold) => a BERTScore scorer }');
    return made[metric.name]();
  };
  const scorers = config?.metrics.map(scorerOf) ?? [];
  if (!config || problems.length > 0) throw new InvalidBenchmarkError(problems);
  const { size, template } = config;
  return defineBenchmark<MedhelmRow>({
    ...options,
    id: config.id,
    name: config.name,
    description: config.description,
    data: async function* () {
      const fail = (problem: Problem): never => {
        throw new InvalidBenchmarkError([problem]);
      };
      for await (const { row } of medhelmRows(config, fail)) yield row;
    },
    size,
    prompt: (row) => template.fill(row),
    scorers: scorers as [Scorer<MedhelmRow>, ...Scorer<MedhelmRow>[]],
    maxTokens: config.maxTokens,
  });
}

/** A yaml and its rows, checked to the end; the first row is kept to show. */
export async function checkMedhelm(
  path: string,
  names: Pick<MedhelmBenchmarkOptions, 'idOf' | 'sourceOf'> = {},
): Promise<{
  config:
    | (MedhelmConfig & {
        id: string;
        size: number;
        template: ReturnType<typeof parseTemplate>;
        first: MedhelmRow | undefined;
        promptCharacters: number;
      })
    | undefined;
  problems: Problem[];
}> {
  const { config, problems } = await readMedhelmConfig(path);
  if (!config) return { config, problems };
  const id = config.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (id === '')
    problems.push({ file: path, key: 'name', message: `'${config.name}' holds no letter a to z`, remedy: 'add one' });
  let first: MedhelmRow | undefined;
  let template = parseTemplate(config.prompt, []);
  let [size, promptCharacters] = [0, 0];
  const named = nameInstances<MedhelmRow>(config.datasetFile, names);
  try {
    for await (const { row, place } of medhelmRows(config, (problem) => problems.push(problem))) {
      if (size === 0) template = parseTemplate(config.prompt, Object.keys(row));
      first ??= row;
      size++;
      promptCharacters += template.fill(row).length;
      try {
        named(row, place);
      } catch (error) {
        if (!(error instanceof InvalidBenchmarkError)) throw error;
        problems.push(...error.problems);
      }
    }
  } catch (error) {
    if (!(error instanceof InvalidBenchmarkError)) throw error;
    problems.push(...error.problems);
  }
  return { config: { ...config, id, size, template, first, promptCharacters }, problems };
}
