/**
 * The known name that is the same but for case and the marks between words, or else contains the asked one or is
 * contained in it; the shortest such.
 *
 * @example
 * closeName('HLADR', ['CD3', 'HLA-DR']); // 'HLA-DR'
 * closeName('CD19', ['CD20_Sm147', 'CD19_Nd142']); // 'CD19_Nd142'
 */
export function closeName(asked: string, known: readonly string[]): string | undefined {
  const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const wanted = bare(asked);
  if (wanted === '') return undefined;
  return (
    known.find((name) => bare(name) === wanted) ??
    known
      .filter((name) => bare(name) !== '' && (bare(name).includes(wanted) || wanted.includes(bare(name))))
      .sort((a, b) => a.length - b.length)[0]
  );
}
