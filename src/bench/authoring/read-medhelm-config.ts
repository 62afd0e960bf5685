import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isObject } from '../datasets/jsonl-rows.ts';
import type { Problem } from '../problem.ts';
import type { JuryDescription } from './jury-description.ts';
import { readRubric, textOf } from './read-jury.ts';
import { unknownNameHint } from '../../stats/unknown-name-hint.ts';
import { keyOf, rowOf } from './yaml-place.ts';

/** Metrics that a MedHELM yaml may name. */
export const medhelmMetrics = [
  'exact_match',
  'jury_score',
  'rouge_1',
  'rouge_2',
  'rouge_l',
  'BERTScore-P',
  'BERTScore-R',
  'BERTScore-F',
] as const;

export type MedhelmMetric = (typeof medhelmMetrics)[number];

/** A MedHELM yaml, read and checked. Plain JSON. */
export interface MedhelmConfig {
  file: string;
  name: string;
  description: string;
  promptFile: string;
  prompt: string;
  datasetFile: string;
  maxTokens: number;
  /** The main one first. */
  metrics: { name: MedhelmMetric; row: number; jury?: JuryDescription }[];
}

const KEYS = ['name', 'description', 'prompt_file', 'dataset_file', 'max_tokens', 'metrics'];

/**
 * Reads the yaml of a MedHELM benchmark and the prompts it names.
 *
 * Paths are taken from the folder of the yaml; where nothing is there, from the working folder, as HELM does. `main:
 * true` marks the main metric; without it, that is the first.
 *
 * @returns the configuration, as far as it could be read, and all that is wrong with it
 */
