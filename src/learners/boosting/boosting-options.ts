/** How trees are grown. The defaults are those of xgboost where it has the option, with 100 trees of depth 3. */
export interface BoostingOptions {
  /** Trees that a fit adds; with early stopping, at most. Default 100. */
  trees?: number;
  /** Splits between root and leaf. Default 3; with `maxLeaves`, no limit. */
  depth?: number;
  /** Grows the leaf with the largest gain first, up to so many leaves. Default: all leaves down to `depth`. */
  maxLeaves?: number;
  /** Factor on every leaf. Default 0.1. */
  learningRate?: number;
  /** Ridge penalty on leaf values, in weight of cells. Default 1. */
  lambda?: number;
  /** Smallest sum of w p (1 - p) in a leaf. Default 1. */
  minChildWeight?: number;
  /** Smallest gain of a split. Default 1e-6. */
  minGain?: number;
  /**
   * `histogram`: at most 256 bins a feature, gradients in whole numbers: fast. `exact`: every midpoint of two values
   * that are neighbours in the node, gradients as they are; for small tables (up to 65,535 cells). Default `histogram`.
   */
  splits?: 'histogram' | 'exact';
  /** Bins of a feature in histogram mode, 2 to 256. Default 256. */
  maxBins?: number;
  /** Share of the cells that each tree sees, drawn anew for each. Default 1. */
  cellShare?: number;
  /** Share of the patients that each tree sees, drawn anew for each; needs `patients`. Default 1. */
  patientShare?: number;
  /** Stops when the loss on held-out patients (cells, where no patients are given) has not fallen for a while. */
  earlyStopping?: {
    /** Share of the patients that is held out. Default 0.2. */
    share?: number;
    /** Trees without a smaller loss; the trees after the best are dropped. Default 5. */
    patience?: number;
  };
  /** Logit before the first tree: a number, or `share`, the logit of the mean label. Default `share`. */
  start?: number | 'share';
  /**
   * `mean-one` divides weights by their mean over cells of positive weight, so that `lambda` and `minChildWeight` do not
   * depend on their unit; `as-given` takes them as they are, as xgboost does. Default `mean-one`.
   */
  weightScale?: 'mean-one' | 'as-given';
  /** `wasm` where it is available, else `plain`: the same trees, to the last bit. Default `auto`. */
  engine?: 'auto' | 'wasm' | 'plain';
}

/** All options, with their defaults. */
export type CompleteOptions = Required<Omit<BoostingOptions, 'earlyStopping'>> & {
  earlyStopping: { share: number; patience: number } | null;
};

/**
 * Fills in the defaults.
 *
 * @throws RangeError naming the option and the range it has to lie in
 */
export function completeOptions(options: BoostingOptions): CompleteOptions {
  const limit = options.maxLeaves === undefined ? 3 : 64;
  const complete: CompleteOptions = {
    trees: options.trees ?? 100,
    depth: options.depth ?? limit,
    maxLeaves: options.maxLeaves ?? Infinity,
    learningRate: options.learningRate ?? 0.1,
    lambda: options.lambda ?? 1,
    minChildWeight: options.minChildWeight ?? 1,
    minGain: options.minGain ?? 1e-6,
    splits: options.splits ?? 'histogram',
    maxBins: options.maxBins ?? 256,
    cellShare: options.cellShare ?? 1,
    patientShare: options.patientShare ?? 1,
    earlyStopping: options.earlyStopping ? { share: 0.2, patience: 5, ...options.earlyStopping } : null,
    start: options.start ?? 'share',
    weightScale: options.weightScale ?? 'mean-one',
    engine: options.engine ?? 'auto',
  };
  const { depth, maxLeaves, maxBins, earlyStopping, start } = complete;
  const whole = (name: string, value: number, low: number, high: number): void => {
    if (value !== Infinity && !Number.isInteger(value))
      throw new RangeError(`${name} must be a whole number, got ${value}`);
    if (!(value >= low && value <= high)) throw new RangeError(`${name} must lie from ${low} to ${high}, got ${value}`);
  };
  whole('trees', complete.trees, 0, 1e6);
  whole('depth', depth, 1, 64);
  whole('maxLeaves', maxLeaves, 2, Infinity);
  whole('maxBins', maxBins, 2, 256);
  if (depth > 16 && maxLeaves === Infinity) throw new RangeError(`depth above 16 needs maxLeaves, got depth ${depth}`);
  const shares: [string, number][] = [
    ['learningRate', complete.learningRate],
    ['cellShare', complete.cellShare],
    ['patientShare', complete.patientShare],
  ];
  for (const [name, value] of shares)
    if (!(value > 0 && value <= 1)) throw new RangeError(`${name} must lie above 0 and up to 1, got ${value}`);
  for (const name of ['lambda', 'minChildWeight', 'minGain'] as const)
    if (!(complete[name] >= 0 && complete[name] < Infinity))
      throw new RangeError(`${name} must be a finite number of at least 0, got ${complete[name]}`);
  if (earlyStopping) {
    whole('patience', earlyStopping.patience, 1, 1e6);
    if (!(earlyStopping.share > 0 && earlyStopping.share < 1))
      throw new RangeError(`the held-out share must lie between 0 and 1, got ${earlyStopping.share}`);
  }
  if (start !== 'share' && !Number.isFinite(start)) throw new RangeError(`start must be a finite logit, got ${start}`);
  return complete;
}
