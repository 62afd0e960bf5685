import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { factor } from '../../src/cells/factor.ts';
import { readH5ad } from '../../src/cells/h5ad/read-h5ad.ts';
import { writeH5adObs } from '../../src/cells/h5ad/write-h5ad-obs.ts';
import { scratch } from '../cells/scratch.ts';

const { path } = scratch();
const python = process.env.PYTHON ?? '/usr/bin/python3';
const has = (modules: string): boolean => {
  try {
    execFileSync(python, ['-c', `import ${modules}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const run = (script: string): unknown =>
  JSON.parse(execFileSync(python, ['-W', 'ignore', '-c', script], { encoding: 'utf8' }));

/** An atlas as anndata writes it: sparse by row, a layer by column, categories, words, truth values, an embedding. */
const makeAtlas = (file: string) => `
import anndata, numpy as np, pandas as pd, scipy.sparse as sp, json
rng = np.random.default_rng(1)
X = sp.random(500, 60, density=0.1, format='csr', random_state=1, dtype=np.float32)
obs = pd.DataFrame({'donor': pd.Categorical(['P%d' % (i % 7) for i in range(500)]), 'sick': [i % 2 == 0 for i in range(500)],
  'note': ['n%d' % i for i in range(500)], 'age': rng.normal(size=500)}, index=['c%d' % i for i in range(500)])
a = anndata.AnnData(X, obs=obs, var=pd.DataFrame({'symbol': ['S%d' % j for j in range(60)]}, index=['G%d' % j for j in range(60)]))
a.layers['csc'] = sp.csc_matrix(X); a.layers['dense'] = X.toarray(); a.obsm['X_pca'] = rng.normal(size=(500, 3)); a.raw = a
a.write_h5ad('${file}', compression='gzip')
print(json.dumps({'sum': X.sum(axis=0, dtype=np.float64).tolist()[0], 'age': obs['age'].tolist(), 'pca': a.obsm['X_pca'][:, 2].tolist()}))
`;

describe.skipIf(!has('h5py'))('h5py', () => {
  test('reads the columns that writeH5adObs adds', async () => {
    run(`import h5py, json
f = h5py.File('${path('plain.h5ad')}', 'w')
o = f.create_group('obs'); o.attrs['_index'] = '_index'; o.attrs['column-order'] = ['donor']
o.create_dataset('_index', data=['a', 'b'], dtype=h5py.string_dtype()); o.create_dataset('donor', data=['x', 'y'], dtype=h5py.string_dtype())
print('{}')`);
    await writeH5adObs(path('plain.h5ad'), path('plain2.h5ad'), {
      score: Float64Array.of(0.5, -2),
      call: factor(['hi', 'lo']),
    });
    expect(
      run(`import h5py, json
o = h5py.File('${path('plain2.h5ad')}')['obs']
print(json.dumps({'score': o['score'][:].tolist(), 'type': o['score'].dtype.str, 'order': list(o.attrs['column-order']), 'encoding': o['score'].attrs['encoding-type'],
 'call': [w.decode() for w in o['call'][:]]}))`),
    ).toEqual({
      score: [0.5, -2],
      type: '<f8',
      order: ['donor', 'score', 'call'],
      encoding: 'array',
      call: ['hi', 'lo'],
    });
  });
});

describe.skipIf(!has('anndata, scipy'))('anndata', () => {
  test('what it writes is read, matrix by matrix', async () => {
    const made = run(makeAtlas(path('atlas.h5ad'))) as { sum: number[]; age: number[]; pca: number[] };
    for (const matrix of ['X', 'raw/X', 'layers/csc', 'layers/dense']) {
      const cells = await readH5ad(path('atlas.h5ad'), { matrix });
      expect([cells.n, cells.p, cells.names[59]]).toEqual([500, 60, 'G59']);
      const sums = cells.columns.map((column) => {
        let sum = 0;
        for (const value of 'rows' in column ? column.values : column) sum += value;
        return sum;
      });
      sums.forEach((sum, j) => expect(sum).toBeCloseTo(made.sum[j]!, 4));
      expect('rows' in cells.columns[0]!).toBe(matrix !== 'layers/dense');
      expect(cells.annotations.age).toEqual(Float64Array.from(made.age));
      expect(cells.annotations.sick).toEqual(Float64Array.from({ length: 500 }, (_, i) => (i % 2 === 0 ? 1 : 0)));
      expect(cells.annotations.note).toEqual(factor(Array.from({ length: 500 }, (_, i) => `n${i}`)));
      expect(cells.annotations.donor).toEqual(factor(Array.from({ length: 500 }, (_, i) => `P${i % 7}`)));
    }
    const pca = await readH5ad(path('atlas.h5ad'), { matrix: 'obsm/X_pca' });
    expect(pca.columns[2]).toEqual(Float64Array.from(made.pca));
    expect((await readH5ad(path('atlas.h5ad'), { featureNames: 'symbol', features: ['S3'] })).names).toEqual(['S3']);
  });

  test('reads the scores that writeH5adObs adds, beside all that was there', async () => {
    run(makeAtlas(path('atlas.h5ad')));
    const scores = Float64Array.from({ length: 500 }, (_, i) => i / 7);
    await writeH5adObs(path('atlas.h5ad'), path('atlas.h5ad'), {
      mmil_score: scores,
      call: factor(Array.from(scores, (s) => (s > 9 ? 'yes' : ''))),
    });
    const back = run(`import anndata, json
a = anndata.read_h5ad('${path('atlas.h5ad')}')
print(json.dumps({'columns': list(a.obs.columns), 'score': a.obs['mmil_score'].tolist(), 'yes': int((a.obs['call'] == 'yes').sum()), 'unknown': int((a.obs['call'] == '').sum()), 'nnz': int(a.X.nnz), 'donor': str(a.obs['donor'].dtype)}))`);
    expect(back).toEqual({
      columns: ['donor', 'sick', 'note', 'age', 'mmil_score', 'call'],
      score: Array.from(scores),
      yes: Array.from(scores).filter((s) => s > 9).length,
      unknown: Array.from(scores).filter((s) => s <= 9).length,
      nnz: 3000,
      donor: 'category',
    });
  });
});
