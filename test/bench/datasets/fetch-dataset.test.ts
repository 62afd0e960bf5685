import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DatasetSource, datasetSources, type SourceFile } from '../../../src/bench/datasets/dataset-source.ts';
import { fetchDataset } from '../../../src/bench/datasets/fetch-dataset.ts';
import type { FetchError } from '../../../src/bench/datasets/fetch-error.ts';

const BODY = 'id,answer\n001,yes\n'.repeat(1000);
const sha = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
const archive = zipSync({ 'set/rows.csv': strToU8(BODY), 'set/': new Uint8Array() });
const escaping = zipSync({ '../out.csv': strToU8(BODY) });

let server: Server;
let base: string;
const requests: string[] = [];
const routes: Record<string, (response: ServerResponse) => void> = {
  '/rows.csv': (r) => r.end(BODY),
  '/sized.csv': (r) => r.writeHead(200, { 'content-length': BODY.length }).end(BODY),
  '/moved.csv': (r) => r.writeHead(302, { location: '/rows.csv' }).end(),
  '/page.csv': (r) => r.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>sign in</html>'),
  '/hidden-page.csv': (r) => r.end('\n<!DOCTYPE html><html>sign in</html>'),
  '/secret.csv': (r) => r.writeHead(403).end(),
  '/broken.csv': (r) => r.writeHead(500).end(),
  '/cut.csv': (r) => {
    r.writeHead(200, { 'content-length': BODY.length });
    r.write(BODY.slice(0, 500), () => r.destroy());
  },
  '/cut-chunked.csv': (r) => r.write(BODY.slice(0, 500), () => r.destroy()),
  '/slow.csv': (r) => void r.write(BODY.slice(0, 500)),
  '/set.zip': (r) => r.end(archive),
  '/out.zip': (r) => r.end(escaping),
};
beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url!);
    const route = routes[request.url!];
    if (route) route(response);
    else response.writeHead(404).end('not here');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let directory: string;
const folders: string[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fetch-'));
  folders.push(directory);
  requests.length = 0;
});
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const sourceOf = (route: string, file: Partial<SourceFile> = {}): DatasetSource => ({
  id: 'ours',
  access: 'public',
  page: base,
  licence: 'CC0',
  files: [{ name: route.slice(1), url: base + route, bytes: null, sha256: null, ...file }],
});
const get = (route: string, file: Partial<SourceFile> = {}, options = {}) =>
  fetchDataset('ours', { directory, confirm: () => true, sources: [sourceOf(route, file)], ...options });
const failure = (promise: Promise<unknown>): Promise<FetchError> =>
  promise.then(
    () => expect.fail('it was fetched'),
    (error: unknown) => error as FetchError,
  );

