import assert from 'node:assert/strict';
import type { Assertion } from './assertion.ts';
import { lineOf, textEvidence } from './evidence.ts';
import { evidenceBehind } from './evidence-behind.ts';
import { buildGraph } from './graph.ts';

const at = (line: number) => textEvidence('0123456789abcdef', 0, 1, line, 1);
const say = (path: string, lines: readonly number[], operands: readonly string[] = []): Assertion => ({
  subject: 'node',
  path,
  value: 1,
  state: lines.length > 0 ? 'stated' : 'derived',
  method: 'test',
  evidence: lines.map(at),
  wasDerivedFrom: operands.map((operand) => ({ subject: 'node', path: operand })),
  confidence: 1,
});
const graph = buildGraph('g', [
  say('a', [1]),
  say('b', [2, 3]),
  say('sum', [], ['a', 'b']),
  say('half', [], ['sum', 'half']),
]);
const linesBehind = (path: string, limit = 4): (number | undefined)[] =>
  evidenceBehind(graph, [{ subject: 'node', path }], limit).map(lineOf);

describe('the evidence behind an assertion', () => {
  it('is its own where it has some', () => assert.deepEqual(linesBehind('b'), [2, 3]));
  it('is that of the operands where it is derived, and a circle comes to an end', () => {
    assert.deepEqual(linesBehind('half'), [1, 2, 3]);
  });
  it('is limited', () => assert.deepEqual(linesBehind('half', 2), [1, 2]));
  it('is nothing for what does not stand', () => assert.deepEqual(linesBehind('nowhere'), []));
});
