import assert from 'node:assert/strict';
import type { Sketched } from '../testing/sketch.ts';
import { sketch } from '../testing/sketch.ts';
import { energisation } from './energisation.ts';

const source: Sketched = { type: 'VoltageSource', at: ['s.1.2.3'] };
const fedAt = (elements: Readonly<Record<string, Sketched>>, bus: string): number[] => [
  ...(energisation(sketch(elements)).surely.get(bus) ?? []),
];

describe('energisation', () => {
  it('passes each conductor on to its position at the other end', () => {
    assert.deepEqual(fedAt({ source, 'line.1': { type: 'Line', at: ['s.3.2', 'b.3.2'] } }, 'bus.b'), [3, 2]);
    assert.deepEqual(fedAt({ source, 'line.1': { type: 'Line', at: ['s.3', 'b.1'] } }, 'bus.b'), [1]);
  });

  it('does not pass what is open or out of service', () => {
    for (const has of [{ closed: false }, { enabled: false }]) {
      assert.deepEqual(fedAt({ source, 'line.1': { type: 'Line', at: ['s.1.2.3', 'b.1.2.3'], has } }, 'bus.b'), []);
    }
  });

  it('tells what hangs on a switch whose position nobody states', () => {
    const { surely, possibly, unknownSwitches } = energisation(
      sketch({ source, 'line.sw': { type: 'Line', at: ['s.1', 'b.1'], has: { isSwitch: true } } }),
    );
    assert.deepEqual([...(surely.get('bus.b') ?? [])], []);
    assert.deepEqual([...(possibly.get('bus.b') ?? [])], [1]);
    assert.deepEqual(unknownSwitches, ['line.sw']);
  });

  it('feeds a wye winding through a delta winding only when all of it is fed', () => {
    const has = { connections: ['delta', 'wye'] };
    const whole: Sketched = { type: 'Transformer', at: ['s.1.2.3', 'b.1.2.3.0'], has };
    assert.deepEqual(fedAt({ source, 'transformer.t': whole }, 'bus.b'), [1, 2, 3]);
    const part: Readonly<Record<string, Sketched>> = {
      source,
      'line.1': { type: 'Line', at: ['s.1.2', 'm.1.2'] },
      'transformer.t': { type: 'Transformer', at: ['m.1.2.3', 'b.1.2.3.0'], has },
    };
    assert.deepEqual(fedAt(part, 'bus.b'), []);
  });

  it('passes phases one by one through wye windings', () => {
    const elements: Readonly<Record<string, Sketched>> = {
      source,
      'line.1': { type: 'Line', at: ['s.1.2', 'm.1.2'] },
      'transformer.t': { type: 'Transformer', at: ['m.1.2.3.0', 'b.1.2.3.0'], has: { connections: ['wye', 'wye'] } },
    };
    assert.deepEqual(fedAt(elements, 'bus.b'), [1, 2]);
  });

  it('feeds both halves of a centre-tapped winding', () => {
    const has = { connections: ['wye', 'wye', 'wye'] };
    const elements = {
      source,
      'transformer.t': { type: 'Transformer', at: ['s.1.0', 'b.1.0', 'b.0.2'], has } as const,
    };
    assert.deepEqual(fedAt(elements, 'bus.b'), [1, 2]);
  });
});
