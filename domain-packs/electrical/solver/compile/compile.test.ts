import assert from 'node:assert/strict';
import { AS_BUILT } from '../../../../primitives/index.ts';
import type { Sketched } from '../../testing/sketch.ts';
import { sketch } from '../../testing/sketch.ts';
import { compileNetwork } from './index.ts';

const source: Sketched = {
  type: 'VoltageSource',
  at: ['a.1.2.3'],
  has: { phaseCount: 3, baseVoltage: 12470, perUnit: 1, angle: 0, r1: 0.1, x1: 1, r0: 0.1, x0: 1 },
};
const sequence = { r1: 1e-3, x1: 1e-3, r0: 3e-3, x0: 3e-3, c1: 0, c0: 0 };
const load: Sketched = {
  type: 'Load',
  at: ['b.2'],
  has: {
    phaseCount: 1,
    connection: 'wye',
    model: 1,
    activePower: 1000,
    reactivePower: 500,
    ratedVoltage: 7200,
    minimumVoltage: 0.95,
    maximumVoltage: 1.05,
    emergencyMinimumVoltage: 0.5,
  },
};

describe('compiling a graph for the solver', () => {
  it('gives every conductor a node: stated ones first, neutrals to earth', () => {
    const { network, missing } = compileNetwork(sketch({ 'vsource.s': source, 'load.d': load }), AS_BUILT);
    assert.deepEqual(missing, []);
    assert.deepEqual(network.loads?.[0]?.terminal, { bus: 'b', nodes: [2, 0] });
    assert.deepEqual(network.sources[0]?.terminals[1], { bus: 'a', nodes: [0, 0, 0] });
  });

  it('shares the impedance of a line code among its lines', () => {
    const line = (at: string[]): Sketched => ({
      type: 'Line',
      at,
      has: { phaseCount: 3, length: 10, lineCode: 'linecode.c' },
    });
    const { network } = compileNetwork(
      sketch({
        'linecode.c': { type: 'LineCode', has: { phaseCount: 3, ...sequence } },
        'line.1': line(['a.1.2.3', 'b.1.2.3']),
        'line.2': line(['b.1.2.3', 'c.1.2.3']),
      }),
      AS_BUILT,
    );
    assert.equal(network.lines?.[0]?.impedance, network.lines?.[1]?.impedance);
    assert.equal(network.lines?.[0]?.impedance.kind, 'sequence');
  });

  it('lets the operating state open a switch, move a tap and switch off equipment', () => {
    const graph = sketch({
      'line.sw': { type: 'Line', at: ['a.1', 'b.1'], has: { phaseCount: 1, length: 1, ...sequence } },
      'load.d': load,
    });
    const overrides = [
      { subject: 'line.sw', path: 'closed', value: false },
      { subject: 'load.d', path: 'enabled', value: false },
    ];
    const { network } = compileNetwork(graph, { overrides });
    assert.deepEqual(network.lines?.[0]?.openConductors, [{ terminal: 0, conductor: 0 }]);
    assert.deepEqual(network.loads, []);
  });

  it('takes power from whichever two quantities are stated', () => {
    const rest = Object.fromEntries(Object.entries(load.has ?? {}).filter(([path]) => !path.endsWith('Power')));
    const power = (has: Record<string, number>): readonly (number | undefined)[] => {
      const { network } = compileNetwork(sketch({ 'load.d': { ...load, has: { ...rest, ...has } } }), AS_BUILT);
      return [network.loads?.[0]?.activePower, network.loads?.[0]?.reactivePower].map((value) =>
        Math.round(value ?? NaN),
      );
    };
    assert.deepEqual(power({ activePower: 800, powerFactor: 0.8 }), [800, 600]);
    assert.deepEqual(power({ activePower: 800, powerFactor: -0.8 }), [800, -600]);
    assert.deepEqual(power({ apparentPower: 1000, powerFactor: 0.8 }), [800, 600]);
  });

  it('says every value that is missing, at once', () => {
    const { missing } = compileNetwork(
      sketch({ 'load.d': { type: 'Load', at: ['b.1'], has: { phaseCount: 1, connection: 'wye', model: 1 } } }),
      AS_BUILT,
    );
    assert.deepEqual(
      missing.map(({ path }) => path),
      ['activePower', 'reactivePower', 'ratedVoltage', 'minimumVoltage', 'maximumVoltage', 'emergencyMinimumVoltage'],
    );
  });
});
