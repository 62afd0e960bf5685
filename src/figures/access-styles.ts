import { palette } from './palette.ts';

/** How a benchmark's marker looks: by who may have its data. The shapes stay apart without colour. */
export const accessStyles: Readonly<Record<string, { color: string; symbol: string }>> = {
  public: { color: palette[0], symbol: 'circle' },
  gated: { color: palette[2], symbol: 'square' },
  private: { color: palette[1], symbol: 'diamond' },
};
