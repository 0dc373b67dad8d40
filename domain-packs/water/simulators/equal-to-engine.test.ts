import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answerOf, factorOf, LINK_COLUMNS, NODE_COLUMNS } from '../testing/answer.ts';
import type { Answer } from '../testing/epanet.ts';
import { solvedByEpanet } from '../testing/epanet.ts';
import { EVERYTHING, PRESSURE_DRIVEN } from '../testing/networks.ts';
import { networkFile } from '../testing/random-network.ts';
import { runStudy } from '../testing/run-study.ts';

describe('the simulator and EPANET, which reads the file itself', function () {
  this.timeout(120_000);

  it('answer alike about all that an input file can say', () => agree(EVERYTHING));
  it('answer alike about demands that follow pressure', () => agree(PRESSURE_DRIVEN));

  it('answer alike about any small network, bit by bit, or both give it up', async () => {
    await fc.assert(fc.asyncProperty(networkFile, agree), { numRuns: 60 });
  });
});

async function agree(text: string): Promise<void> {
  const run = await runStudy(text);
  const theirs = await solvedByEpanet(text).catch(() => undefined);
  const status = run.results['hydraulics']?.status;
  if (!theirs) {
    assert.equal(status, 'incomplete');
    assert.ok(run.findings.some(({ level }) => level === 'error'));
    return;
  }
  if (run.resultSet?.tables[0]?.columns[0]?.values.length === 0) {
    // EPANET answers with what is no number, and says nothing of it.
    assert.ok(run.findings.some(({ messageId }) => messageId === 'notFinite'));
    assert.ok(theirs.some(({ nodes }) => [...nodes.values()].some(({ head }) => !Number.isFinite(head))));
    return;
  }
  const ours = answerOf(run);
  const all = new Map(theirs.map((answer): [number, Answer] => [answer.time, answer]));
  assert.ok(ours.times.length > 0);
  for (const time of ours.times) {
    const { nodes, links } = all.get(time) ?? assert.fail(`EPANET stops nowhere at ${time}`);
    assert.deepEqual([ours.nodes.length, ours.links.length], [nodes.size, links.size]);
    for (const [id, values] of nodes)
      for (const column of NODE_COLUMNS)
        same(ours.at(column, id, time), values[column] * factorOf(ours.units, column), `${column} of ${id} at ${time}`);
    for (const [id, values] of links)
      for (const column of LINK_COLUMNS)
        same(ours.at(column, id, time), values[column] * factorOf(ours.units, column), `${column} of ${id} at ${time}`);
  }
}

const same = (ours: number, theirs: number, place: string): void => assert.equal(ours, theirs, place);
