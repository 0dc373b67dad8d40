import assert from 'node:assert/strict';
import type { LoadModel } from './elements/load-model.ts';
import type { Load } from './elements/load.ts';
import type { Line } from './elements/line.ts';
import { SolverError } from './errors.ts';
import type { Network } from './network.ts';
import { PowerFlow } from './power-flow.ts';
import type { Solution } from './solution.ts';

/** ohm: the reactance behind the source. */
const SOURCE = 0.001;

/** A single-phase source of 1000 V, a line of that many ohms and a load at its end. */
const feeder = (z: { r: number; x: number }, load: Partial<Load> = {}, more: Partial<Network> = {}): Network => ({
  frequency: 50,
  sources: [
    {
      name: 'source',
      phases: 1,
      terminals: [
        { bus: 'a', nodes: [1] },
        { bus: 'a', nodes: [0] },
      ],
      baseVoltage: 1000,
      perUnit: 1,
      angle: 0,
      impedance: { kind: 'sequence', z1: { re: 0, im: SOURCE }, z0: { re: 0, im: SOURCE } },
    },
  ],
  lines: [line('l', 'a', 'b', z)],
  loads: [
    {
      name: 'd',
      phases: 1,
      connection: 'wye',
      terminal: { bus: 'b', nodes: [1, 0] },
      model: { kind: 'constant-power' },
      activePower: 50e3,
      reactivePower: 20e3,
      ratedVoltage: 1000,
      minimumVoltage: 0.5,
      maximumVoltage: 1.5,
      lowVoltage: 0.3,
      ...load,
    },
  ],
  ...more,
});

const line = (name: string, from: string, to: string, { r, x }: { r: number; x: number }): Line => ({
  name,
  phases: 1,
  terminals: [
    { bus: from, nodes: [1] },
    { bus: to, nodes: [1] },
  ],
  impedance: { kind: 'sequence', r1: r, x1: x, r0: r, x0: x, c1: 0, c0: 0 },
  length: 1,
});

function at({ topology, voltages }: Solution, bus: string): number {
  const k = topology.nodes.find(bus, 1) ?? -1;
  return Math.sqrt(
    (voltages[2 * k] ?? 0) * (voltages[2 * k] ?? 0) + (voltages[2 * k + 1] ?? 0) * (voltages[2 * k + 1] ?? 0),
  );
}

/** |V2| of two buses with a constant power: the greater root of V2^4 + (2(RP + XQ) - V1^2) V2^2 + |Z|^2 |S|^2 = 0. */
function receivingVoltage(v1: number, r: number, x: number, p: number, q: number): number {
  const b = 2 * (r * p + x * q) - v1 * v1;
  const c = (r * r + x * x) * (p * p + q * q);
  return Math.sqrt((-b + Math.sqrt(b * b - 4 * c)) / 2);
}

const solved = (network: Network): Solution => {
  const solution = new PowerFlow(network).solve();
  assert.equal(solution.outcome.kind, 'converged');
  return solution;
};

