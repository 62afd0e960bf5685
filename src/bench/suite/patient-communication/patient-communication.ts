import type { SuiteDefinition } from '../suite-definition.ts';

/** Patient communication and education. */
export const patientCommunication: readonly SuiteDefinition[] = [];
