import { createHash } from 'node:crypto';
import { canonicalJson } from '../../llm/canonical-json.ts';

/** The first 12 digits of the SHA-256 of a value as canonical JSON. */
export const contentHash = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 12);
