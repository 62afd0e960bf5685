import type { SuiteDefinition } from '../suite-definition.ts';
import { cdiQa } from './cdi-qa.ts';
import { clinicreferral } from './clinicreferral.ts';
import { entReferral } from './ent-referral.ts';
import { hospicereferral } from './hospicereferral.ts';
import { mimicIvBillingCode } from './mimic-iv-billing-code.ts';

/** Administration and workflow. */
export const administration: readonly SuiteDefinition[] = [
  cdiQa,
  clinicreferral,
  entReferral,
  hospicereferral,
  mimicIvBillingCode,
];
