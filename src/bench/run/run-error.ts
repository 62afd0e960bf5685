/** A run directory is of something else than what was asked for: choose another directory, or go back to what it was made with. */
export class RunChangedError extends Error {
  override readonly name = 'RunChangedError';
}

/** Another process writes to the run directory: wait for it, or end it. */
export class RunLockedError extends Error {
  override readonly name = 'RunLockedError';
}

/** A run could not go on; what was recorded is kept, and the same call goes on from there once the cause is mended. */
export class RunStoppedError extends Error {
  override readonly name = 'RunStoppedError';
}

/** A file of a run directory cannot be used: the message says which, where in it, and what to do. */
export class RunFileError extends Error {
  override readonly name = 'RunFileError';
  readonly file: string;
  /** From 1. */
  readonly line: number | undefined;

  constructor(what: string, { file, line }: { file: string; line?: number }, options?: ErrorOptions) {
    super(`${file}${line === undefined ? '' : `, line ${line}`}: ${what}`, options);
    this.file = file;
    this.line = line;
  }
}

/** The data set or the prompt of a benchmark needs mending: the message names instance and position. */
export class InstanceError extends Error {
  override readonly name = 'InstanceError';
}
