import assert from 'node:assert/strict';
import type { BusState } from '../study/network.ts';
import { profileRows } from './profile-rows.ts';

const bus = (name: string, distance: number | undefined, ...perUnits: (number | undefined)[]): BusState => ({
  id: `bus.${name}`,
  name,
  x: undefined,
  y: undefined,
  parent: undefined,
  via: undefined,
  distance,
  base: 2400,
  phases: perUnits.flatMap((perUnit, i) =>
    perUnit === undefined ? [] : [{ phase: i + 1, perUnit, magnitude: perUnit * 2400, angle: 0 }],
  ),
  shunts: [],
});

describe('the voltage profile for a terminal', () => {
  it('has a row for each supplied bus, by distance, with its phases in place', () => {
    const [head = '', first = '', second = '', ...more] = profileRows([
      bus('b', 1500, 0.95, undefined, 1.1),
      bus('a', 0, 1, 1, 1),
      bus('dark', undefined),
    ]);
    assert.match(head, /bus +km +A +B +C +0\.9 +1\.0 +1\.1$/);
    assert.match(first, /^ {2}a +0\.000 +1\.0000 +1\.0000 +1\.0000 +┊ +\* +┊$/);
    assert.match(second, /^ {2}b +1\.500 +0\.9500 +1\.1000 +A +┊ +C$/);
    assert.equal(head.indexOf('1.0'), first.indexOf('*'));
    assert.deepEqual(more, []);
  });

  it('shows the buses furthest from nominal of a large feeder, and counts the rest', () => {
    const rows = profileRows(Array.from({ length: 100 }, (_, i) => bus(`n${i}`, i, i === 77 ? 0.9 : 1)));
    assert.equal(rows.length, 42);
    assert.ok(rows.some((row) => row.includes('n77 ')));
    assert.match(rows.at(-1) ?? '', /60 more buses/);
  });

  it('keeps within 80 columns', () => {
    for (const row of profileRows([bus('a-bus-of-some-length', 123_456, 1.2, 0.8, 1)]))
      assert.ok(row.length <= 80, row);
  });
});
