import { createHash } from 'node:crypto';
import type { Model, ModelRequest } from '../../llm/model.ts';
import { canonicalJson } from './canonical-json.ts';

export const requestKey = ({ name, identity }: Model, { messages, parameters, replicate }: ModelRequest): string =>
  createHash('sha256').update(canonicalJson({ name, identity, messages, parameters, replicate })).digest('hex');
