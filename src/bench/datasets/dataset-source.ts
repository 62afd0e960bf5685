import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '../../project.ts';

/** One original file of a benchmark. */
export interface SourceFile {
  /** Where it goes, inside the directory that is asked for. */
  name: string;
  url: string;
  /** null where nobody has stated it. */
  bytes: number | null;
  /** SHA-256 as hexadecimal digits; null where nobody has stated it. */
  sha256: string | null;
  /** Archives are unpacked into a folder of their name. */
  unpack?: 'zip';
}

/** Where the original data of a benchmark come from. */
export type DatasetSource = { id: string; note?: string } & (
  | {
      access: 'public';
      page: string;
      /** null where the page states none: look before you use the data. */
      licence: string | null;
      files: SourceFile[];
    }
  | {
      access: 'gated' | 'private';
      page: string | null;
      /** How to get access, or why nobody can. */
      how: string;
    }
);

/** Where the original data of MedHELM's 37 benchmarks come from: `data/suite/sources.json`. */
export function datasetSources(): DatasetSource[] {
  const path = join(dataDir(), 'suite', 'sources.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { sources: DatasetSource[] }).sources;
}
