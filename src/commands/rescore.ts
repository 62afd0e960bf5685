import { openRun } from '../bench/run/open-run.ts';
import { rescore } from '../bench/run/rescore.ts';
import { steady } from '../llm/steady.ts';
import { benchmarksNamed } from './benchmarks-named.ts';
import { endedByCtrlC } from './ended-by-ctrl-c.ts';
import { exitCodes } from './exit-codes.ts';
import { judgesNamed } from './models-named.ts';
import { namesOf } from './names-of.ts';
import { numberOption } from './number-option.ts';
import { reportRuns } from './report-runs.ts';
import { benchmarkOptions, runSentence } from './run.ts';
import { runTeller } from './run-teller.ts';
import { parseUsage, UsageError } from './run-options.ts';

/**
 * `assaybook rescore <run directory…>`: scores recorded answers with the scorers that the benchmark has now. The model is
 * not asked; judges are, if there are any.
 */
export async function rescoreCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseUsage(
    args,
    { ...benchmarkOptions, benchmark: { type: 'string' } },
    { allowPositionals: true },
  );
  if (positionals.length === 0)
    throw new UsageError('rescore takes run directories: assaybook rescore out/runs/medec/mock-skilled');
  const seed = values.seed === undefined ? 1 : numberOption('--seed', values.seed, { min: 0, whole: true });
  const concurrency =
    values.concurrency === undefined ? 64 : numberOption('--concurrency', values.concurrency, { min: 1, whole: true });
  const server = { seed, ...(values['base-url'] !== undefined && { baseURL: values['base-url'] }) };
  const judges = judgesNamed(namesOf(values.judge), server);
  const line = runTeller();
  const runs = [];
  for (const directory of positionals) {
    const { description } = await openRun(directory);
    const [benchmark] = await benchmarksNamed([values.benchmark ?? description.benchmark.id], {
      judges,
      seed,
      data: values.data ?? [],
      ...(values['bert-model'] !== undefined && { bertModel: values['bert-model'] }),
    });
    const summary = await endedByCtrlC('ending: what was scored is kept …', (signal) =>
      rescore(directory, benchmark!, {
        concurrency,
        signal,
        within: steady({ concurrency }),
        onProgress: (progress) => line.tell(`scoring ${description.benchmark.id} ${description.model.name}`, progress),
      }),
    );
    line.clear();
    console.error(runSentence(summary, directory));
    if (summary.status === 'ended') {
      console.log('ended before the end; the same command goes on from there');
      return exitCodes.interrupted;
    }
    runs.push(await openRun(directory));
  }
  console.log((await reportRuns(runs, { seed })).text);
  return exitCodes.ok;
}
