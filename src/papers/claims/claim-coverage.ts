import { join } from 'node:path';
import { z } from 'zod';
import { dataDir } from '../../project.ts';
import { DataError, type OnProblem } from '../tables/data-error.ts';
import { readJson } from '../tables/json.ts';
import { showPath } from '../tables/show-path.ts';
import { throwProblems } from '../tables/throw-problems.ts';
import { unknownName } from '../tables/unknown-name.ts';
import type { ClaimResult } from './claim.ts';
import { roundDecimal } from './round-decimal.ts';

const text = z.string().min(1);
const referenceFile = z.object({ paper: z.record(z.string(), z.json()) });
const exemptionsFile = z.object({ exemptions: z.array(z.strictObject({ key: text, reason: text })) });

/** Which of the numbers that MedHELM's versions print are stated by a claim. */
export interface ClaimCoverage {
  /** Keys of `paper_reference.json`, without those exempt. */
  printed: number;
  /** Those that no claim states. */
  missing: string[];
  /** By key, the ids of the claims that state it. */
  claims: Record<string, string[]>;
  /** Keys that are no statements, by the reason on file. */
  exempt: Record<string, string>;
}

export interface ClaimCoverageOptions {
  /** The data folder, with `medhelm/paper_reference.json` and `claims/exemptions.json`. Default: `data` of this project. */
  dir?: string;
  /** Gets each problem; without it they are thrown. */
  onProblem?: OnProblem;
}

/**
 * Walks every key of `paper_reference.json` and says which claims state it, by their `covers`. A claim states a key only
 * when its printed number is the one there (a hundredth of it, for a claim in percent).
 *
 * @param claims all of them: what they compute does not matter here
 * @throws DataError (without `onProblem`) for a `covers` that names no key or another number, and for an exemption of no
 * key, or of one that a claim states
 * @example
 * claimCoverage(claims()).claims['arxiv_v2/tasks']; // ['abstract/arxiv-v2/tasks']
 */
export function claimCoverage(
  claims: readonly Pick<ClaimResult, 'id' | 'covers' | 'published' | 'decimals' | 'unit'>[],
  { dir = dataDir(), onProblem }: ClaimCoverageOptions = {},
): ClaimCoverage {
  const paths = {
    reference: join(dir, 'medhelm', 'paper_reference.json'),
    exempt: join(dir, 'claims', 'exemptions.json'),
  };
  const values = new Map(leaves(readJson(paths.reference, referenceFile).paper));
  const { exemptions } = readJson(paths.exempt, exemptionsFile);
  const problems: DataError[] = [];
  const report: OnProblem = onProblem ?? ((problem) => problems.push(problem));

  const stated: Record<string, string[]> = {};
  for (const { id, covers, published, decimals, unit } of claims) {
    if (covers === undefined || published === null) continue;
    const printed = values.get(covers);
    const place = { file: 'claims/medhelm', key: `${id}, covers` };
    if (printed === undefined) report(new DataError(unknownName('key', covers, [...values.keys()]), place));
    else if (published !== printed && !(unit === '%' && roundDecimal(published / 100, decimals + 2) === printed))
      report(new DataError(`${covers} is ${JSON.stringify(printed)}, the claim says ${published}`, place));
    else (stated[covers] ??= []).push(id);
  }
  const exempt: Record<string, string> = {};
  exemptions.forEach(({ key, reason }, index) => {
    const keys = [...values.keys()].filter((leaf) => leaf === key || leaf.startsWith(`${key}/`));
    const place = { file: showPath(paths.exempt), key: `exemptions[${index}].key` };
    const idle = keys.length === 0 ? 'is no key of paper_reference.json' : 'is stated by a claim: remove the exemption';
    if (keys.length === 0 || keys.some((leaf) => leaf in stated)) report(new DataError(`${key} ${idle}`, place));
    else for (const leaf of keys) exempt[leaf] = reason;
  });
  throwProblems(problems);
  const printed = [...values.keys()].filter((key) => !(key in exempt));
  return { printed: printed.length, missing: printed.filter((key) => !(key in stated)), claims: stated, exempt };
}

/** Numbers and texts of a tree, by their keys parted by `/`: a dot can be part of a model's id. */
function leaves(value: unknown, key = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[key, value]];
  return Object.entries(value).flatMap(([name, child]) => leaves(child, key === '' ? name : `${key}/${name}`));
}
