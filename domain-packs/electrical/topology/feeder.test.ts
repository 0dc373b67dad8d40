import assert from 'node:assert/strict';
import { sketch } from '../testing/sketch.ts';
import { feeder } from './feeder.ts';

describe('the feeder as seen from its source', () => {
  const found = feeder(
    sketch({
      source: { type: 'VoltageSource', at: ['s.1'] },
      'line.1': { type: 'Line', at: ['s.1', 'a.1'], has: { length: 300 } },
      'line.2': { type: 'Line', at: ['a.1', 'b.1'], has: { length: 200 } },
      'line.3': { type: 'Line', at: ['s.1', 'b.1'], has: { length: 900, closed: false } },
      'line.4': { type: 'Line', at: ['y.1', 'z.1'], has: { length: 1 } },
    }),
  );
  it('names the way and its length', () => {
    assert.deepEqual(found.get('bus.b'), { bus: 'bus.b', parent: 'bus.a', via: 'line.2', depth: 2, distance: 500 });
  });
  it('leaves out what no source feeds', () => {
    assert.deepEqual([...found.keys()], ['bus.s', 'bus.a', 'bus.b']);
  });
});
