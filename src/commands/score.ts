import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { displayForms } from '../kernel/mime-bundle.ts';
import { table } from '../lab/table.ts';
import { readSavedModel } from '../mmil/saved-model/read-saved-model.ts';
import { percent } from './describe-model.ts';
import { exitCodes } from './exit-codes.ts';
import { isMendable } from './is-mendable.ts';
import { numberOption } from './number-option.ts';
import { parseUsage, UsageError } from './run-options.ts';
import { type FileScore, scoreFile } from './score-file.ts';
import { type ScoreFormat, scoreFormats, targetName } from './write-scores.ts';

/** `assaybook score <model.json> <files…>`: scores the cells of new patients, and writes them in the files' own format. */
export async function scoreCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseUsage(
    args,
    {
      out: { type: 'string', short: 'o' },
      format: { type: 'string' },
      rho: { type: 'string' },
      zeta: { type: 'string' },
      json: { type: 'boolean' },
    },
    { allowPositionals: true },
  );
  const [modelPath, ...files] = positionals;
  if (modelPath === undefined || files.length === 0)
    throw new UsageError('score takes a model and files of cells: assaybook score <model.json> <files…>');
  if (values.format !== undefined && !(scoreFormats as readonly string[]).includes(values.format))
    throw new UsageError(`--format takes ${scoreFormats.join(', ')}, got "${values.format}"`);
  if (values.zeta !== undefined && values.rho === undefined)
    throw new UsageError('--zeta, the share of cells that come from sick patients, goes with --rho');
  const share = { min: 0, max: 1, open: true };
  const prior =
    values.rho === undefined
      ? undefined
      : {
          rho: numberOption('--rho', values.rho, share),
          zeta: values.zeta === undefined ? 1 : numberOption('--zeta', values.zeta, { min: 1e-9, max: 1 }),
        };
  const model = readSavedModel(modelPath);
  const targets = targetsOf(files, values.out, values.format as ScoreFormat | undefined);
  if (values.out) mkdirSync(values.out, { recursive: true });
  const scored: FileScore[] = [];
  const failed: { file: string; error: string }[] = [];
  for (const [k, file] of files.entries())
    try {
      scored.push(await scoreFile(model, file, targets[k], prior));
      if (!values.json) console.log(line(scored.at(-1)!));
    } catch (error) {
      if (!isMendable(error)) throw error;
      failed.push({ file, error: error.message });
      console.error(error.message);
    }
  if (values.json)
    console.log(JSON.stringify({ model: basename(modelPath), prior: prior ?? null, files: scored, failed }, null, 2));
  else if (scored.length > 0) console.log(`\n${summary(scored, files.length)}`);
  return failed.length === 0 ? exitCodes.ok : exitCodes.failed;
}

/** Where each file's scores go; nowhere without a folder. */
function targetsOf(files: readonly string[], folder: string | undefined, format: ScoreFormat | undefined) {
  if (folder === undefined) {
    if (format !== undefined) throw new UsageError('--format needs --out <folder>, where the scored files go');
    return files.map(() => undefined);
  }
  const targets = files.map((file) => join(folder, targetName(file, format)));
  targets.forEach((target, k) => {
    if (targets.indexOf(target) < k)
      throw new UsageError(`two files would become ${target}: score them into different folders`);
    if (existsSync(target)) throw new UsageError(`${target} is there already: give another --out, or remove it`);
  });
  return targets;
}

function line({ file, cells, called, aboveHealthy, ignored, target }: FileScore): string {
  const unused = ignored.length > 0 ? `; not used: ${ignored.join(', ')}` : '';
  return `${file}: ${cells} cells, ${percent(called / cells)} called (${called} of ${cells}), ${percent(aboveHealthy / cells)} above the threshold on healthy donors${unused}${target ? ` → ${target}` : ''}`;
}

const summary = (scored: readonly FileScore[], of: number): string =>
  table(
    scored.map(({ file, cells, called, aboveHealthy, meanProbability }) => ({
      file: basename(file),
      cells,
      called,
      'share called': called / cells,
      'mean probability': meanProbability,
      'above healthy threshold': aboveHealthy / cells,
    })),
    {
      decimals: { 'share called': 4, 'mean probability': 4, 'above healthy threshold': 4 },
      caption: `${scored.length} of ${of} files scored; a cell is called when its probability is above one half`,
    },
  )[displayForms]()['text/plain'];
