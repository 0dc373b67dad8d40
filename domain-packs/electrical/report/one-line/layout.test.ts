import assert from 'node:assert/strict';
import type { BranchState, BusState } from '../study/network.ts';
import { voltageClass, worstPhase } from './classes.ts';
import { lengthInside, Obstacles } from './obstacles.ts';
import { positionsOf } from './positions.ts';
import { treeLayout } from './tree-layout.ts';

const bus = (id: string, given: Partial<BusState> = {}): BusState => ({
  id,
  name: id,
  x: undefined,
  y: undefined,
  parent: undefined,
  via: undefined,
  distance: undefined,
  base: 2400,
  phases: [],
  shunts: [],
  ...given,
});
const branch = (from: string, to: string): BranchState => ({
  id: `line.${from}${to}`,
  name: `line ${from}${to}`,
  kind: 'line',
  from,
  to,
  isOpen: false,
  loading: undefined,
  current: undefined,
  power: undefined,
});
const fed = (parent?: string): Partial<BusState> => ({ distance: 0, ...(parent === undefined ? {} : { parent }) });

describe('a tree in place of coordinates', () => {
  const network = {
    buses: [bus('s', fed()), bus('a', fed('s')), bus('b', fed('s')), bus('c', fed('b')), bus('x'), bus('y')],
    branches: [branch('s', 'a'), branch('s', 'b'), branch('b', 'c'), branch('x', 'y')],
  };
  it('goes straight on along the largest branch and hangs the others below', () => {
    const places = treeLayout(network);
    assert.deepEqual(
      ['s', 'b', 'c', 'a'].map((id) => places.get(id)),
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [1, 1],
      ],
    );
  });
  it('keeps an island together', () => {
    const places = treeLayout(network);
    assert.deepEqual(
      [places.get('x'), places.get('y')],
      [
        [0, 2],
        [1, 2],
      ],
    );
  });
  it('never puts two buses in one place', () => {
    const places = [...treeLayout(network).values()].map(String);
    assert.equal(new Set(places).size, places.length);
  });
});

describe('places in the picture', () => {
  it('are the stated coordinates, upwards as on a map', () => {
    const { places, kind } = positionsOf({
      buses: [bus('a', { x: 0, y: 0 }), bus('b', { x: 10, y: 5 })],
      branches: [branch('a', 'b')],
    });
    const [a, b] = [places.get('a') ?? [0, 0], places.get('b') ?? [0, 0]];
    assert.equal(kind, 'stated');
    assert.ok(a[0] < b[0] && a[1] > b[1]);
  });
  it('are found for a bus that states none, beside its neighbour', () => {
    const { places, kind } = positionsOf({
      buses: [bus('a', { x: 0, y: 0 }), bus('b', { x: 10, y: 5 }), bus('c')],
      branches: [branch('a', 'b'), branch('b', 'c')],
    });
    assert.equal(kind, 'stated');
    assert.ok(places.has('c'));
  });
  it('are a tree where most buses state none', () => {
    assert.equal(positionsOf({ buses: [bus('a', { x: 0, y: 0 }), bus('b'), bus('c')], branches: [] }).kind, 'tree');
  });
});

describe('obstacles', () => {
  it('measure the part of a line that lies in a box', () => {
    const box = { left: 0, right: 10, top: 0, bottom: 10 };
    assert.equal(lengthInside([-5, 5], [15, 5], box), 10);
    assert.equal(lengthInside([-5, 15], [15, 15], box), 0);
  });
  it('make covered and outside places dear', () => {
    const obstacles = new Obstacles({ left: 0, top: 0, right: 100, bottom: 100 });
    const box = { left: 10, right: 30, top: 10, bottom: 20 };
    assert.equal(obstacles.cost(box), 0);
    obstacles.addBox(box);
    assert.ok(obstacles.cost(box) > 100);
    assert.ok(obstacles.cost({ ...box, left: -5 }) > obstacles.cost(box));
  });
});

describe('the class of a voltage', () => {
  const at = (...perUnit: readonly number[]): BusState =>
    bus('b', {
      phases: perUnit.map((value, i) => ({ phase: i + 1, perUnit: value, magnitude: value * 2400, angle: 0 })),
    });
  it('is that of the worst phase', () => {
    assert.equal(voltageClass(at(1, 1.052, 1)).title, 'above range A');
    assert.equal(voltageClass(at(1, 1.04, 0.94)).title, 'below range B');
    assert.equal(voltageClass(at(0, 0)).title, 'no supply');
  });
  it('names the phase that strains its limit most, not the one furthest from nominal', () => {
    assert.equal(worstPhase(at(1.04, 0.965))?.phase, 2);
  });
});
