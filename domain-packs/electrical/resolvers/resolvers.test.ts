import assert from 'node:assert/strict';
import type { Assertion, GraphReader, Primitive } from '../../../primitives/index.ts';
import { callOn } from '../testing/call.ts';
import { sketch } from '../testing/sketch.ts';
import { defaultsResolver } from './defaults.ts';
import { lineCodeResolver } from './line-code.ts';

const CODE = {
  type: 'LineCode',
  has: { phaseCount: 1, r1: 1, x1: 2, r0: 3, x0: 4, c1: 5, c0: 6, normalRating: 230 },
} as const;

async function made(resolver: Primitive<never, unknown>, graph: GraphReader) {
  const result = await callOn(resolver, graph);
  const assertions = (result.changeSet?.forward ?? []).flatMap((change) =>
    change.op === 'assert' ? [change.assertion] : [],
  );
  const of = (subject: string, path: string): Assertion | undefined =>
    assertions.find((each) => each.subject === subject && each.path === path);
  return { result, of, assertions };
}

describe('electrical.line-code.resolve', () => {
  it('lets a line take over what its line code says', async () => {
    const { of } = await made(
      lineCodeResolver,
      sketch({ 'linecode.k': CODE, 'line.a': { type: 'Line', has: { lineCode: 'linecode.k', r1: 9 } } }),
    );
    assert.equal(of('line.a', 'phaseCount')?.value, 1);
    assert.equal(of('line.a', 'normalRating')?.value, 230);
    assert.equal(of('line.a', 'x1')?.value, 2);
    assert.equal(of('line.a', 'r1'), undefined);
    assert.deepEqual(of('line.a', 'x1')?.wasDerivedFrom, [
      { subject: 'line.a', path: 'lineCode' },
      { subject: 'linecode.k', path: 'x1' },
    ]);
  });

  it('decides differing numbers of phases by the terminals, and keeps the one that lost', async () => {
    const line = { type: 'Line', has: { lineCode: 'linecode.k', phaseCount: 3 } } as const;
    const decided = await made(
      lineCodeResolver,
      sketch({ 'linecode.k': CODE, 'line.a': { ...line, at: ['x.2', 'y.2'] } }),
    );
    assert.equal(decided.of('line.a', 'phaseCount')?.value, 1);
    assert.deepEqual(
      decided.result.resolutions.map(({ rejected, rule }) => [rejected, rule]),
      [[['3'], 'opendss.phases-of-line-code']],
    );
    const open = await made(
      lineCodeResolver,
      sketch({ 'linecode.k': CODE, 'line.a': { ...line, at: ['x.1.2.3', 'y.1.2.3'] } }),
    );
    assert.equal(open.of('line.a', 'phaseCount'), undefined);
    assert.deepEqual(
      open.result.findings.map(({ messageId }) => messageId),
      ['phasesDiffer'],
    );
  });

  it('asks about a line code that does not exist', async () => {
    const { result } = await made(
      lineCodeResolver,
      sketch({ 'linecode.k': CODE, 'line.a': { type: 'Line', has: { lineCode: 'linecode.q' } } }),
    );
    assert.deepEqual(
      result.openQuestions.map(({ subject, path }) => [subject, path]),
      [['line.a', 'lineCode']],
    );
    assert.match(result.findings[0]?.remedy ?? '', /linecode\.k/);
  });

  it('rates a line by the weakest of its phase conductors', async () => {
    const { of } = await made(
      lineCodeResolver,
      sketch({
        'wiredata.p': { type: 'WireData', has: { normalRating: 500 } },
        'wiredata.n': { type: 'WireData', has: { normalRating: 300 } },
        'linegeometry.g': { type: 'LineGeometry', has: { phaseCount: 1, wires: ['wiredata.p', 'wiredata.n'] } },
        'line.a': { type: 'Line', has: { geometry: 'linegeometry.g' } },
      }),
    );
    assert.equal(of('line.a', 'normalRating')?.value, 500);
  });
});

