import type { MedhelmBenchmark } from './medhelm-schema.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

const parts = {
  access: ['public', 'gated', 'private'],
  origin: ['existing', 'reformulated', 'new'],
  questionType: ['closed', 'open'],
} as const satisfies { [Key in keyof MedhelmBenchmark]?: readonly MedhelmBenchmark[Key][] };

/**
 * How many benchmarks of each category are of which kind: rows as `stackedBarsFigure` takes them.
 *
 * @param by `access`, `origin` (deduced from the paper's totals) or `questionType`
 * @example
 * composition(suite, 'access').rows[0]; // arXiv v2: { name: 'Clinical Decision Support', parts: [5, 2, 3] }
 */
export function composition(
  { categories, benchmarkInfo }: MedhelmSuite,
  by: keyof typeof parts,
): { parts: string[]; rows: { name: string; parts: number[] }[] } {
  const rows = categories.map(({ name, benchmarks }) => ({
    name,
    parts: parts[by].map((kind) => benchmarkInfo.filter((b) => benchmarks.includes(b.id) && b[by] === kind).length),
  }));
  return { parts: [...parts[by]], rows };
}
