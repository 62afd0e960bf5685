import { palette } from './palette.ts';

/** How the marks of one provider look: a colour and, for readers and printers without colour, a marker shape. */
export interface ProviderStyle {
  color: string;
  symbol: string;
}

const symbols = ['circle', 'square', 'diamond', 'triangle-up', 'star', 'hexagon', 'triangle-down', 'cross'];

/** The same provider looks the same in every figure, whichever others stand beside it. */
const slots = ['Google', 'Anthropic', 'OpenAI', 'Meta', 'DeepSeek'];

/**
 * A colour and a marker shape for each provider. The providers of MedHELM have fixed ones; others take the free ones in
 * alphabetical order, and beyond eight the colours come round again with another shape.
 *
 * @example providerStyles(['OpenAI']).get('OpenAI') // { color: '#009e73', symbol: 'diamond' }
 */
export function providerStyles(providers: Iterable<string>): Map<string, ProviderStyle> {
  const others = [...new Set(providers)].filter((name) => !slots.includes(name)).sort();
  return new Map([...slots, ...others].map((name, slot) => [name, styleOf(slot)]));
}

function styleOf(slot: number): ProviderStyle {
  const round = Math.floor(slot / palette.length);
  return { color: palette[slot % palette.length]!, symbol: symbols[(slot + round) % symbols.length]! };
}
