import assert from 'node:assert/strict';
import type { Winding } from './elements/transformer.ts';
import { SolverError } from './errors.ts';
import type { Network } from './network.ts';
import { PowerFlow } from './power-flow.ts';

const winding = (bus: string, connection: Winding['connection'], ratedVoltage: number): Winding => ({
  terminal: { bus, nodes: [1, 2, 3, 0] },
  connection,
  ratedVoltage,
  ratedPower: 1e6,
  resistance: 0.005,
  tap: 1,
  minimumTap: 0.9,
  maximumTap: 1.1,
  tapSteps: 32,
});

/** A delta winding that nothing joins to earth but, perhaps, the anti-float admittance. */
const floating = (antiFloat: number): Network => ({
  frequency: 60,
  nominalVoltages: [12470, 4160],
  sources: [
    {
      name: 's',
      phases: 3,
      terminals: [
        { bus: 'a', nodes: [1, 2, 3] },
        { bus: 'a', nodes: [0, 0, 0] },
      ],
      baseVoltage: 12470,
      perUnit: 1,
      angle: 0,
      impedance: { kind: 'sequence', z1: { re: 0.1, im: 1 }, z0: { re: 0.1, im: 1 } },
    },
  ],
  transformers: [
    {
      name: 't',
      phases: 3,
      windings: [winding('a', 'wye', 12470), winding('b', 'delta', 4160)],
      reactances: [0.06],
      noLoadLoss: 0,
      magnetizingCurrent: 0,
      antiFloat,
    },
  ],
});

describe('an ungrounded winding', () => {
  it('is refused, naming its bus, when nothing gives it a reference', () => {
    assert.throws(
      () => new PowerFlow(floating(0)),
      (error) =>
        error instanceof SolverError &&
        error.code === 'electrical.solver.singular-matrix' &&
        error.places.join(' ') === 'b.1 b.2 b.3',
    );
  });

  it('is held by the anti-float admittance', () => {
    const flow = new PowerFlow(floating(1e-6));
    const { outcome, residual } = flow.solve();
    assert.equal(outcome.kind, 'converged');
    assert.ok(residual.relative < 1e-6);
    assert.ok(Math.abs((flow.voltageBases.get('b') ?? 0) * Math.sqrt(3) - 4160) < 1e-9);
  });
});
