import { join } from 'node:path';
import { z } from 'zod';
import { dataDir } from '../project.ts';
import { readJson } from './tables/json.ts';
import { uniqueIds } from './tables/unique-ids.ts';

/** The versions of both papers. */
const versions = ['arxiv-v1', 'arxiv-v2', 'nature-medicine', 'science-advances'] as const;

/**
 * How far a figure can be reproduced. `recomputed`: its numbers from published data. `redrawn`: drawn anew, nothing to
 * compute. `simulated analogue`: the same analysis on data of our own making. `published only`: its numbers are quoted.
 * `not seen`: it was not available to us.
 */
const statuses = ['recomputed', 'redrawn', 'simulated analogue', 'published only', 'not seen'] as const;

const text = z.string().min(1);
const entry = z
  .strictObject({
    id: text.regex(/^[a-z0-9.-]+(\/[a-z0-9.-]+)*$/, 'must be lower-case words parted by - . and /'),
    paper: z.enum(['medhelm', 'mmil']),
    /** The versions that print it; none for a figure family of our own numbering. */
    versions: z.array(z.enum(versions)),
    /** "Table 1"; "F6" for a family of our own. */
    number: text,
    title: text,
    status: z.enum(statuses),
    /** Path from the project's root; null while there is no notebook: the status then says what is planned. */
    notebook: text
      .regex(/^notebooks\/.+\.ipynb$/, 'must be a path like notebooks/medhelm/table-1-win-rates.ipynb')
      .nullable(),
    /** Ids, prefixes or globs of the claims that check it, as `selectClaims` takes them. */
    claims: z.array(text),
    note: text.nullable(),
  })
  .superRefine(({ status, notebook, note }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (status === 'not seen' && notebook !== null) refuse('notebook', 'must be null: the figure was not seen');
    if ((status === 'not seen' || status === 'published only') && note === null)
      refuse('note', `is missing: ${status} needs a reason`);
  });

/** A figure or table of a paper, and what became of it here. */
export type FigureEntry = z.output<typeof entry>;

const fileSchema = z.object({ figures: uniqueIds(entry) });

/**
 * Every figure and table of both papers, as far as known, with its notebook and its status.
 *
 * @param path default: `figures.json` in the data folder
 * @throws DataError naming file and key
 * @example
 * figuresIndex().find(({ id }) => id === 'medhelm/table-1').notebook; // 'notebooks/medhelm/table-1-win-rates.ipynb'
 */
export function figuresIndex(path: string = join(dataDir(), 'figures.json')): FigureEntry[] {
  return readJson(path, fileSchema).figures;
}
