import type { Figure } from '../figure.ts';
import { pageWidth } from '../theme.ts';
import { UndrawableFigureError } from './errors.ts';
import type { Size } from './renderer.ts';

/** The size asked for, else the one the layout states, else 960 by 540. */
export function pictureSize({ layout }: Figure, asked: Partial<Size>): Size {
  const width = asked.width ?? (layout.width as number | undefined) ?? pageWidth;
  const height = asked.height ?? (layout.height as number | undefined) ?? 540;
  // Plotly's own limit; below it, it would quietly draw another size.
  if (!(width >= 10 && height >= 10))
    throw new UndrawableFigureError(`a picture of ${width} by ${height} pixels is too small to draw`);
  return { width, height };
}
