import type { CellTable } from '../cell-table.ts';
import type { Spillover } from '../transform/compensate.ts';
import type { ChannelNaming } from './channel-names.ts';
import type { FcsChannel } from './fcs-channel.ts';

/** The cells of an FCS file, with all that its TEXT segment says. */
export interface FcsTable extends CellTable {
  readonly columns: readonly (Float32Array | Float64Array)[];
  readonly fcs: {
    /** For example `3.1`. */
    readonly version: string;
    /** Keywords and values as they stand in the file; those that begin with `$` in capitals. */
    readonly keywords: Readonly<Record<string, string>>;
    /** What the file says of each column. */
    readonly channels: readonly FcsChannel[];
    /** The spillover matrix, its channels called as the columns are. */
    readonly spillover: Spillover | undefined;
    /** What a reader of the cells has to know. */
    readonly warnings: readonly string[];
  };
}

/** How to read an FCS file. */
export interface FcsOptions {
  /** What columns are called. Default `stain`: $PnS where there is one, else $PnN. */
  naming?: ChannelNaming;
  /** Turn integers on a log scale ($PnE) into what they stand for. Default true. */
  linearise?: boolean;
  /** Divide integers on a linear scale by their gain ($PnG). Default false. */
  gains?: boolean;
  /** `double` keeps doubles, and integers above 2^24, exactly, in twice the memory. Default `single`. */
  precision?: 'single' | 'double';
  /** Read the complete events of a truncated file, or of one whose $TOT is wrong, with a warning. Default false. */
  lenient?: boolean;
}
