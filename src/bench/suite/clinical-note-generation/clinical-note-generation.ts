import type { SuiteDefinition } from '../suite-definition.ts';
import { aciBench } from './aci-bench.ts';
import { dischargeme } from './dischargeme.ts';
import { mimicBhc } from './mimic-bhc.ts';
import { mimicRrs } from './mimic-rrs.ts';
import { mtsamplesProcedures } from './mtsamples-procedures.ts';
import { noteextract } from './noteextract.ts';

/** Clinical note generation. */
export const clinicalNoteGeneration: readonly SuiteDefinition[] = [
  dischargeme,
  aciBench,
  mimicBhc,
  mtsamplesProcedures,
  mimicRrs,
  noteextract,
];
