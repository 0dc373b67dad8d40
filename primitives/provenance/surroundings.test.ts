import assert from 'node:assert/strict';
import type { Assertion } from '../model/assertion.ts';
import { buildGraph } from '../model/graph.ts';
import { surroundingsOf } from './surroundings.ts';

const says = (subject: string, path: string, value: string | string[]): Assertion => ({
  subject,
  path,
  value,
  state: 'stated',
  method: 'test',
  evidence: [],
  wasDerivedFrom: [],
  confidence: 1,
});

describe('surroundings', () => {
  const graph = buildGraph('', [
    says('bus.a', '@type', 'Bus'),
    says('bus.b', '@type', 'Bus'),
    says('line.l', '@type', 'Line'),
    says('line.l', 'code', 'code.c'),
    says('line.l#1', '@junction', 'bus.a'),
    says('line.l#2', '@junction', 'bus.b'),
    says('code.c', '@type', 'Code'),
    says('code.c', 'wires', ['wire.w', 'copper']),
    says('wire.w', '@type', 'Wire'),
    says('load.x', '@type', 'Load'),
    says('load.x#1', '@junction', 'bus.b'),
  ]);

  it('of equipment are its ports, its junctions, and all that it refers to', () => {
    assert.deepEqual(surroundingsOf(graph, 'line.l'), [
      'line.l',
      'line.l#1',
      'line.l#2',
      'bus.a',
      'bus.b',
      'code.c',
      'wire.w',
    ]);
  });

  it('of a junction are the ports at it, their equipment, and all that refers to', () => {
    assert.deepEqual(surroundingsOf(graph, 'bus.b'), [
      'bus.b',
      'line.l#2',
      'load.x#1',
      'line.l',
      'load.x',
      'code.c',
      'wire.w',
    ]);
  });

  it('of what is not there is itself', () => assert.deepEqual(surroundingsOf(graph, 'nothing'), ['nothing']));
});
