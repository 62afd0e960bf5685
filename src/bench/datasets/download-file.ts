import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SourceFile } from './dataset-source.ts';
import { FetchError } from './fetch-error.ts';

/** What came. */
export interface Downloaded {
  bytes: number;
  sha256: string;
}

/**
 * Streams one file to a temporary one beside its place, checks size and checksum, and only then moves it there. A
 * download that was broken off leaves nothing behind and starts anew.
 *
 * @throws FetchError
 */
export async function downloadFile(
  { url, bytes: size, sha256, name }: SourceFile,
  path: string,
  { signal, onBytes }: { signal?: AbortSignal; onBytes?: (received: number, of: number | null) => void } = {},
): Promise<Downloaded> {
  const answer = await fetch(url, { redirect: 'follow', ...(signal && { signal }) }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw new FetchError('network', `${url}: no answer (${reasonOf(error)}): check the network and try again`, {
      cause: error,
    });
  });
  try {
    checkAnswer(answer, url, name);
    const stated = answer.headers.get('content-encoding') ? null : answer.headers.get('content-length');
    const expected = size ?? (stated === null ? null : Number(stated));
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${randomUUID()}.part`;
    try {
      const got = await store(answer, temporary, name, url, (received) => onBytes?.(received, expected));
      const wrong = (what: string): FetchError => new FetchError('not-the-file', `${url}: ${what}`);
      if (expected !== null && got.bytes !== expected)
        throw wrong(`${got.bytes} bytes came of ${expected}: try again, or ask whether the file was changed`);
      if (sha256 !== null && got.sha256 !== sha256)
        throw wrong(`its SHA-256 is ${got.sha256}, not ${sha256}: the file was changed, do not use it unseen`);
      await rename(temporary, path);
      return got;
    } finally {
      await rm(temporary, { force: true });
    }
  } catch (error) {
    await answer.body?.cancel().catch(() => {});
    signal?.throwIfAborted();
    if (error instanceof FetchError || (error as NodeJS.ErrnoException).syscall) throw error;
    throw new FetchError('network', `${url}: broken off (${reasonOf(error)}): try again`, { cause: error });
  }
}

function checkAnswer(answer: Response, url: string, name: string): void {
  const { status } = answer;
  if (status === 404 || status === 410)
    throw new FetchError(
      'not-found',
      `${url}: there is no such file (${status}): it was moved, see the page of the data`,
    );
  if (status === 401 || status === 403)
    throw new FetchError('refused', `${url}: access is refused (${status}): see the page of the data`);
  if (!answer.ok) throw new FetchError('network', `${url}: the server answered ${status}: try again later`);
  if (/text\/html/i.test(answer.headers.get('content-type') ?? '') && !/\.html?$/i.test(name)) throw webPage(url);
}

const webPage = (url: string): FetchError =>
  new FetchError(
    'not-the-file',
    `${url}: a web page came instead of the file: open it in a browser and download by hand`,
  );

async function store(
  answer: Response,
  path: string,
  name: string,
  url: string,
  onBytes: (received: number) => void,
): Promise<Downloaded> {
  const hash = createHash('sha256');
  const handle = await open(path, 'wx');
  let bytes = 0;
  try {
    for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
      if (bytes === 0 && !/\.html?$/i.test(name)) {
        const start = Buffer.from(piece.subarray(0, 64)).toString('latin1').trimStart().toLowerCase();
        if (start.startsWith('<!doctype html') || start.startsWith('<html')) throw webPage(url);
      }
      await handle.write(piece);
      hash.update(piece);
      bytes += piece.length;
      onBytes(bytes);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

const reasonOf = (error: unknown): string => {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message ? cause.message : message;
};
