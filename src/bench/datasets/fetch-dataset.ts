import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { didYouMean } from '../../stats/did-you-mean.ts';
import { type DatasetSource, datasetSources, type SourceFile } from './dataset-source.ts';
import { type Downloaded, downloadFile } from './download-file.ts';
import { FetchError } from './fetch-error.ts';
import { unpackZip } from './unpack-zip.ts';

export type PublicSource = Extract<DatasetSource, { access: 'public' }>;

export interface FetchOptions {
  /** Where the files go; it is made when it is not there. */
  directory: string;
  /** Is shown address, licence and sizes first; nothing is fetched unless it says yes. */
  confirm: (source: PublicSource) => boolean | Promise<boolean>;
  signal?: AbortSignal;
  onProgress?: (progress: { file: string; received: number; of: number | null }) => void;
  /** Where data sets come from; those of MedHELM's benchmarks unless stated. */
  sources?: readonly DatasetSource[];
}

/** What was fetched; kept as `fetched.json` beside the files. */
export interface Fetched {
  id: string;
  page: string;
  licence: string | null;
  /** `checked` says that size or checksum was stated beforehand and agreed; else the checksum is what came. */
  files: ({ name: string; url: string; checked: boolean } & Downloaded)[];
}

/**
 * Fetches the original files of a public benchmark, after asking. A file appears once it is whole and right; files that
 * were fetched before and are unchanged are not fetched again. Archives are unpacked beside themselves.
 *
 * @param id as in MedHELM's suite: `pubmedqa`
 * @throws FetchError for an unknown benchmark, one whose data are not public (saying how to get access), without
 * consent, and when something else than the file came
 * @example
 * await fetchDataset('pubmedqa', { directory: 'data/pubmedqa', confirm: ({ licence }) => licence === 'MIT' });
 */
export async function fetchDataset(id: string, options: FetchOptions): Promise<Fetched> {
  const { directory, confirm, signal, onProgress, sources = datasetSources() } = options;
  const source = sources.find((one) => one.id === id);
  const known = sources.map((one) => one.id);
  if (!source) {
    const close = didYouMean(id, known);
    throw new FetchError('unknown', `unknown benchmark ${id}: ${close ? `did you mean ${close}?` : known.join(', ')}`);
  }
  if (source.access !== 'public') {
    const page = source.page === null ? '' : ` (${source.page})`;
    throw new FetchError('no-access', `the data of ${id} are ${source.access}: ${source.how}${page}`);
  }
  if (!(await confirm(source)))
    throw new FetchError('not-confirmed', `nothing was fetched for ${id}: it needs a yes to its address and licence`);
  await mkdir(directory, { recursive: true });
  const record = join(directory, 'fetched.json');
  const before = await readRecord(record);
  const files: Fetched['files'] = [];
  for (const file of source.files) {
    const path = join(directory, file.name);
    const earlier = before.find(({ name, url }) => name === file.name && url === file.url);
    const got =
      earlier && (await isSame(path, file, earlier))
        ? earlier
        : await downloadFile(file, path, {
            ...(signal && { signal }),
            onBytes: (received, of) => onProgress?.({ file: file.name, received, of }),
          });
    if (file.unpack) {
      const folder = path.replace(/\.zip$/i, '');
      if (got !== earlier || !existsSync(folder)) await unpackZip(path, folder);
    }
    const { bytes, sha256 } = got;
    const checked = file.bytes !== null || file.sha256 !== null;
    files.push({ name: file.name, url: file.url, checked, bytes, sha256 });
  }
  const fetched: Fetched = { id, page: source.page, licence: source.licence, files };
  await writeFile(`${record}.part`, `${JSON.stringify(fetched, null, 2)}\n`);
  await rename(`${record}.part`, record);
  return fetched;
}

async function readRecord(path: string): Promise<Fetched['files']> {
  if (!existsSync(path)) return [];
  try {
    return (JSON.parse(await readFile(path, 'utf8')) as Fetched).files;
  } catch {
    return []; // a record that cannot be read proves nothing: fetch again
  }
}

async function isSame(path: string, { sha256 }: SourceFile, earlier: Downloaded): Promise<boolean> {
  if (!existsSync(path) || (sha256 !== null && sha256 !== earlier.sha256)) return false;
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return hash.digest('hex') === earlier.sha256;
}
