import type { SuiteDefinition } from '../suite-definition.ts';

/** Medical research assistance. */
export const medicalResearch: readonly SuiteDefinition[] = [];
