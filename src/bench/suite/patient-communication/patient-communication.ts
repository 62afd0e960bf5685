import type { SuiteDefinition } from '../suite-definition.ts';
import { meddialog } from './meddialog.ts';
import { medconfinfo } from './medconfinfo.ts';
import { medicationqa } from './medicationqa.ts';
import { mediqa } from './mediqa.ts';
import { mentalhealth } from './mentalhealth.ts';
import { patientinstruct } from './patientinstruct.ts';
import { privacydetection } from './privacydetection.ts';
import { proxysender } from './proxysender.ts';

/** Patient communication and education. */
export const patientCommunication: readonly SuiteDefinition[] = [
  meddialog,
  medconfinfo,
  medicationqa,
  mediqa,
  mentalhealth,
  patientinstruct,
  privacydetection,
  proxysender,
];
