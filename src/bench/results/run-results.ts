import { pickScorer } from '../run/pick-scorer.ts';
import type { Run } from '../run/run.ts';
import { isScoreOf } from '../run/answer-hash.ts';
import type { CompletionRecord, ScoreRecord } from '../run/run-records.ts';
import { byInstance } from './by-instance.ts';
import type { ResultRow } from './result-row.ts';

/**
 * The results of a run as plain rows, one per request and scorer, ordered by instance, replicate and scorer. All rows are
 * in memory: for a million instances take `runScores`, which holds numbers only.
 *
 * @param options.scorers names of scorers; default all, the latest of each name
 * @throws RangeError for a scorer that did not score the run
 * @example
 * const rows = await runResults(await openRun('out/runs/med-qa'));
 * rows[0]; // { instance: 'q-1', scorer: 'exact-match', outcome: 'complete', status: 'scored', value: 1, … }
 */
export async function runResults(run: Run, options: { scorers?: readonly string[] } = {}): Promise<ResultRow[]> {
  const { benchmark, model, scorers } = run.description;
  const names = options.scorers ?? [...new Set(run.scorers.map(({ name }) => name))];
  const scores: Map<string, ScoreRecord>[] = [];
  for (const name of names) {
    const found = new Map<string, ScoreRecord>();
    const picked = pickScorer(run.scorers, scorers[0]!.name, name);
    for await (const score of run.scores(picked)) found.set(`${score.replicate} ${score.instance}`, score);
    scores.push(found);
  }
  const rows: ResultRow[] = [];
  for await (const record of run.completions())
    for (const [k, scorer] of names.entries()) {
      const { instance, replicate, source = null } = record;
      const found = scores[k]!.get(`${replicate} ${instance}`);
      const score = found && isScoreOf(found, record) ? found.score : undefined;
      rows.push({
        benchmark: benchmark.id,
        model: model.name,
        instance,
        replicate,
        source,
        scorer,
        ...answerOf(record),
        status: score?.status ?? 'missing',
        value: score?.status === 'scored' ? score.value : null,
        reason: record.status === 'failed' ? record.error.message : score?.status === 'unscored' ? score.reason : null,
        simulated: benchmark.synthetic || model.simulated,
      });
    }
  return rows.sort((a, b) => byInstance(a, b) || names.indexOf(a.scorer) - names.indexOf(b.scorer));
}

function answerOf(
  record: CompletionRecord,
): Pick<ResultRow, 'outcome' | 'promptTokens' | 'completionTokens' | 'milliseconds'> {
  if (record.status === 'failed')
    return { outcome: 'failed', promptTokens: null, completionTokens: null, milliseconds: null };
  const { outcome, usage, milliseconds } = record.completion;
  return {
    outcome,
    promptTokens: usage?.promptTokens ?? null,
    completionTokens: usage?.completionTokens ?? null,
    milliseconds,
  };
}