export async function readMedhelmConfig(
  file: string,
): Promise<{ config: MedhelmConfig | undefined; problems: Problem[] }> {
  const problems: Problem[] = [];
  const text = textOf(file, problems);
  if (text === undefined) return { config: undefined, problems };
  const { parseDocument, LineCounter } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (const { message, pos } of document.errors) {
    const said = message.split(' at line ')[0]!;
    problems.push({
      file,
      row: lines.linePos(pos[0]).line,
      message: `it is no valid yaml: ${said}`,
      remedy: 'correct the line',
    });
  }
  if (problems.length > 0) return { config: undefined, problems };
  const yaml: unknown = document.toJS();
  type Path = (string | number)[];
  const wrong = (path: Path, message: string, remedy: string): void => {
    problems.push({ file, row: rowOf(document, lines, path), key: keyOf(path), message, remedy });
  };
  if (!isObject(yaml)) {
    wrong([], 'it holds no keys', `write ${KEYS.join(', ')}`);
    return { config: undefined, problems };
  }
  const checkKeys = (object: object, known: string[], path: Path): void => {
    for (const key of Object.keys(object))
      if (!known.includes(key)) wrong([...path, key], 'no such key', unknownNameHint(key, known));
  };
  const words = (object: Record<string, unknown>, key: string, path: Path, remedy: string): string | undefined => {
    const value = object[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (value === undefined || value === null) wrong([...path, key], 'it is missing', remedy);
    else wrong([...path, key], `${JSON.stringify(value)} is no text`, `${remedy}, in quotes if need be`);
    return undefined;
  };
  const place = (path: string): string => {
    const beside = resolve(dirname(file), path);
    return !existsSync(beside) && existsSync(resolve(path)) ? resolve(path) : beside;
  };

  checkKeys(yaml, KEYS, []);
  const name = words(yaml, 'name', [], 'name the benchmark');
  const description = yaml.description === undefined ? '' : words(yaml, 'description', [], 'say what it measures');
  const promptPath = words(yaml, 'prompt_file', [], 'name the .txt file of the prompt');
  const dataPath = words(yaml, 'dataset_file', [], 'name the .csv file of the rows');
  const maxTokens = yaml.max_tokens ?? 1024;
  if (!Number.isInteger(maxTokens) || (maxTokens as number) < 1)
    wrong(['max_tokens'], `${JSON.stringify(maxTokens)} is no count`, 'give a whole number from 1');
  const entries: unknown[] = Array.isArray(yaml.metrics) ? yaml.metrics : [];
  if (entries.length === 0) wrong(['metrics'], 'there is none', 'list at least one: - name: exact_match');

  const metrics = entries.flatMap((entry, i): (MedhelmConfig['metrics'][number] & { main: boolean })[] => {
    const path = ['metrics', i];
    if (!isObject(entry)) {
      wrong(path, `${JSON.stringify(entry)} is no metric`, `write - name: ${String(entry)}`);
      return [];
    }
    const metric = words(entry, 'name', path, 'name the metric');
    if (metric === undefined) return [];
    if (!(medhelmMetrics as readonly string[]).includes(metric)) {
      wrong([...path, 'name'], `unknown metric '${metric}'`, unknownNameHint(metric, medhelmMetrics));
      return [];
    }
    if (entry.main !== undefined && typeof entry.main !== 'boolean')
      wrong([...path, 'main'], `${JSON.stringify(entry.main)} is neither true nor false`, 'write true or false');
    const read = { name: metric as MedhelmMetric, row: rowOf(document, lines, path), main: entry.main === true };
    checkKeys(entry, metric === 'jury_score' ? ['name', 'main', 'prompt_file', 'judges'] : ['name', 'main'], path);
    return [metric === 'jury_score' ? { ...read, ...juryOf(entry, path) } : read];
  });
  const names = metrics.map((metric) => metric.name);
  names.forEach((metric, i) => {
    if (names.indexOf(metric) < i) wrong(['metrics', i], `${metric} is there twice`, 'leave one out');
  });
  if (metrics.filter(({ main }) => main).length > 1) wrong(['metrics'], 'several are main', 'mark one');

  function juryOf(entry: Record<string, unknown>, path: Path): { jury?: JuryDescription } {
    const given = words(entry, 'prompt_file', path, 'name the .txt file of the judge prompt');
    const promptFile = given === undefined ? undefined : place(given);
    const prompt = promptFile === undefined ? undefined : textOf(promptFile, problems);
    const criteria = prompt === undefined ? [] : readRubric(promptFile!, prompt, problems);
    const seats: unknown[] = Array.isArray(entry.judges) ? entry.judges : [];
    if (seats.length === 0)
      wrong([...path, 'judges'], 'there is none', 'list at least one: - name: … and model_name: …');
    const sat = new Map<string, number>();
    const judges = seats.flatMap((seat, j) => {
      const at = [...path, 'judges', j];
      if (!isObject(seat)) {
        wrong(at, `${JSON.stringify(seat)} is no judge`, 'write name: deployment and model_name: model');
        return [];
      }
      checkKeys(seat, ['name', 'model_name'], at);
      const deployment = words(seat, 'name', at, 'name the deployment');
      const model = words(seat, 'model_name', at, 'name the model');
      if (deployment === undefined || model === undefined) return [];
      const times = (sat.get(deployment) ?? 0) + 1;
      sat.set(deployment, times);
      return [{ id: times === 1 ? deployment : `${deployment}-${times}`, deployment, model }];
    });
    if (promptFile === undefined || prompt === undefined) return {};
    return { jury: { promptFile, prompt, judges, criteria, scale: { min: 0, max: 5 } } };
  }

  const promptFile = promptPath === undefined ? undefined : place(promptPath);
  const prompt = promptFile === undefined ? undefined : textOf(promptFile, problems);
  if (name === undefined || promptFile === undefined || prompt === undefined || dataPath === undefined)
    return { config: undefined, problems };
  const sorted = [...metrics].sort((a, b) => Number(b.main) - Number(a.main));
  return {
    config: {
      file,
      name,
      description: description ?? '',
      promptFile,
      prompt,
      datasetFile: place(dataPath),
      maxTokens: maxTokens as number,
      metrics: sorted.map(({ main: _, ...metric }) => metric),
    },
    problems,
  };
}