describe('power flow', () => {
  const z = { r: 0.4, x: 0.8 };

  it('agrees with the closed form for constant power', () => {
    const solution = solved(feeder(z));
    const wanted = receivingVoltage(1000, z.r, z.x + SOURCE, 50e3, 20e3);
    assert.ok(Math.abs(at(solution, 'b') / wanted - 1) < 1e-9);
    assert.ok(solution.residual.relative < 1e-9);
  });

  it('agrees with the voltage divider for constant impedance', () => {
    const solution = solved(feeder(z, { model: { kind: 'constant-impedance' } }));
    const s2 = 50e3 * 50e3 + 20e3 * 20e3;
    const [rl, xl] = [(1e6 * 50e3) / s2, (1e6 * 20e3) / s2];
    const wanted =
      (1000 * Math.sqrt(rl * rl + xl * xl)) /
      Math.sqrt((rl + z.r) * (rl + z.r) + (xl + z.x + SOURCE) * (xl + z.x + SOURCE));
    assert.ok(Math.abs(at(solution, 'b') / wanted - 1) < 1e-9);
  });

  it('draws constant current whatever the voltage', () => {
    const { currents, topology } = solved(feeder(z, { model: { kind: 'constant-current' } }));
    const k = 2 * (topology.starts[2] ?? 0);
    const drawn = Math.sqrt((currents[k] ?? 0) * (currents[k] ?? 0) + (currents[k + 1] ?? 0) * (currents[k + 1] ?? 0));
    assert.ok(Math.abs(drawn - Math.sqrt(50e3 * 50e3 + 20e3 * 20e3) / 1000) < 1e-9);
  });

  it('takes exponents 0, 1 and 2 for constant power, current and impedance', () => {
    const voltage = (model: LoadModel): number => at(solved(feeder(z, { model })), 'b');
    const exponential = (n: number): number => voltage({ kind: 'exponential', activeExponent: n, reactiveExponent: n });
    assert.ok(Math.abs(exponential(0) - voltage({ kind: 'constant-power' })) < 1e-6);
    assert.ok(Math.abs(exponential(1) - voltage({ kind: 'constant-current' })) < 1e-6);
    assert.ok(Math.abs(exponential(2) - voltage({ kind: 'constant-impedance' })) < 1e-6);
  });

  it('is continuous at the edge of the range of a load', () => {
    const edge = receivingVoltage(1000, z.r, z.x + SOURCE, 50e3, 20e3) / 1000;
    const voltage = (minimumVoltage: number): number => at(solved(feeder(z, { minimumVoltage })), 'b');
    assert.ok(Math.abs(voltage(edge + 1e-7) - voltage(edge - 1e-7)) < 1e-3);
  });

  it('gives the same bits again', () => {
    const flow = new PowerFlow(feeder(z));
    const first = flow.solve().voltages;
    assert.deepEqual(flow.solve().voltages, first);
    assert.deepEqual(new PowerFlow(feeder(z)).solve().voltages, first);
  });

  it('names the node that does not settle when the load is more than the line can carry', () => {
    const { outcome } = new PowerFlow(feeder({ r: 4, x: 8 }, { minimumVoltage: 0, lowVoltage: -1 })).solve();
    assert.ok(outcome.kind === 'not-converged');
    assert.deepEqual(outcome.worst, { bus: 'b', node: 1 });
  });

  it('stops when it is cancelled', () => {
    assert.deepEqual(new PowerFlow(feeder(z)).solve({ cancel: Int32Array.of(1) }).outcome, { kind: 'cancelled' });
  });

  it('reports its progress', () => {
    const seen: number[] = [];
    new PowerFlow(feeder(z)).solve({ onProgress: ({ iteration }) => seen.push(iteration) });
    assert.deepEqual(seen.slice(0, 3), [1, 2, 3]);
  });

  it('merges the ends of a line without impedance and finds its current', () => {
    const direct = solved(feeder(z));
    const lines = [line('l', 'a', 'm', z), line('switch', 'm', 'b', { r: 0, x: 0 })];
    const solution = solved(feeder(z, {}, { lines }));
    assert.ok(Math.abs(at(solution, 'b') - at(direct, 'b')) < 1e-9);
    const [link] = solution.linkCurrents;
    const k = 2 * (direct.topology.starts[2] ?? 0);
    assert.ok(Math.abs((link?.re ?? 0) - (direct.currents[k] ?? 0)) < 1e-6);
  });

  describe('refuses', () => {
    const code = (network: Network): string => {
      try {
        new PowerFlow(network);
      } catch (error) {
        if (error instanceof SolverError) return `${error.code}: ${error.places.join(' ')}`;
        throw error;
      }
      return 'nothing';
    };
    const short = { r: 0, x: 0 };

    it('a network without a source', () => {
      assert.equal(code(feeder(z, {}, { sources: [] })), 'electrical.solver.no-source: network');
    });

    it('an island, naming its buses', () => {
      const lines = [line('l', 'a', 'b', z), line('m', 'x', 'y', z)];
      assert.equal(code(feeder(z, {}, { lines })), 'electrical.solver.island-without-source: x y');
    });

    it('a loop of lines without impedance', () => {
      const lines = [line('l', 'a', 'b', z), line('m', 'b', 'c', short), line('n', 'c', 'b', short)];
      assert.equal(code(feeder(z, {}, { lines })), 'electrical.solver.zero-impedance-loop: Line.n');
    });

    it('a line of no length', () => {
      const lines = [{ ...line('l', 'a', 'b', z), length: 0 }];
      assert.equal(code(feeder(z, {}, { lines })), 'electrical.solver.invalid-element: Line.l');
    });

    it('a regulator of a transformer that is not there', () => {
      const control = {
        name: 'c',
        transformer: 't',
        winding: 2,
        tapWinding: 2,
        setpoint: 120,
        bandwidth: 2,
        potentialTransformerRatio: 10,
        currentTransformerRating: 100,
        compensation: { resistance: 0, reactance: 0 },
        phase: 1,
        voltageLimit: 0,
        delay: 15,
        inverseTime: false,
        maximumTapChange: 16,
      };
      assert.equal(
        code(feeder(z, {}, { regulatorControls: [control] })),
        'electrical.solver.unknown-reference: RegControl.c Transformer.t',
      );
    });
  });

  it('takes an island as dead when it may', () => {
    const lines = [line('l', 'a', 'b', z), line('m', 'x', 'y', z)];
    const solution = new PowerFlow(feeder(z, {}, { lines }), { islands: 'de-energize' }).solve();
    assert.equal(solution.outcome.kind, 'converged');
    assert.equal(at(solution, 'x'), 0);
    assert.equal(solution.topology.unfed.length, 2);
  });
});
