import assert from 'node:assert/strict';
import { BverError } from '../../../primitives/index.ts';
import { callOn, context } from '../testing/call.ts';
import type { Sketched } from '../testing/sketch.ts';
import { sketch } from '../testing/sketch.ts';
import { powerFlow } from './power-flow.ts';

const NETWORK: Readonly<Record<string, Sketched>> = {
  'circuit.c': { type: 'Circuit', has: { baseFrequency: 60, voltageBases: [12470, 4160] } },
  'vsource.source': {
    type: 'VoltageSource',
    at: ['a.1.2.3'],
    has: { phaseCount: 3, baseVoltage: 12470, perUnit: 1.02, angle: 0, r1: 0.1, x1: 1, r0: 0.1, x0: 1 },
  },
  'line.l': {
    type: 'Line',
    at: ['a.1.2.3', 'b.1.2.3'],
    has: { phaseCount: 3, length: 1000, r1: 3e-4, x1: 4e-4, r0: 9e-4, x0: 1.2e-3, c1: 1e-11, c0: 5e-12 },
  },
  'line.switch': {
    type: 'Line',
    at: ['b.1.2.3', 'c.1.2.3'],
    has: { phaseCount: 3, length: 1, isSwitch: true, r1: 0, x1: 0, r0: 0, x0: 0, c1: 0, c0: 0 },
  },
  'load.d': {
    type: 'Load',
    at: ['c.1.2.3'],
    has: {
      phaseCount: 3,
      connection: 'wye',
      model: 1,
      activePower: 9e5,
      reactivePower: 3e5,
      ratedVoltage: 12470,
      minimumVoltage: 0.8,
      maximumVoltage: 1.2,
      emergencyMinimumVoltage: 0.5,
    },
  },
};

describe('electrical.power-flow.simulate', () => {
  it('answers with voltages by bus and phase, against the base of the bus', async () => {
    const { payload, status, resultSet } = await callOn(powerFlow, sketch(NETWORK));
    assert.equal(status, 'completed');
    assert.deepEqual(
      payload.nodeVoltages.map(({ bus, phase }) => `${bus}.${String(phase)}`),
      ['a.1', 'a.2', 'a.3', 'b.1', 'b.2', 'b.3', 'c.1', 'c.2', 'c.3'],
    );
    const base = 12470 / Math.sqrt(3);
    for (const { magnitude, perUnit } of payload.nodeVoltages) assert.ok(Math.abs(magnitude / base - perUnit) < 1e-12);
    assert.ok(payload.residual.relative < 1e-9);
    assert.deepEqual(
      resultSet?.tables.map(({ name }) => name),
      ['nodeVoltages', 'terminalFlows', 'elementLosses', 'regulatorTaps'],
    );
  });

  it('balances: what the source gives is what the load takes and the line loses', async () => {
    const { payload, resultSet } = await callOn(powerFlow, sketch(NETWORK));
    const flows = resultSet?.tables.find(({ name }) => name === 'terminalFlows');
    const column = (name: string): ArrayLike<string | number> =>
      flows?.columns.find((each) => each.name === name)?.values ?? [];
    const power = (subject: string, terminal: number): number =>
      Array.from(column('activePower'), Number)
        .filter((_, row) => column('subject')[row] === subject && column('terminal')[row] === terminal)
        .reduce((sum, each) => sum + each, 0);
    assert.ok(Math.abs(power('vsource.source', 1) + 9e5 + payload.losses.activePower) < 0.01);
    assert.ok(Math.abs(power('line.switch', 2) + 9e5) < 0.01);
  });

  it('takes what is behind an open switch as dead, and says so', async () => {
    const { payload, findings } = await callOn(powerFlow, sketch(NETWORK), {
      operatingState: { overrides: [{ subject: 'line.switch', path: 'closed', value: false }] },
    });
    assert.deepEqual(
      payload.nodeVoltages.filter(({ bus }) => bus === 'c').map(({ magnitude }) => magnitude),
      [0, 0, 0],
    );
    assert.deepEqual(
      findings.map(({ messageId, focusNode }) => [messageId, focusNode]),
      [['notSupplied', 'bus.c']],
    );
  });

  it('asks for what is missing instead of guessing it', async () => {
    const rest = Object.fromEntries(
      Object.entries(NETWORK['load.d']?.has ?? {}).filter(([path]) => path !== 'minimumVoltage'),
    );
    const { status, findings } = await callOn(
      powerFlow,
      sketch({ ...NETWORK, 'load.d': { type: 'Load', at: ['c.1.2.3'], has: rest } }),
    );
    assert.equal(status, 'incomplete');
    assert.deepEqual(
      findings.map(({ kind, focusNode, resultPath }) => [kind, focusNode, resultPath]),
      [['open', 'load.d', 'minimumVoltage']],
    );
  });

  it('names the place when there is no solution', async () => {
    const set = { activePower: 9e9, minimumVoltage: 0, emergencyMinimumVoltage: 0 };
    const overrides = Object.entries(set).map(([path, value]) => ({ subject: 'load.d', path, value }));
    const { status, payload, findings } = await callOn(powerFlow, sketch(NETWORK), {
      operatingState: { overrides },
      parameters: { maximumIterations: 50 },
    });
    assert.equal(status, 'incomplete');
    assert.equal(payload.converged, false);
    assert.equal(findings[0]?.messageId, 'notConverged');
  });

  it('ends with run.cancelled when it is cancelled', async () => {
    const cancelled = {
      ...context,
      throwIfCancelled: (): never => {
        throw new BverError('run.cancelled', { operation: 'power flow' });
      },
    };
    const call = { parameters: powerFlow.input.parse({}), graph: sketch(NETWORK), operatingState: { overrides: [] } };
    const given = { documents: [], resultSets: {}, findings: [], sources: [], seed: 0 };
    await assert.rejects(
      Promise.resolve().then(() => powerFlow.execute({ ...call, ...given }, cancelled)),
      { code: 'run.cancelled' },
    );
  });
});
