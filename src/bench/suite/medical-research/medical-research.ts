import type { SuiteDefinition } from '../suite-definition.ts';
import { bmtStatus } from './bmt-status.ts';
import { ehrsql } from './ehrsql.ts';
import { medhallu } from './medhallu.ts';
import { n2c2Ct } from './n2c2-ct.ts';
import { pubmedqa } from './pubmedqa.ts';
import { racebias } from './racebias.ts';

/** Medical research assistance. */
export const medicalResearch: readonly SuiteDefinition[] = [bmtStatus, ehrsql, medhallu, n2c2Ct, pubmedqa, racebias];
