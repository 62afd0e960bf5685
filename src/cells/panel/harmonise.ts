import type { CellTable } from '../cell-table.ts';
import { columnOf } from './column-of.ts';
import { PanelError } from './panel-error.ts';
import { pickColumns } from './pick-columns.ts';

/** How tables are brought to one panel. */
export interface HarmoniseOptions {
  /** The markers to keep, in this order; each table must have them. Default: those that all tables have. */
  markers?: readonly string[];
  /** Other names of markers: `{ HLADR: 'HLA-DR' }` calls the column HLADR of any table HLA-DR. */
  aliases?: Readonly<Record<string, string>>;
  /** Least share of its markers that a table must keep when `markers` are not given. Default 0.5. */
  leastShare?: number;
}

/** Tables of one panel, and what it took. */
export interface Harmonised {
  /** The tables with the same markers in the same order. */
  tables: CellTable[];
  markers: string[];
  /** Markers of each table that are not kept, by its source; tables that lose none are left out. */
  dropped: { source: string; markers: string[] }[];
}

/**
 * Brings tables to one panel: the markers that all have, or those asked for, in one order (that of the first table, or
 * of the list).
 *
 * @throws PanelError naming file and marker: a marker is there twice, an asked one is missing, or a table would lose
 *   more than half of its markers, as when files of different panels are mixed
 * @example
 * const { tables, dropped } = harmonise([healthy, sick], { aliases: { HLADR: 'HLA-DR' } });
 * dropped; // [{ source: 'sick.fcs', markers: ['CD7'] }]
 */
export function harmonise(tables: readonly CellTable[], options: HarmoniseOptions = {}): Harmonised {
  const { aliases = {}, leastShare = 0.5 } = options;
  if (tables.length === 0) throw new PanelError('there are no tables: give at least one');
  const renamed = tables.map((table, t) => ({
    ...table,
    source: table.source ?? `table ${t + 1}`,
    names: table.names.map((name) => (Object.hasOwn(aliases, name) ? aliases[name]! : name)),
  }));
  for (const { source, names } of renamed) {
    const twice = names.find((name, j) => names.indexOf(name) !== j);
    if (twice !== undefined)
      throw new PanelError(`${source}: marker '${twice}' is there twice: drop one, or correct the aliases`);
  }
  const markers = options.markers ? [...options.markers] : common(renamed, leastShare);
  const dropped = renamed
    .map(({ source, names }) => ({ source, markers: names.filter((name) => !markers.includes(name)) }))
    .filter((table) => table.markers.length > 0);
  return {
    tables: renamed.map((table) =>
      pickColumns(
        table,
        markers.map((marker) => columnOf(table, marker)),
      ),
    ),
    markers,
    dropped,
  };
}

function common(tables: readonly (CellTable & { source: string })[], leastShare: number): string[] {
  const kept = tables[0]!.names.filter((name) => tables.every(({ names }) => names.includes(name)));
  for (const { source, names } of tables)
    if (kept.length === 0 || kept.length < leastShare * names.length) {
      const lost = names.find((name) => !kept.includes(name))!;
      const without = tables.find((other) => !other.names.includes(lost))!;
      throw new PanelError(
        `${source}: only ${kept.length} of its ${names.length} markers are in all ${tables.length} tables; '${lost}', for example, is not in ${without.source}: are these different panels? Name the markers to keep, or aliases of those with other names`,
      );
    }
  return kept;
}