describe('fetchDataset', () => {
  test('asks with address and licence first, and fetches nothing without a yes', async () => {
    const asked: unknown[] = [];
    const error = await failure(get('/rows.csv', {}, { confirm: (source: unknown) => (asked.push(source), false) }));
    expect(error.kind).toBe('not-confirmed');
    expect(asked).toMatchObject([{ licence: 'CC0', files: [{ url: `${base}/rows.csv` }] }]);
    expect([requests, readdirSync(directory)]).toEqual([[], []]);
  });

  test('stores the file, its checksum and its licence, and tells the progress', async () => {
    const seen: { received: number; of: number | null }[] = [];
    const fetched = await get(
      '/sized.csv',
      {},
      { onProgress: (progress: (typeof seen)[number]) => seen.push(progress) },
    );
    expect(readFileSync(join(directory, 'sized.csv'), 'utf8')).toBe(BODY);
    expect(fetched.files).toEqual([
      { name: 'sized.csv', url: `${base}/sized.csv`, checked: false, bytes: BODY.length, sha256: sha(BODY) },
    ]);
    expect(JSON.parse(readFileSync(join(directory, 'fetched.json'), 'utf8'))).toEqual(fetched);
    expect(seen.at(-1)).toEqual({ file: 'sized.csv', received: BODY.length, of: BODY.length });
    expect(readdirSync(directory).sort()).toEqual(['fetched.json', 'sized.csv']);
  });

  test('checks size and checksum where they are stated, and follows a redirect', async () => {
    const { files } = await get('/moved.csv', { bytes: BODY.length, sha256: sha(BODY) });
    expect(files[0]!.checked).toBe(true);
  });

  test('does not fetch again what is there unchanged, but does what was altered', async () => {
    await get('/rows.csv');
    await get('/rows.csv');
    expect(requests).toHaveLength(1);
    writeFileSync(join(directory, 'rows.csv'), 'altered');
    await get('/rows.csv');
    expect(readFileSync(join(directory, 'rows.csv'), 'utf8')).toBe(BODY);
    expect(requests).toHaveLength(2);
  });

  test('unpacks an archive beside itself', async () => {
    await get('/set.zip', { unpack: 'zip' });
    expect(readFileSync(join(directory, 'set/set/rows.csv'), 'utf8')).toBe(BODY);
  });

  test('refuses an archive that reaches outside its folder, or is none', async () => {
    expect((await failure(get('/out.zip', { unpack: 'zip' }))).message).toContain("'../out.csv', outside its folder");
    expect(existsSync(join(directory, 'out.csv'))).toBe(false);
    expect((await failure(get('/rows.csv', { unpack: 'zip' }))).message).toContain('no intact zip archive');
  });

  test.each([
    ['/nowhere.csv', {}, 'not-found', 'there is no such file (404)'],
    ['/secret.csv', {}, 'refused', 'access is refused (403)'],
    ['/broken.csv', {}, 'network', 'the server answered 500'],
    ['/page.csv', {}, 'not-the-file', 'a web page came instead of the file'],
    ['/hidden-page.csv', {}, 'not-the-file', 'a web page came instead of the file'],
    ['/cut.csv', {}, 'network', 'broken off'],
    ['/cut-chunked.csv', {}, 'network', 'broken off'],
    ['/rows.csv', { bytes: 7 }, 'not-the-file', `${BODY.length} bytes came of 7`],
    ['/rows.csv', { sha256: sha('other') }, 'not-the-file', 'the file was changed, do not use it unseen'],
  ])('%s %o is an error that leaves an earlier file as it was', async (route, file, kind, message) => {
    const path = join(directory, route.slice(1));
    writeFileSync(path, 'earlier');
    const error = await failure(get(route, file));
    expect([error.kind, error.message]).toEqual([kind, expect.stringContaining(message)]);
    expect(readFileSync(path, 'utf8')).toBe('earlier');
    expect(readdirSync(directory)).toEqual([route.slice(1)]);
  });

  test('a server that cannot be reached is an error of the network', async () => {
    const error = await failure(get('/rows.csv', { url: 'http://127.0.0.1:1/rows.csv' }));
    expect([error.kind, error.message]).toEqual(['network', expect.stringContaining('no answer')]);
  });

  test('ends when it is aborted, and leaves nothing', async () => {
    const abort = new AbortController();
    const onProgress = () => abort.abort(new Error('enough'));
    await expect(get('/slow.csv', {}, { signal: abort.signal, onProgress })).rejects.toThrow('enough');
    expect(readdirSync(directory)).toEqual([]);
  });
});

describe('the sources of MedHELM', () => {
  const sources = datasetSources();
  const benchmarks = (
    JSON.parse(readFileSync(join(import.meta.dirname, '../../../data/medhelm/benchmarks.json'), 'utf8')) as {
      benchmarks: { id: string; access: string }[];
    }
  ).benchmarks;

  test('are stated for each of its benchmarks, with the access that the benchmark has', () => {
    expect(sources.map(({ id, access }) => ({ id, access }))).toEqual(
      benchmarks.map(({ id, access }) => ({ id, access })),
    );
  });

  test('state addresses, and sizes and checksums or that they are not known', () => {
    for (const source of sources) {
      if (source.access !== 'public') expect(source.how.length).toBeGreaterThan(20);
      else
        for (const { url, bytes, sha256, name } of source.files) {
          expect(new URL(url).protocol).toBe('https:');
          expect(name).not.toMatch(/^[/.]|\.\./);
          if (bytes !== null) expect(bytes).toBeGreaterThan(0);
          if (sha256 !== null) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
        }
    }
  });

  test('say how to get access to what is not public, and suggest the name that was meant', async () => {
    const options = { directory, confirm: () => true };
    const gated = await failure(fetchDataset('dischargeme', options));
    expect([gated.kind, gated.message]).toEqual([
      'no-access',
      expect.stringContaining('physionet.org/content/discharge-me'),
    ]);
    expect((await failure(fetchDataset('bmt-status', options))).message).toContain('are private');
    expect((await failure(fetchDataset('pubmed-qa', options))).message).toContain('did you mean pubmedqa?');
  });
});
