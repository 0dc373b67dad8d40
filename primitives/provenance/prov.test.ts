import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Invocation, ResultEnvelope } from '../envelope.ts';
import { provViolations, undeclaredNames } from './constraints/check.ts';
import { provRelations } from './prov-relations.ts';
import { provName } from './prov-json.ts';
import type { RecordedCall, RecordedRun } from './recorded-run.ts';
import { runProvenance } from './run-provenance.ts';

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
});

const call = (
  name: string,
  uses: readonly string[],
  makes: readonly string[],
  given: Partial<RecordedCall> = {},
): RecordedCall => ({
  actionDigest: name,
  description: {
    primitive: 'example.creep.simulate',
    version: '1.0.0',
    pack: 'example',
    packVersion: '2.0.0',
    contractVersion: '0.1.0',
    parameters: {},
    documents: [],
    snapshot: '',
    operatingState: '',
    resultSets: Object.fromEntries(uses.map((digest) => [digest, digest])),
    findings: [],
    seed: 0,
  },
  readSet: { values: [], extents: [], adjacency: [] },
  envelope: {
    ...envelope,
    actionDigest: name,
    result: makes[0] ?? 'R',
    resultSets: Object.fromEntries(makes.slice(1).map((digest) => [digest, digest])),
    artifacts: [],
  },
  result: {
    status: 'completed',
    summary: '',
    payload: {},
    findings: [],
    resolutions: [],
    ambiguities: [],
    openQuestions: [],
    artifacts: [],
    resultSets: {},
  },
  ...given,
});

const run = (calls: readonly RecordedCall[], given: Partial<RecordedRun> = {}): RecordedRun => ({
  runId: 'run-1',
  operation: 'example.study',
  version: '1.0.0',
  title: 'A study',
  subject: 'bookcase.shelf',
  caller: 'ada',
  outputDigest: 'ALL',
  startedAt: '2026-01-02T03:04:05.000Z',
  finishedAt: '2026-01-02T03:04:09.000Z',
  steps: calls.map(({ actionDigest }, i) => ({
    step: `step ${i}`,
    title: `Step ${i}`,
    sequence: i + 1,
    actionDigest,
    computedBy: 'run-1',
    recordedAt: '2026-01-02T03:04:08.000Z',
    milliseconds: 1500,
  })),
  calls,
  ...given,
});

const names = (of: object | undefined): string[] => Object.keys(of ?? {});

