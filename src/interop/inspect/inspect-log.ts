import { readFile } from 'node:fs/promises';
import { jsonItems } from '../helm/json-items.ts';
import { parsePythonJson } from '../helm/parse-python-json.ts';
import { ImportFileError } from '../records/import-file-error.ts';
import { openZip } from './zip-entries.ts';

/** The part of an inspect log that is read here. */
export interface InspectHeader {
  status?: string;
  eval?: {
    task?: string;
    model?: string;
    dataset?: { name?: string };
    config?: { epochs?: number; limit?: number | [number, number] | null };
    packages?: Record<string, string>;
  };
  plan?: { config?: Record<string, unknown> };
  results?: { scores?: { name?: string; metrics?: Record<string, unknown> }[] } | null;
}

export interface InspectMessage {
  role?: string;
  content?: string | { type?: string; text?: string }[];
}

export interface InspectSample {
  id?: string | number;
  epoch?: number;
  input?: string | InspectMessage[];
  choices?: string[] | null;
  target?: string | string[];
  messages?: InspectMessage[];
  metadata?: Record<string, unknown>;
  output?: {
    model?: string;
    choices?: { message?: InspectMessage; stop_reason?: string }[];
    usage?: Record<string, number | null> | null;
    time?: number | null;
  };
  scores?: Record<string, { value?: unknown; answer?: unknown; explanation?: unknown; metadata?: unknown }> | null;
  error?: { message?: string } | null;
  attachments?: Record<string, string>;
}

export interface InspectLog {
  header: InspectHeader;
  samples(): AsyncIterable<InspectSample>;
}

/** Header and samples of a `.eval` or `.json` log, one sample at a time. Long texts kept apart are put in their places. */
export async function inspectLog(file: string): Promise<InspectLog> {
  return file.toLowerCase().endsWith('.json') ? jsonLog(file) : evalLog(file);
}

async function evalLog(file: string): Promise<InspectLog> {
  const zip = await openZip(file);
  try {
    const name = ['header.json', '_journal/start.json'].find((entry) => zip.names.includes(entry));
    if (!name)
      throw new ImportFileError('is no inspect log: it has neither header.json nor _journal/start.json', { file });
    const header = parse(await zip.text(name), file, name) as InspectHeader;
    const samples = zip.names.filter((entry) => entry.startsWith('samples/') && entry.endsWith('.json')).sort(byNumber);
    return {
      header,
      async *samples() {
        const again = await openZip(file);
        try {
          for (const entry of samples) yield attached(parse(await again.text(entry), file, entry) as InspectSample);
        } finally {
          await again.close();
        }
      },
    };
  } finally {
    await zip.close();
  }
}

async function jsonLog(file: string): Promise<InspectLog> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const what = cause.code === 'ENOENT' ? 'there is no such file' : `cannot be read: ${cause.message}`;
    throw new ImportFileError(what, { file }, { cause });
  });
  const { samples: _, ...header } = parse(text, file) as InspectHeader & { samples?: unknown };
  return {
    header,
    async *samples() {
      if (_ === undefined || _ === null) return;
      for (const { item } of jsonItems(file, 'samples')) yield attached(item as InspectSample);
    },
  };
}

function parse(text: string, file: string, entry?: string): unknown {
  try {
    return parsePythonJson(text);
  } catch (cause) {
    throw new ImportFileError(
      `is no valid JSON: ${(cause as Error).message}`,
      { file, place: entry && `entry ${entry}` },
      { cause },
    );
  }
}

function attached(sample: InspectSample): InspectSample {
  const { attachments = {} } = sample;
  if (Object.keys(attachments).length === 0) return sample;
  return JSON.parse(JSON.stringify(sample), (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith('attachment://')
      ? (attachments[value.slice('attachment://'.length)] ?? value)
      : value,
  ) as InspectSample;
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
