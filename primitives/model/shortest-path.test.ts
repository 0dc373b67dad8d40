import assert from 'node:assert/strict';
import type { Assertion } from './assertion.ts';
import { buildGraph } from './graph.ts';
import { recordReads } from './read-set.ts';
import { shortestPath } from './shortest-path.ts';
import { portId, STRUCTURE } from './taxonomy.ts';

const say = (subject: string, path: string, value: string): Assertion => ({
  subject,
  path,
  value,
  state: 'assumed',
  method: 'test',
  evidence: [],
  wasDerivedFrom: [],
  confidence: 1,
});

/** Equipment by its id, with the junctions of its ports. */
const graphOf = (equipment: Readonly<Record<string, readonly [type: string, ...junctions: string[]]>>) =>
  recordReads(
    buildGraph(
      'test',
      Object.entries(equipment).flatMap(([id, [type, ...junctions]]) => [
        say(id, STRUCTURE.type, type),
        ...junctions.map((junction, i) => say(portId(id, i + 1), STRUCTURE.junction, junction)),
      ]),
    ),
  );

const ring = graphOf({
  source: ['Source', 'a'],
  'line.ab': ['Line', 'a', 'b'],
  'line.bc': ['Line', 'b', 'c'],
  'line.ad': ['Line', 'a', 'd'],
  'line.dc': ['Line', 'd', 'c'],
  load: ['Load', 'c'],
  lost: ['Load', 'z'],
});

describe('the shortest way', () => {
  it('names what is passed, without the start and with the target', () => {
    assert.deepEqual(shortestPath(ring, 'b', 'Source'), ['line.ab', 'a', 'source']);
  });
  it('takes the way through elements that may be passed', () => {
    const passes = (_: unknown, node: string) => node !== 'line.ab';
    assert.deepEqual(shortestPath(ring, 'b', 'Source', passes), [
      'line.bc',
      'c',
      'line.dc',
      'd',
      'line.ad',
      'a',
      'source',
    ]);
  });
  it('does not lead through a load, but starts at one', () => {
    const passes = (_: unknown, node: string) => node !== 'load';
    assert.equal(shortestPath(ring, 'load', 'Source', passes)?.at(-1), 'source');
  });
  it('is unknown where there is none', () => {
    assert.equal(shortestPath(ring, 'lost', 'Source'), undefined);
    assert.equal(shortestPath(ring, 'source', 'Source'), undefined);
  });
});
