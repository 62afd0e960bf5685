import { describe, expect, test } from 'vitest';
import { priorShift } from '../../src/mmil/calibrate/shift-prior.ts';
import { cellPosterior } from '../../src/mmil/prior/cell-posterior.ts';
import { diseasedShare } from '../../src/mmil/prior/diseased-share.ts';
import { kappa } from '../../src/mmil/prior/kappa.ts';
import { observedLogLikelihood } from '../../src/mmil/prior/observed-log-likelihood.ts';
import { sickProbability } from '../../src/mmil/prior/sick-probability.ts';
import { readFixture } from './fixture-bags.ts';

interface Case {
  rho: number;
  zeta: number;
  z: number[];
  eta: number[];
  kappaPop: number;
  kappaSample: number;
  cc: number;
  loglikSample: number;
  posterior: number[];
  probZ1: number[];
  newPrior: { testRho: number; testZeta: number; addToEta: number };
}

describe('the formulae of MMIL, against R', () => {
  test.each(readFixture<Case[]>('unit_formulae.json'))('rho $rho, zeta $zeta', (c) => {
    const sickShare = c.z.reduce((sum, z) => sum + z, 0) / c.z.length;
    expect(kappa(c.rho, c.zeta)).toBeCloseTo(c.kappaPop, 10);
    expect(kappa(c.rho, sickShare)).toBeCloseTo(c.kappaSample, 10);
    const shift = priorShift({ rho: c.rho, sickShare }, { rho: c.rho, zeta: c.zeta });
    expect(shift).toBeCloseTo(c.cc, 10);
    expect(observedLogLikelihood(c.eta, c.z, { rho: c.rho })).toBeCloseTo(c.loglikSample, 10);
    c.eta.forEach((eta, i) => {
      const posterior = c.z[i] ? cellPosterior(eta, c.kappaPop) : 0;
      expect(posterior).toBeCloseTo(c.posterior[i]!, 10);
      expect(sickProbability(eta, c.kappaPop)).toBeCloseTo(c.probZ1[i]!, 10);
    });
    const target = { rho: c.newPrior.testRho, zeta: c.newPrior.testZeta };
    expect(priorShift({ rho: c.rho, sickShare }, target)).toBeCloseTo(c.newPrior.addToEta, 10);
  });

  test('zeta cancels: shift to a population and its kappa undo one another, to 1e-12', () => {
    for (const zeta of [0.01, 0.05, 0.3, 0.9])
      for (const rho of [0.05, 0.5, 0.95]) {
        const shift = priorShift({ rho, sickShare: 0.5625 }, { rho, zeta });
        expect(Math.abs(shift - Math.log(kappa(rho, zeta)) + Math.log(kappa(rho, 0.5625)))).toBeLessThan(1e-12);
      }
  });

  test('hold far out, where e^eta has left the doubles', () => {
    expect(observedLogLikelihood([2000, -2000, 2000], [1, 0, 1], { rho: 0.5 })).toBeCloseTo(Math.log(1 - 0.5), 10);
    expect(observedLogLikelihood([2000], [0], { rho: 0.5, sickShare: 0.5 })).toBeCloseTo(-2000 + Math.log(2 / 3), 8);
    expect(cellPosterior(-2000, 0.5)).toBe(0);
    expect(cellPosterior(2000, 0.5)).toBe(1);
  });

  test('P(z = 1 | x) is never below kappa', () => expect(sickProbability(-50, 0.25)).toBe(0.25));

  test('refuse shares outside 0 … 1', () => {
    expect(() => kappa(0, 0.5)).toThrow('rho must lie between 0 and 1, got 0: it is the share of healthy cells');
    expect(() => diseasedShare(0.5, 1)).toThrow('zeta must lie between 0 and 1, got 1');
  });
});
