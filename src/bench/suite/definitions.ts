import { administration } from './administration/administration.ts';
import { clinicalDecisionSupport } from './clinical-decision-support/clinical-decision-support.ts';
import { clinicalNoteGeneration } from './clinical-note-generation/clinical-note-generation.ts';
import { medicalResearch } from './medical-research/medical-research.ts';
import { patientCommunication } from './patient-communication/patient-communication.ts';
import type { SuiteDefinition } from './suite-definition.ts';

/** All benchmarks of the suite, by category. */
export const definitions: readonly SuiteDefinition[] = [
  ...clinicalDecisionSupport,
  ...clinicalNoteGeneration,
  ...patientCommunication,
  ...medicalResearch,
  ...administration,
];
