/** A statement cannot be run: it is no SQL, names what is not there, or is not a query. Correct the statement. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
}

/** A query took longer, or gave more rows, than it may: raise the limit, or ask for less. */
export class SqlLimitError extends Error {
  override readonly name = 'SqlLimitError';
  readonly limit: 'timeout' | 'maxRows';

  constructor(limit: 'timeout' | 'maxRows', message: string) {
    super(message);
    this.limit = limit;
  }
}

/** A database cannot be opened, or its thread broke down: the message says which, and what to do. */
export class SqlDatabaseError extends Error {
  override readonly name = 'SqlDatabaseError';
}
