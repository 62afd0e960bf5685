import { basename } from 'node:path';
import { readSampleSheet } from '../cells/samples/read-sample-sheet.ts';
import { readSamples } from '../cells/samples/read-samples.ts';
import { learnerNames } from '../mmil/saved-model/learner-named.ts';
import { trainModel } from '../mmil/saved-model/train-model.ts';
import { writeSavedModel } from '../mmil/saved-model/write-saved-model.ts';
import { exitCodes } from './exit-codes.ts';
import { describeModel } from './describe-model.ts';
import { numberOption } from './number-option.ts';
import { parseUsage, UsageError } from './run-options.ts';
import { sheetOptions } from './sheet-options.ts';

/** The rho that `--tune` compares. */
const rhos = [0.1, 0.3, 0.5, 0.7, 0.9];

/** `assaybook fit <sheet.csv> --out <model.json>`: trains a classifier of cells on the samples of a sheet, and saves it. */
export async function fitCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseUsage(
    args,
    {
      out: { type: 'string', short: 'o' },
      rho: { type: 'string' },
      tune: { type: 'boolean' },
      learner: { type: 'string' },
      cofactor: { type: 'string' },
      markers: { type: 'string' },
      folds: { type: 'string' },
      'lambda-fraction': { type: 'string' },
      naming: { type: 'string' },
      column: { type: 'string', multiple: true },
      'sick-word': { type: 'string', multiple: true },
      seed: { type: 'string' },
    },
    { allowPositionals: true },
  );
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new UsageError(
      `fit takes one sample sheet, got ${positionals.length}: assaybook fit <sheet.csv> --out <model.json>`,
    );
  if (!values.out) throw new UsageError('fit needs --out <model.json>, the file to write the model to');
  if ((values.rho === undefined) !== Boolean(values.tune))
    throw new UsageError(
      'fit needs either --rho, the share of healthy cells in sick patients (0.5, say, from blast counts), or --tune, which compares several',
    );
  const learner = oneOf('--learner', values.learner ?? 'lasso', learnerNames);
  const naming = oneOf('--naming', values.naming ?? 'stain', ['stain', 'channel', 'marker', 'metal_marker'] as const);
  const share = { min: 0, max: 1, open: true };
  const rho = values.rho === undefined ? rhos : numberOption('--rho', values.rho, share);
  const options = {
    rho,
    learner,
    naming,
    seed: numberOption('--seed', values.seed ?? '1', { min: 0, whole: true }),
    cofactor: numberOption('--cofactor', values.cofactor ?? '5', { min: 0 }),
    ...(values.folds && { folds: numberOption('--folds', values.folds, { min: 2, whole: true }) }),
    ...(values['lambda-fraction'] && {
      fractions: values['lambda-fraction'].split(',').map((text) => numberOption('--lambda-fraction', text, share)),
    }),
  };
  const markers = values.markers?.split(',').map((name) => name.trim());
  const whole = readSampleSheet(path, sheetOptions(values.column, values['sick-word']));
  const training = whole.samples.filter(({ set }) => set === 'train');
  const sheet = training.length > 0 ? { ...whole, samples: training } : whole;
  const people = new Set(sheet.samples.map(({ patient }) => patient)).size;
  if (options.folds !== undefined && options.folds > people)
    throw new UsageError(`--folds ${options.folds} is more than the ${people} patients to train on`);
  const { table, nonMarkers, dropped } = await readSamples(sheet, {
    cells: { fcs: { naming } },
    nonMarkers: 'drop',
    ...(markers && { markers }),
  });
  const notInAll = [...new Set(dropped.flatMap((file) => file.markers))];
  const model = await trainModel(table, {
    ...options,
    provenance: { sheet: basename(path), nonMarkers: markers ? [] : nonMarkers, notInAll: markers ? [] : notInAll },
    onProgress: (done, of) =>
      process.stderr.isTTY && process.stderr.write(`\rtuning ${done}/${of}${done === of ? '\n' : ''}`),
  });
  await writeSavedModel(values.out, model);
  const left = whole.samples.length - sheet.samples.length;
  console.log(
    [
      ...describeModel(model),
      ...(left > 0
        ? [`${left} of ${whole.samples.length} samples of the sheet are not in set 'train' and had no part`]
        : []),
      `wrote ${values.out}`,
    ].join('\n'),
  );
  return exitCodes.ok;
}

function oneOf<T extends string>(name: string, given: string, known: readonly T[]): T {
  if ((known as readonly string[]).includes(given)) return given as T;
  throw new UsageError(`${name} takes ${known.join(', ')}, got "${given}"`);
}
