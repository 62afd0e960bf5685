/** One file of cells and what is known of it. */
export interface Sample {
  /** Line of the sheet; the header is line 1. */
  row: number;
  /** Path of the file. */
  path: string;
  patient: string;
  /** 1: of a sick patient, 0: of a healthy donor; undefined where it is not known. */
  sick: 0 | 1 | undefined;
  /** Name of the sample: the file as the sheet names it, unless it has a column for it. */
  sample: string;
  tissue: string | undefined;
  time: string | undefined;
  set: 'train' | 'test' | undefined;
}

/** The files of a study and the patients they come from. */
export interface SampleSheet {
  /** Path of the sheet. */
  file: string;
  samples: Sample[];
}

/** What the columns of a sheet may mean. */
export type SampleField = 'file' | 'patient' | 'sick' | 'sample' | 'tissue' | 'time' | 'set';
