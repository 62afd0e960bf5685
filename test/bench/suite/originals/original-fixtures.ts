import { administration } from './administration.ts';
import { clinicalDecisionSupport } from './clinical-decision-support.ts';
import { clinicalNoteGeneration } from './clinical-note-generation.ts';
import { medicalResearch } from './medical-research.ts';
import type { OriginalFixture } from './original-fixture.ts';
import { patientCommunication } from './patient-communication.ts';

/** A fixture of each benchmark of the suite. */
export const originalFixtures: Record<string, OriginalFixture> = {
  ...clinicalDecisionSupport,
  ...clinicalNoteGeneration,
  ...patientCommunication,
  ...medicalResearch,
  ...administration,
};
