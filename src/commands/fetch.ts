import { createInterface } from 'node:readline/promises';
import { datasetSources } from '../bench/datasets/dataset-source.ts';
import { fetchDataset, type PublicSource } from '../bench/datasets/fetch-dataset.ts';
import { endedByCtrlC } from './ended-by-ctrl-c.ts';
import { exitCodes } from './exit-codes.ts';
import { parseUsage, UsageError } from './run-options.ts';

/** `assaybook fetch <benchmark>`: gets the original files of a public benchmark, after asking. */
export async function fetchCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseUsage(
    args,
    { out: { type: 'string', short: 'o' }, yes: { type: 'boolean' } },
    { allowPositionals: true },
  );
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) {
    const open = datasetSources().flatMap(({ id: one, access }) => (access === 'public' ? [one] : []));
    throw new UsageError(`fetch takes one benchmark; public are ${open.join(', ')}`);
  }
  const directory = values.out ?? `data/original/${id}`;
  const { files } = await endedByCtrlC('ending …', (signal) =>
    fetchDataset(id, {
      directory,
      signal,
      confirm: async (source) => {
        console.error(sourceText(source, directory));
        return values.yes === true || (await asked());
      },
      onProgress: ({ file, received, of }) => {
        if (process.stderr.isTTY)
          process.stderr.write(`\r\x1b[K${file}  ${megabytes(received)}${of === null ? '' : ` of ${megabytes(of)}`}`);
      },
    }),
  );
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  for (const { name, checked } of files)
    console.log(`${directory}/${name}${checked ? ', as stated' : ', no checksum was stated beforehand'}`);
  console.log(`run it with: assaybook run ${id} --data ${id}=${directory} --model <name>`);
  return exitCodes.ok;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

function sourceText({ id, page, licence, files }: PublicSource, directory: string): string {
  return [
    `${id}: ${page}`,
    `licence: ${licence ?? 'not known to us; look at the page above'}`,
    ...files.map(
      ({ url, bytes }) => `  ${url}  ${bytes === null || bytes === undefined ? 'size not known' : megabytes(bytes)}`,
    ),
    `goes to ${directory}`,
  ].join('\n');
}

async function asked(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UsageError('fetch asks before it loads anything: answer with --yes');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question('Fetch it? [y/N] ')).trim());
  } finally {
    terminal.close();
  }
}
