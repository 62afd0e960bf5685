import type { SuiteDefinition } from '../suite-definition.ts';
import { adhdBehavior } from './adhd-behavior.ts';
import { adhdMedeffects } from './adhd-medeffects.ts';
import { clear } from './clear.ts';
import { ehrshot } from './ehrshot.ts';
import { headqa } from './headqa.ts';
import { medalign } from './medalign.ts';
import { medbullets } from './medbullets.ts';
import { medcalcBench } from './medcalc-bench.ts';
import { medec } from './medec.ts';
import { medmcqa } from './medmcqa.ts';
import { medqa } from './medqa.ts';
import { mtsamples } from './mtsamples.ts';

/** Clinical decision support. */
export const clinicalDecisionSupport: readonly SuiteDefinition[] = [
  medcalcBench,
  clear,
  mtsamples,
  medec,
  ehrshot,
  headqa,
  medbullets,
  medqa,
  medmcqa,
  medalign,
  adhdBehavior,
  adhdMedeffects,
];