describe('electrical.defaults.resolve', () => {
  it('assumes what OpenDSS takes where nothing is said, and names its table', async () => {
    const { of, assertions } = await made(
      defaultsResolver,
      sketch({ 'load.a': { type: 'Load', at: ['x.1'], has: { activePower: 50e3, phaseCount: 1 } } }),
    );
    assert.deepEqual(
      [of('load.a', 'model')?.value, of('load.a', 'minimumVoltage')?.value, of('load.a', 'connection')?.value],
      [1, 0.95, 'wye'],
    );
    assert.ok(Math.abs(Number(of('load.a', 'reactivePower')?.value) - 26987.1411069044) < 1e-6);
    assert.deepEqual(of('load.a', 'reactivePower')?.wasDerivedFrom, [{ subject: 'load.a', path: 'activePower' }]);
    assert.ok(assertions.every(({ state, method }) => state === 'assumed' && method === 'opendss-defaults'));
  });

  it('assumes no ratings, and nothing in the place of what could not be read', async () => {
    const graph = sketch({ 'line.a': { type: 'Line', at: ['x.1', 'y.1'], has: { length: '' } } });
    const { of } = await made(defaultsResolver, graph);
    assert.equal(of('line.a', 'length'), undefined);
    assert.equal(of('line.a', 'normalRating'), undefined);
    assert.equal(of('line.a', 'phaseCount')?.value, 3);
  });

  it('completes impedances in the way they are stated', async () => {
    const { of } = await made(
      defaultsResolver,
      sketch({
        'linecode.m': {
          type: 'LineCode',
          has: {
            phaseCount: 2,
            rMatrix: [
              [1, 2],
              [2, 3],
            ],
          },
        },
        'line.s': { type: 'Line', has: { isSwitch: true } },
      }),
    );
    assert.deepEqual(of('linecode.m', 'cMatrix')?.value, [
      [(2 * 3.4e-9 + 1.6e-9) / 3, (1.6e-9 - 3.4e-9) / 3],
      [(1.6e-9 - 3.4e-9) / 3, (2 * 3.4e-9 + 1.6e-9) / 3],
    ]);
    assert.equal(of('linecode.m', 'r1'), undefined);
    assert.deepEqual(
      [of('line.s', 'r1')?.value, of('line.s', 'length')?.value, of('line.s', 'closed')?.value],
      [1, 0.001, true],
    );
  });

  it('completes lists of windings with what is stated of some', async () => {
    const { of } = await made(
      defaultsResolver,
      sketch({ 'transformer.t': { type: 'Transformer', at: ['a', 'b', 'c'], has: { 'connections[1]': 'delta' } } }),
    );
    assert.deepEqual(of('transformer.t', 'connections')?.value, ['delta', 'wye', 'wye']);
    assert.deepEqual(of('transformer.t', 'connections')?.wasDerivedFrom, [
      { subject: 'transformer.t', path: 'connections[1]' },
    ]);
    assert.deepEqual(of('transformer.t', 'reactances')?.value, [0.07, 0.35, 0.3]);
  });

  it('connects terminals without nodes to nodes in order', async () => {
    const { of } = await made(
      defaultsResolver,
      sketch({ 'load.d': { type: 'Load', at: ['x'], has: { phaseCount: 1, connection: 'delta', '@conductors': 0 } } }),
    );
    assert.equal(of('load.d#1', '@conductors'), undefined);
  });

  it('puts the source of a circuit at sourcebus', async () => {
    const { of } = await made(
      defaultsResolver,
      sketch({ 'vsource.source': { type: 'VoltageSource', has: { threePhaseShortCircuitCurrent: 5000 } } }),
    );
    assert.equal(of('vsource.source#1', '@junction')?.value, 'bus.sourcebus');
    assert.equal(of('bus.sourcebus', '@type')?.state, 'assumed');
    assert.ok(Math.abs(Number(of('vsource.source', 'singlePhaseShortCircuitCurrent')?.value) - 10542.8) < 1);
  });
});
