import { runAll, runDirectory } from '../bench/run/run-all.ts';
import type { RunSummary } from '../bench/run/run-summary.ts';
import { openCache } from '../llm/cache/open-cache.ts';
import { steady } from '../llm/steady.ts';
import { benchmarksNamed } from './benchmarks-named.ts';
import { endedByCtrlC } from './ended-by-ctrl-c.ts';
import { exitCodes } from './exit-codes.ts';
import { judgesNamed, modelsNamed } from './models-named.ts';
import { namesOf } from './names-of.ts';
import { numberOption } from './number-option.ts';
import { priceMeterOf } from './price-meter-of.ts';
import { reportRuns } from './report-runs.ts';
import { runTeller } from './run-teller.ts';
import { parseUsage, UsageError } from './run-options.ts';

/** Options of `run` and `rescore` that choose benchmarks and judges. */
export const benchmarkOptions = {
  judge: { type: 'string', multiple: true },
  data: { type: 'string', multiple: true },
  'bert-model': { type: 'string' },
  reasoning: { type: 'boolean' },
  'base-url': { type: 'string' },
  concurrency: { type: 'string' },
  seed: { type: 'string' },
} as const;

/** `assaybook run <benchmarks…> --model <name>`: asks models, scores the answers, and says what came of it. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseUsage(
    args,
    {
      ...benchmarkOptions,
      model: { type: 'string', short: 'm', multiple: true },
      out: { type: 'string', short: 'o' },
      limit: { type: 'string' },
      replicates: { type: 'string' },
      cache: { type: 'string' },
      prices: { type: 'string' },
      timeout: { type: 'string' },
    },
    { allowPositionals: true },
  );
  const names = namesOf(values.model);
  if (names.length === 0)
    throw new UsageError(
      'run needs --model: mock/skilled, echo, or provider/model on a server (--base-url for your own)',
    );
  const whole = (name: string, text: string | undefined): number | undefined =>
    text === undefined ? undefined : numberOption(name, text, { min: 1, whole: true });
  const seed = values.seed === undefined ? 1 : numberOption('--seed', values.seed, { min: 0, whole: true });
  const server = { seed, ...(values['base-url'] !== undefined && { baseURL: values['base-url'] }) };
  const models = modelsNamed(names, server);
  const judges = judgesNamed(namesOf(values.judge), server);
  const benchmarks = await benchmarksNamed(positionals, {
    judges,
    seed,
    data: values.data ?? [],
    onNote: (text) => console.error(text),
    ...(values['bert-model'] !== undefined && { bertModel: values['bert-model'] }),
    ...(values.reasoning && { reasoning: true }),
  });
  const out = values.out ?? 'out/runs';
  const concurrency = whole('--concurrency', values.concurrency) ?? 64;
  const [limit, replicates] = [whole('--limit', values.limit), whole('--replicates', values.replicates)];
  const seconds =
    values.timeout === undefined ? 300 : numberOption('--timeout', values.timeout, { min: 0, open: true });
  const meter = values.prices === undefined ? undefined : priceMeterOf(values.prices, [...models, ...judges]);
  const cache = values.cache === undefined ? undefined : await openCache(values.cache);
  const line = runTeller();
  try {
    const summaries = await endedByCtrlC('ending: what was answered is kept …', (signal) =>
      runAll(benchmarks, models, {
        directory: out,
        concurrency,
        signal,
        within: steady({
          concurrency,
          timeout: seconds * 1000,
          ...(meter && { meter: meter.meter }),
          ...(cache && { cache }),
        }),
        ...(limit !== undefined && { limit }),
        ...(replicates !== undefined && { replicates }),
        onProgress: ({ benchmark, model, run, runs, ...progress }) =>
          line.tell(`${run}/${runs} ${benchmark} ${model}`, { ...progress, ...(meter && { usd: meter.usd() }) }),
        onRun: (summary) => {
          line.clear();
          console.error(runSentence(summary, runDirectory(out, summary.benchmark, summary.model)));
        },
      }),
    );
    const ended =
      summaries.some(({ status }) => status === 'ended') || summaries.length < benchmarks.length * models.length;
    if (ended) {
      console.log(`ended before the end; the same command goes on from there`);
      return exitCodes.interrupted;
    }
    const { text } = await reportRuns(
      summaries.map(({ run }) => run),
      { seed },
    );
    console.log(text);
    if (meter) console.log(`\n${meter.sentence()}`);
    return summaries.some(({ outcomes }) => outcomes.failed > 0) ? exitCodes.failed : exitCodes.ok;
  } finally {
    cache?.close();
  }
}

/** What a run came to, in one line, and its notes below. */
export function runSentence(
  { status, benchmark, model, of, outcomes, seconds, cached, notes }: RunSummary,
  directory: string,
): string {
  const counts = Object.entries(outcomes)
    .filter(([, n]) => n > 0)
    .map(([name, n]) => `${n} ${name}`)
    .join(', ');
  const mark = status === 'ended' ? '…' : outcomes.failed > 0 ? '✗' : '✓';
  const known = cached > 0 ? `, ${cached} from the cache` : '';
  return [
    `${mark} ${benchmark} ${model}  ${of} requests: ${counts}${known}  ${seconds.toFixed(1)} s  ${directory}`,
    ...notes.map((note) => `    ${note}`),
  ].join('\n');
}
