import type { SuiteDefinition } from '../suite-definition.ts';

/** Clinical note generation. */
export const clinicalNoteGeneration: readonly SuiteDefinition[] = [];