describe('the provenance of a run', () => {
  const document = runProvenance(run([call('A1', [], ['R1', 'S']), call('A2', ['S'], ['R2'])]));

  it('declares things of every kind, and refers to nothing else', () => {
    assert.deepEqual(names(document.entity), [
      ...['R1', 'R2', 'S'].map((digest) => `bver:content/${digest}`),
      ...['A1', 'A2'].map((digest) => `bver:description/${digest}`),
      'bver:output/ALL',
      'bver:plan/run-1',
    ]);
    assert.deepEqual(names(document.activity), ['bver:action/A1', 'bver:action/A2', 'bver:run/run-1']);
    assert.deepEqual(names(document.agent), [
      'bver:caller/ada',
      'bver:pack/example@2.0.0',
      'bver:primitive/example.creep.simulate@1.0.0',
    ]);
    assert.deepEqual(undeclaredNames(document), []);
    assert.deepEqual(provViolations(document), []);
  });

  it('says when, as far as that was recorded', () => {
    const { 'bver:action/A1': action, 'bver:run/run-1': activity } = document.activity as Record<
      string,
      Record<string, unknown>
    >;
    assert.equal(action?.['prov:startTime'], '2026-01-02T03:04:06.500Z');
    assert.equal(action['prov:endTime'], '2026-01-02T03:04:08.000Z');
    assert.equal(activity?.['prov:startTime'], '2026-01-02T03:04:05.000Z');
    const reused = run([call('A1', [], ['R1'])]);
    const earlier = runProvenance({ ...reused, steps: reused.steps.map((step) => ({ ...step, computedBy: 'run-0' })) });
    assert.deepEqual(Object.keys(earlier.activity?.['bver:action/A1'] ?? {}), ['prov:label', 'prov:type']);
  });

  it('derives what was made from what was used, by the very events', () => {
    const derivation = Object.values(document.wasDerivedFrom ?? {});
    assert.deepEqual(derivation, [
      {
        'prov:generatedEntity': 'bver:content/R2',
        'prov:usedEntity': 'bver:content/S',
        'prov:activity': 'bver:action/A2',
        'prov:generation': 'bver:generation/A2/result/R2',
        'prov:usage': 'bver:usage/A2/resultSet/S/S',
      },
    ]);
  });

  it('takes what is made anew for another one of the same', () => {
    // There and back: what was undone is as it was before, and yet came later.
    const round = runProvenance(
      run([call('A1', [], ['R', 'X']), call('A2', ['X'], ['R', 'Y']), call('A3', ['Y'], ['R', 'X'])]),
    );
    assert.deepEqual(provViolations(round), []);
    assert.deepEqual(undeclaredNames(round), []);
    assert.ok(round.entity?.['bver:content/X/2']);
    assert.ok(Object.keys(round.alternateOf ?? {}).includes('_:alternateOf/bver:content/X/2/bver:content/X'));
  });

  it('attributes decisions to those who made them', () => {
    const resolutions = ['bob', undefined, 'service-account-robot'].map((author) => ({
      ...{ subject: 'board.a', path: 'length', chosen: '1', rejected: ['2'], rule: 'r', justification: 'j' },
      ...(author === undefined ? {} : { wasAttributedTo: author }),
    }));
    const decided = runProvenance(
      run([call('A', [], ['R'], { result: { ...call('A', [], []).result, resolutions } })]),
    );
    const agents = Object.values(decided.wasAttributedTo ?? {}).map(
      (said) => (said as Record<string, string>)['prov:agent'],
    );
    assert.deepEqual(agents, [
      'bver:caller/bob',
      'bver:primitive/example.creep.simulate@1.0.0',
      'bver:caller/service-account-robot',
    ]);
    const type = (name: string): unknown =>
      (decided.agent?.[name] as Record<string, { $: string }> | undefined)?.['prov:type']?.$;
    assert.equal(type('bver:caller/bob'), 'prov:Person');
    assert.equal(type('bver:caller/service-account-robot'), 'prov:SoftwareAgent');
    assert.deepEqual(provViolations(decided), []);
  });

  it('is valid whatever calls use and make, in whatever order', () => {
    const contents = fc.subarray(['a', 'b', 'c', 'd', 'e']);
    const calls = fc.array(fc.tuple(contents, contents), { maxLength: 8 });
    fc.assert(
      fc.property(calls, fc.array(fc.option(fc.nat())), (given, informers) => {
        const told = given.map(([uses, makes], i) => {
          const informer = informers[i] ?? undefined;
          const informed = i > 0 && informer !== undefined ? { informedBy: `A${informer % i}` } : {};
          return call(`A${i}`, uses, ['R', ...makes], informed);
        });
        const provenance = runProvenance(run(told));
        assert.deepEqual(provViolations(provenance), []);
        assert.deepEqual(undeclaredNames(provenance), []);
      }),
    );
  });

  it('is broken where somebody changes it, and that is found', () => {
    const calls = [call('A1', [], ['R1', 'S']), call('A2', ['S'], ['R2', 'T']), call('A3', ['T'], ['R3'])];
    const valid = runProvenance(run(calls));
    const derivations = Object.entries(valid.wasDerivedFrom ?? {}) as [string, Record<string, string>][];
    for (const [id, said] of derivations) {
      const { 'prov:generatedEntity': made = '', 'prov:usedEntity': source = '' } = said;
      const turned = { ...said, 'prov:generatedEntity': source, 'prov:usedEntity': made };
      assert.notDeepEqual(provViolations({ ...valid, wasDerivedFrom: { ...valid.wasDerivedFrom, [id]: turned } }), []);
      const other = { ...said, 'prov:usage': 'bver:usage/A9/resultSet/S/S' };
      const altered = { ...valid, wasDerivedFrom: { ...valid.wasDerivedFrom, [id]: other } };
      assert.notDeepEqual([...provViolations(altered), ...undeclaredNames(altered)], []);
    }
    for (const kind of ['entity', 'activity', 'agent'] as const) {
      for (const name of names(valid[kind])) {
        const { [name]: _gone, ...left } = valid[kind] ?? {};
        const undeclared = undeclaredNames({ ...valid, [kind]: left });
        assert.deepEqual(undeclared, [name]);
      }
    }
  });
});

it('names of PROV have no character that PROV-N does not allow', () => {
  assert.equal(provName('caller', "o'neil:(x),y z"), 'bver:caller/o%27neil%3A%28x%29%2Cy%20z');
  assert.equal(provName('primitive', 'a.b.c@1.0.0'), 'bver:primitive/a.b.c@1.0.0');
});
