import type { MedhelmSuite } from './medhelm-suite.ts';
import type { TaxonomyTask } from './read-tasks.ts';

/** The taxonomy with what hangs on it: what `taxonomyTreeFigure` takes. */
export interface TaxonomyTree {
  name: string;
  subcategories: {
    name: string;
    /** Benchmarks of the suite. */
    benchmarks: number;
    /** Tasks of the given list; null without one. */
    tasks: number | null;
    leaves: { name: string; kind: string }[];
  }[];
}

export interface TaxonomyTreeOptions {
  /** A list of tasks of your own, see {@link readTasks}. */
  tasks?: readonly TaxonomyTask[];
  /** What hangs on a subcategory: its `benchmarks` (default), each with its access as its kind, or its `tasks`. */
  leaves?: 'benchmarks' | 'tasks';
}

/**
 * MedHELM's taxonomy as a tree: categories, subcategories, and the benchmarks (or the tasks of a list) of each.
 *
 * @throws RangeError for leaves that are tasks without a list of them
 * @example
 * taxonomyTree(suite)[0].subcategories[2]; // Predicting Patient Risks and Outcomes: one benchmark, EHRSHOT
 */
export function taxonomyTree(
  suite: MedhelmSuite,
  { tasks, leaves = 'benchmarks' }: TaxonomyTreeOptions = {},
): TaxonomyTree[] {
  if (leaves === 'tasks' && !tasks) throw new RangeError('tasks as leaves need a list of them: see readTasks');
  return suite.categories.map((category) => ({
    name: category.name,
    subcategories: suite.subcategories
      .filter((subcategory) => subcategory.category === category.id)
      .map(({ id, name, benchmarks }) => {
        const own = tasks?.filter((task) => task.subcategory === id);
        const hung = suite.benchmarkInfo.filter((benchmark) => benchmarks.includes(benchmark.id));
        return {
          name,
          benchmarks: benchmarks.length,
          tasks: own?.length ?? null,
          leaves:
            leaves === 'tasks'
              ? own!.map(({ task }) => ({ name: task, kind: 'task' }))
              : hung.map((benchmark) => ({ name: benchmark.name, kind: benchmark.access })),
        };
      }),
  }));
}
