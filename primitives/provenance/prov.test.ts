import assert from 'node:assert/strict';
import type { Invocation, ResultEnvelope } from '../envelope.ts';
import { provJson } from './prov-json.ts';
import { provRelations } from './prov-relations.ts';

const invocation: Invocation = {
  runId: 'run-1',
  step: 'creep',
  primitive: 'example.creep.simulate',
  version: '1.0.0',
  caller: { tenant: 'local', subject: 'ada' },
  documents: [],
  snapshot: 'S',
  resultSets: { earlier: 'E' },
  parameters: {},
  findings: [],
};
const envelope: ResultEnvelope = {
  actionDigest: 'A',
  outputDigest: 'O',
  status: 'completed',
  summary: '',
  result: 'R',
  resultSets: { creep: 'C' },
  findingCounts: { pass: 0, fail: 0, open: 0, notApplicable: 0 },
  artifacts: [{ digest: 'F', name: 'a.txt', mediaType: 'text/plain' }],
  openQuestions: 0,
};
const looked = { values: [['board.a', ['length']]], extents: [], adjacency: [] } as const;

describe('the provenance of a call', () => {
  const said = provRelations(invocation, looked, envelope).map(({ relation, from, to }) => `${relation} ${from} ${to}`);

  it('says what it used, what it generated from that, and who did it', () => {
    assert.deepEqual(said, [
      'used A S',
      'used A E',
      'wasGeneratedBy R A',
      'wasGeneratedBy C A',
      'wasGeneratedBy F A',
      ...['R', 'C', 'F'].flatMap((made) => [`wasDerivedFrom ${made} S`, `wasDerivedFrom ${made} E`]),
      'wasAssociatedWith A example.creep.simulate@1.0.0',
      'wasAssociatedWith A caller:ada',
    ]);
  });

  it('does not say that a snapshot was used at which nobody looked', () => {
    const blind = provRelations(invocation, { values: [], extents: [], adjacency: [] }, envelope);
    assert.ok(!blind.some(({ to }) => to === 'S'));
  });

  it('is said in PROV-JSON, each thing and each relation once', () => {
    const relations = provRelations(invocation, looked, envelope);
    const document = provJson([...relations, ...relations]);
    assert.deepEqual(Object.keys(document.entity).sort(), ['bver:C', 'bver:E', 'bver:F', 'bver:R', 'bver:S']);
    assert.deepEqual(Object.keys(document.activity), ['bver:A']);
    assert.deepEqual(Object.keys(document.agent), ['bver:example.creep.simulate%401.0.0', 'bver:caller%3Aada']);
    assert.deepEqual(Object.values(document.used ?? {})[0], { 'prov:activity': 'bver:A', 'prov:entity': 'bver:S' });
    assert.equal(Object.keys(document.wasDerivedFrom ?? {}).length, 6);
  });
});
