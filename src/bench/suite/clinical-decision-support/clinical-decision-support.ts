import type { SuiteDefinition } from '../suite-definition.ts';
import { adhdBehavior } from './adhd-behavior.ts';
import { medec } from './medec.ts';

/** Clinical decision support. */
export const clinicalDecisionSupport: readonly SuiteDefinition[] = [medec, adhdBehavior];
