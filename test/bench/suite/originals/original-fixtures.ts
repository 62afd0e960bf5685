import { clinicalDecisionSupport } from './clinical-decision-support.ts';
import type { OriginalFixture } from './original-fixture.ts';

/** A fixture of each benchmark of the suite. */
export const originalFixtures: Record<string, OriginalFixture> = {
  ...clinicalDecisionSupport,
};
