import assert from 'node:assert/strict';
import { SolverError } from '../errors.ts';
import { ComplexMatrix } from '../matrix/complex-matrix.ts';
import { add, complex, magnitude, scale, ZERO } from '../matrix/complex.ts';
import { inverse } from '../matrix/inverse.ts';
import { withOpenConductors } from './open-conductor.ts';
import { sourcePrimitive, sourceVoltages } from './source.ts';
import type { VoltageSource } from './source.ts';
import { transformerPrimitive } from './transformer.ts';
import type { Transformer, Winding } from './transformer.ts';

const near = (actual: number, expected: number, tolerance = 1e-9): void => {
  assert.ok(
    Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected)),
    `${String(actual)}, not ${String(expected)}`,
  );
};

describe('a voltage source', () => {
  const source: VoltageSource = {
    name: 's',
    phases: 3,
    terminals: [
      { bus: 'a', nodes: [1, 2, 3] },
      { bus: 'a', nodes: [0, 0, 0] },
    ],
    baseVoltage: 12470,
    perUnit: 1,
    angle: 0,
    impedance: { kind: 'short-circuit-power', threePhase: 200e6, singlePhase: 180e6, x1r1: 4, x0r0: 3 },
  };

  it('gives its stated short-circuit powers', () => {
    const z = inverse(sourcePrimitive(source).series.leading(3)) ?? new ComplexMatrix(3);
    const [self, mutual] = [z.at(0, 0), z.at(0, 1)];
    const z1 = add(self, scale(mutual, -1));
    near((12470 * 12470) / magnitude(z1), 200e6);
    near(Math.sqrt(3) * 12470 * (12470 / Math.sqrt(3) / magnitude(self)), 180e6);
    near(z1.im / z1.re, 4);
  });

  it('has a third of a turn between its phases, in its sequence', () => {
    const angle = (sequence: 'positive' | 'negative'): number => {
      const [, second = ZERO] = sourceVoltages({ ...source, sequence });
      return Math.round((Math.atan2(second.im, second.re) * 180) / Math.PI);
    };
    assert.deepEqual([angle('positive'), angle('negative')], [-120, 120]);
  });

  it('refuses levels that contradict each other', () => {
    const impedance = { kind: 'short-circuit-power', threePhase: 1e6, singlePhase: 1e12, x1r1: 4, x0r0: -3 } as const;
    assert.throws(() => sourcePrimitive({ ...source, impedance: { ...impedance, threePhase: -1 } }), SolverError);
  });
});

describe('a transformer', () => {
  const winding = (ratedVoltage: number): Winding => ({
    terminal: { bus: 'a', nodes: [1, 0] },
    connection: 'wye',
    ratedVoltage,
    ratedPower: 1e6,
    resistance: 0.005,
    tap: 1,
    minimumTap: 0.9,
    maximumTap: 1.1,
    tapSteps: 32,
  });
  const transformer: Transformer = {
    name: 't',
    phases: 1,
    windings: [winding(7200), winding(240), winding(120)],
    reactances: [0.06, 0.08, 0.04],
    noLoadLoss: 0.002,
    magnetizingCurrent: 0.005,
    antiFloat: 0,
  };

  it('shows the short-circuit impedance of each pair of windings', () => {
    const { series } = transformerPrimitive(transformer);
    const pairs: readonly (readonly [number, number, number])[] = [
      [0, 1, 0.06],
      [0, 2, 0.08],
      [1, 2, 0.04],
    ];
    for (const [from, to, x] of pairs) {
      const third = 3 - from - to;
      // Currents into the winding that is fed, with `to` shorted and the third open.
      const [a, c] = [2 * from, 2 * third];
      const coupling = series.at(a, c);
      const own = series.at(c, c);
      const reduced = withOpenConductors(
        series,
        [{ bus: '', nodes: [1, 0, 1, 0, 1, 0] }],
        [{ terminal: 0, conductor: c }],
      );
      assert.ok(magnitude(own) > 0 && magnitude(coupling) > 0);
      const rated = [7200, 240, 120][from] ?? NaN;
      const z = magnitude(reduced.at(a, a));
      near(1 / z, (Math.sqrt(0.01 * 0.01 + x * x) * rated * rated) / 1e6, 1e-5);
    }
  });

  it('draws its no-load loss and magnetising current at the second winding', () => {
    const { shunt } = transformerPrimitive(transformer);
    const y = shunt.at(2, 2);
    near(y.re * 240 * 240, 0.002 * 1e6);
    near(y.im * 240 * 240, -0.005 * 1e6);
  });

  it('scales with the square of its tap', () => {
    const at = (tap: number): number => magnitude(transformerPrimitive(transformer, [1, tap, 1]).series.at(2, 2));
    near(at(1) / at(1.05), 1.05 * 1.05);
  });
});

describe('an open conductor', () => {
  it('carries nothing, and leaves what else is there', () => {
    const branch = new ComplexMatrix(2);
    branch.addBranch(0, 1, complex(1, -2));
    branch.add(1, 1, complex(0, 0.5));
    const terminals = [
      { bus: 'a', nodes: [1] },
      { bus: 'b', nodes: [1] },
    ];
    const open = withOpenConductors(branch, terminals, [{ terminal: 0, conductor: 0 }]);
    assert.deepEqual(open.at(0, 1), ZERO);
    assert.ok(magnitude(open.at(0, 0)) < 1e-11);
    near(open.at(1, 1).im, 0.5);
  });
});
