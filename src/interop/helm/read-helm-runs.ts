import { join } from 'node:path';
import { findRunFolders, type RunFile, runFiles } from './find-run-folders.ts';
import { HelmFileError } from './helm-file-error.ts';
import { type HelmInstanceStat, instanceStats } from './instance-stats.ts';
import { type HelmText, helmTexts } from './helm-texts.ts';
import { type HelmRunSpec, readRunSpec } from './read-run-spec.ts';
import { type HelmStat, readStats } from './read-stats.ts';

/** One score of one instance, with the run it comes from. Plain JSON. */
export interface HelmRow extends HelmInstanceStat {
  /** `openai/gpt-4o-2024-05-13` */
  model: string;
  /** What HELM calls the scenario: `aci_bench`. */
  benchmark: string;
  /** Tells the runs of one benchmark apart: `condition=ptsd`; empty for most. */
  variant: string;
}

/** A run of one model on one benchmark, or on a part of one. Plain JSON. */
export interface HelmRun {
  folder: string;
  /** Null when `run_spec.json` is missing or broken: what it was run on is then not known, and it has no rows. */
  spec: HelmRunSpec | null;
  /** Scores by instance and metric, in the order of the file. */
  rows: HelmRow[];
  /** Means that HELM wrote for the whole run. */
  stats: HelmStat[];
  /** References and completions; only with `texts: true`. */
  texts: HelmText[];
  /** Files that are not there. HELM writes them at the end of a run, so a run that was cut off has none or few. */
  missing: RunFile[];
}

export interface ReadHelmRunsOptions {
  /** Keep rows and means of these metrics only: a run has some thirty, of which one to five matter. Default: all. */
  metrics?: readonly string[];
  /** Read references, completions and verdicts too. Large: for one at a time see `helmTexts`. Default false. */
  texts?: boolean;
  /** Gets each file that cannot be used; the rest of the run is then read. Without it the first one is thrown. */
  onProblem?: (problem: HelmFileError) => void;
}

/**
 * Reads the runs in a folder that HELM's `helm-run` wrote: `benchmark_output`, a suite in it, or one run. Files are read
 * piece by piece, so that their size does not matter.
 *
 * A run that misses a file stays in the result and says so.
 *
 * @throws HelmFileError when the folder holds no run, or (without `onProblem`) naming file and key of what is wrong
 * @example
 * const runs = readHelmRuns('benchmark_output/runs/medhelm', { metrics: ['exact_match', 'aci_bench_accuracy'] });
 * runs[0].rows[0]; // { model: 'openai/gpt-4o-2024-05-13', benchmark: 'aci_bench', instance: 'id0', metric: …, value: 4.67 }
 */
export function readHelmRuns(
  folder: string,
  { metrics, texts = false, onProblem }: ReadHelmRunsOptions = {},
): HelmRun[] {
  const wanted = ({ metric }: HelmStat) => metrics === undefined || metrics.includes(metric);
  return findRunFolders(folder).map(({ folder: path, files }) => {
    const read = <Result>(name: RunFile, reader: (file: string) => Result, otherwise: Result): Result => {
      if (!files.includes(name)) return otherwise;
      try {
        return reader(join(path, name));
      } catch (error) {
        if (!onProblem || !(error instanceof HelmFileError)) throw error;
        onProblem(error);
        return otherwise;
      }
    };
    const spec = read('run_spec.json', readRunSpec, null);
    return {
      folder: path,
      spec,
      rows: spec === null ? [] : read('per_instance_stats.json', (file) => rowsOf(file, spec, wanted), []),
      stats: read('stats.json', (file) => readStats(file).filter(wanted), []),
      texts: texts ? read('scenario_state.json', (file) => [...helmTexts(file)], []) : [],
      missing: runFiles.filter((name) => !files.includes(name)),
    };
  });
}

function rowsOf(file: string, spec: HelmRunSpec, wanted: (stat: HelmStat) => boolean): HelmRow[] {
  const { model, benchmark, variant } = spec;
  const rows: HelmRow[] = [];
  for (const stat of instanceStats(file)) if (wanted(stat)) rows.push({ model, benchmark, variant, ...stat });
  return rows;
}
