import { splitMetal } from '../fcs/channel-names.ts';

/** Names, without metal, of what cytometers and their software write beside markers. */
const others = [
  /^time$/i,
  /^(event|cell)[ _-]?length$/i,
  /^(center|offset|width|residual)$/i,
  /^dna[ _-]?\d*$/i,
  /^(ir|iridium|rhodium)$/i,
  /^(bc|barcode)[ _-]?\d+$/i,
  /^\d+Pd$/, // palladium without a stain: a barcode
  /^(bead|beadst)([ _-]?\w*)$/i,
  /^beads$/i,
  /^(empty|blank|unused|bckg|background)\d*$/i,
  /^(viability|cisplatin|live[ _/-]?dead|l[/_-]d)$/i,
  /^(event|cell|file|sample)[ _-]?(#|id|no|num|number|index)$/i,
  /^(label|mmil_.*)$/i,
];

/** Metals that stain DNA, whatever the channel is called. */
const dnaMetals = new Set(['191Ir', '193Ir']);

/**
 * Whether a channel measures a marker. False for time, event length, Gaussian parameters, DNA, barcodes, beads, empty
 * channels, viability, numbers of events, true labels, and scores that this project wrote. Scatter counts as a marker.
 *
 * @example
 * ['Time', 'CD19_Nd142', 'DNA1_Ir191', 'BC1_Pd102'].filter(isMarker); // ['CD19_Nd142']
 */
export function isMarker(name: string): boolean {
  const { metal = '', marker = metal } = splitMetal(name.trim());
  return !dnaMetals.has(metal) && !others.some((pattern) => pattern.test(marker));
}
