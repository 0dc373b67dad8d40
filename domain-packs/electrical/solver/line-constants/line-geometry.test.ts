import assert from 'node:assert/strict';
import { SolverError } from '../errors.ts';
import type { Conductor } from './conductor.ts';
import { lineConstants } from './line-geometry.ts';

const MILE = 1609.344;
const FOOT = 0.3048;
const INCH = 0.0254;

const wire = (x: number, height: number, ohmsPerMile: number, gmrFeet: number, diameterInch: number): Conductor => ({
  x: x * FOOT,
  height: height * FOOT,
  acResistance: ohmsPerMile / MILE,
  dcResistance: ohmsPerMile / 1.02 / MILE,
  geometricMeanRadius: gmrFeet * FOOT,
  radius: (diameterInch / 2) * INCH,
});

const phase = (x: number): Conductor => wire(x, 28, 0.306, 0.0244, 0.721);
const pole = {
  name: 'pole',
  conductors: [phase(-4), phase(-1.5), phase(3), wire(0, 24, 0.592, 0.00814, 0.563)],
  keptConductors: 3,
  earthModel: 'carson',
  earthResistivity: 100,
} as const;

describe('line constants', () => {
  it('agrees with the printed phase impedances (Kersting, example 4.1, ohm/mile)', () => {
    const { impedance } = lineConstants(pole, 60);
    const printed: readonly (readonly [number, number, number, number])[] = [
      [0, 0, 0.4576, 1.078],
      [1, 1, 0.4666, 1.0482],
      [2, 2, 0.4615, 1.0651],
      [0, 1, 0.156, 0.5017],
      [0, 2, 0.1535, 0.3849],
      [1, 2, 0.158, 0.4236],
    ];
    for (const [i, j, r, x] of printed) {
      const z = impedance.at(i, j);
      assert.ok(Math.abs(z.re * MILE - r) < 1e-4, `r${String(i)}${String(j)}`);
      assert.ok(Math.abs(z.im * MILE - x) < 1.5e-4, `x${String(i)}${String(j)}`);
    }
  });

  it('agrees with the printed phase capacitances (Kersting, example 5.1, nF/mile)', () => {
    const { admittance } = lineConstants(pole, 60);
    const nanofarad = (i: number, j: number): number => (admittance.at(i, j).im / (2 * Math.PI * 60)) * MILE * 1e9;
    for (const [i, j, c] of [
      [0, 0, 15.04],
      [1, 1, 15.855],
      [2, 2, 14.3],
      [0, 1, -4.8706],
    ] as const)
      assert.ok(Math.abs(nanofarad(i, j) - c) < 0.03 * 15, `${String(nanofarad(i, j))} for ${String(c)}`);
  });

  it('gives nearly the same impedance with every earth model at power frequency', () => {
    const carson = lineConstants(pole, 60).impedance.at(0, 1);
    for (const earthModel of ['deri', 'fullcarson'] as const) {
      const other = lineConstants({ ...pole, earthModel }, 60).impedance.at(0, 1);
      assert.ok(Math.abs(other.re / carson.re - 1) < 0.03);
      assert.ok(Math.abs(other.im / carson.im - 1) < 0.01);
    }
  });

  it('refuses conductors that touch or lie in the earth', () => {
    const refused = (conductors: readonly Conductor[]): void => {
      assert.throws(
        () => lineConstants({ ...pole, conductors }, 60),
        (error) => error instanceof SolverError && error.code === 'electrical.solver.invalid-element',
      );
    };
    refused([phase(0), phase(0.01)]);
    refused([wire(0, -1, 1, 0.01, 0.5)]);
  });
});
