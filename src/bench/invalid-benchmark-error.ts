import { type Problem, problemLine } from './problem.ts';

/** So many problems are told in full; the rest are counted, or the first one scrolls away. */
const TOLD = 20;

/** A benchmark, or a file it is made of, cannot be used as it is. Lists all that was found, not only the first. */
export class InvalidBenchmarkError extends Error {
  override readonly name = 'InvalidBenchmarkError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    const lines = problems.slice(0, TOLD).map(problemLine);
    if (problems.length > TOLD) lines.push(`… and ${problems.length - TOLD} more`);
    super(lines.length === 1 ? lines[0] : `${problems.length} problems:\n  ${lines.join('\n  ')}`, options);
    this.problems = problems;
  }
}
