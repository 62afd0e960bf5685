import type { SuiteDefinition } from '../suite-definition.ts';

/** Administration and workflow. */
export const administration: readonly SuiteDefinition[] = [];
