import type { FcsChannel } from './fcs-channel.ts';

/**
 * What a column is called. `stain`: $PnS where the file has one, else $PnN. `channel`: always $PnN. `marker`: the stain
 * without the metal of mass cytometry, `CD19` of `142Nd_CD19`. `metal_marker`: `142Nd_CD19`, whatever way the file
 * writes the two.
 */
export type ChannelNaming = 'stain' | 'channel' | 'marker' | 'metal_marker';

const elements =
  'Ag|Au|Ba|Bi|Cd|Ce|Cs|Dy|Er|Eu|Gd|Hf|Ho|I|In|Ir|La|Lu|Nd|Os|Pb|Pd|Pr|Pt|Rh|Ru|Sm|Sn|Ta|Tb|Te|Tm|Xe|Y|Yb';
const metal = `(?:(\\d{2,3})(${elements})|(${elements})(\\d{2,3}))(?:Di|Dd)?`;
const alone = new RegExp(`^\\(?${metal}\\)?(?:Di|Dd)?$`);
const before = new RegExp(`^${metal}[_\\s-]+(?<marker>.+)$`);
const after = new RegExp(`^(?<marker>.+?)(?:[_\\s-]+${metal}|[_\\s-]*\\(${metal}\\)(?:Di|Dd)?)$`);

/**
 * Takes the metal isotope of mass cytometry off a name. Both are undefined where the name has none.
 *
 * @example
 * splitMetal('CD19_Nd142'); // { metal: '142Nd', marker: 'CD19' }
 * splitMetal('142Nd_CD19'); // { metal: '142Nd', marker: 'CD19' }
 * splitMetal('Nd142Di'); // { metal: '142Nd', marker: undefined }
 * splitMetal('Ki67'); // { metal: undefined, marker: 'Ki67' }
 */
export function splitMetal(name: string): { metal: string | undefined; marker: string | undefined } {
  const match = alone.exec(name) ?? before.exec(name) ?? after.exec(name);
  if (!match) return { metal: undefined, marker: name || undefined };
  const words = match.slice(1).filter((word) => word !== undefined && word !== match.groups?.marker);
  const mass = words.find((word) => /^\d+$/.test(word))!;
  const element = words.find((word) => !/^\d+$/.test(word))!;
  return { metal: mass + element, marker: match.groups?.marker };
}

/** The name of each channel; those that would be called the same get their $PnN, or their number, in brackets. */
export function channelNames(
  channels: readonly FcsChannel[],
  naming: ChannelNaming,
  warn: (message: string) => void,
): string[] {
  const wanted = channels.map((channel) => nameOf(channel, naming));
  const withChannel = wanted.map((name, j) =>
    occurs(wanted, name) && channels[j]!.channel !== name ? `${name} (${channels[j]!.channel})` : name,
  );
  const unique = withChannel.map((name, j) => (occurs(withChannel, name) ? `${name} (P${j + 1})` : name));
  const changed = unique.filter((name, j) => name !== wanted[j]);
  if (changed.length > 0) warn(`channels with the same name are told apart: ${changed.join(', ')}`);
  return unique;
}

function nameOf({ channel, stain }: FcsChannel, naming: ChannelNaming): string {
  if (naming === 'channel') return channel;
  const plain = stain ?? channel;
  if (naming === 'stain') return plain;
  const split = splitMetal(plain);
  if (naming === 'marker') return split.marker ?? plain;
  const isotope = split.metal ?? splitMetal(channel).metal;
  return isotope && split.marker ? `${isotope}_${split.marker}` : plain;
}

function occurs(names: readonly string[], name: string): boolean {
  return names.indexOf(name) !== names.lastIndexOf(name);
}
