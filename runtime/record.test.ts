import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { record } from './record.ts';
import { findingsOfRun } from './repositories/findings.ts';
import { resultSetsOf } from './repositories/made.ts';
import { provenanceOf } from './repositories/provenance.ts';
import { resolutionsAbout } from './repositories/resolutions.ts';
import { insertRun } from './repositories/runs.ts';
import { sha256 } from './sha256.ts';
import type { Recording, RunRecord } from './store/records.ts';
import { sampleEnvelope, sampleFinding, sampleQuestion, sampleRecording, sampleRun } from './testing/samples.ts';
import { withDatabase } from './testing/with-database.ts';

describe('record', () => {
  const test = withDatabase();
  let tenant: string;
  let run: RunRecord;
  let recording: Recording;
  beforeEach(async () => {
    tenant = randomUUID();
    run = sampleRun({ runId: 'run', caller: { tenant, subject: 'somebody' } });
    await insertRun(test.database, run);
    const envelope = sampleEnvelope(tenant, {
      resultSets: { flow: sha256('flow') },
      changeSet: sha256('change'),
      snapshot: sha256('after'),
      artifacts: [{ digest: sha256('report'), name: 'report.md', mediaType: 'text/markdown' }],
    });
    recording = sampleRecording(run, 'check', envelope, {
      findings: [
        sampleFinding({ kind: 'pass' }),
        sampleFinding(),
        sampleFinding({ kind: 'open', message: 'What\0is it?' }),
      ],
      resultSets: [{ digest: sha256('flow'), name: 'flow', snapshot: sha256('after'), operatingState: '' }],
      openQuestions: [sampleQuestion()],
      resolutions: [{ subject: 'thing.a', path: 'mass', chosen: '2', rejected: ['3'], rule: 'r', justification: 'j' }],
      base: sha256('before'),
    });
  });

  const rows = async (): Promise<Record<string, number>> => {
    const {
      action,
      runStep,
      finding,
      artifact,
      provenance,
      resultSet,
      changeSet,
      openQuestion,
      resolution,
      outbox,
      runEvent,
    } = test.database;
    const where = { where: { tenant } };
    return {
      actions: await action.count(where),
      steps: await runStep.count(where),
      findings: await finding.count(where),
      artifacts: await artifact.count(where),
      relations: await provenance.count(where),
      resultSets: await resultSet.count(where),
      changeSets: await changeSet.count(where),
      questions: await openQuestion.count(where),
      resolutions: await resolution.count(where),
      outbox: await outbox.count(where),
      events: await runEvent.count(where),
    };
  };

  it('writes everything, and nothing more the second time', async () => {
    assert.equal((await record(test.database, tenant, recording)).first, true);
    const once = await rows();
    assert.deepEqual(once, {
      actions: 1,
      steps: 1,
      findings: 2,
      artifacts: 1,
      relations: 5,
      resultSets: 1,
      changeSets: 1,
      questions: 1,
      resolutions: 1,
      outbox: 1,
      events: 1,
    });
    assert.equal((await record(test.database, tenant, recording)).first, false);
    assert.deepEqual(await rows(), once);
  });

  it('writes nothing when one part cannot be written', async () => {
    const broken = {
      ...recording,
      findings: [sampleFinding(), { ...sampleFinding(), level: null as unknown as 'error' }],
    };
    await assert.rejects(record(test.database, tenant, broken));
    assert.equal(
      Object.values(await rows()).reduce((sum, count) => sum + count),
      0,
    );
  });

  it('of a call that was recorded before, adds the step and that its run was informed by it', async () => {
    await record(test.database, tenant, recording);
    const before = await rows();
    await insertRun(test.database, { ...run, runId: 'other' });
    await record(test.database, tenant, {
      ...recording,
      step: { ...recording.step, runId: 'other' },
      provenance: [
        { relation: 'wasGeneratedBy', from: sha256('something else'), to: recording.action.actionDigest },
        { relation: 'wasInformedBy', from: 'run:other', to: recording.action.actionDigest },
      ],
    });
    assert.deepEqual(await rows(), {
      ...before,
      steps: 2,
      relations: (before['relations'] ?? 0) + 1,
      outbox: 2,
      events: 2,
    });
  });

  it('lets what was written be found', async () => {
    await record(test.database, tenant, recording);
    const findings = await findingsOfRun(test.database, tenant, 'run', 10);
    assert.deepEqual(
      findings.map(({ ordinal, kind, message }) => [ordinal, kind, message]),
      [
        [1, 'fail', 'It is 3 m long.'],
        [2, 'open', 'What\uFFFDis it?'],
      ],
    );
    assert.equal((await resultSetsOf(test.database, tenant, sha256('after')))[0]?.digest, sha256('flow'));
    assert.deepEqual(await resolutionsAbout(test.database, tenant, 'thing.a'), recording.resolutions);
    const relations = await provenanceOf(test.database, tenant, sha256('report'));
    assert.deepEqual(relations, [
      { relation: 'wasGeneratedBy', from: sha256('report'), to: recording.action.actionDigest },
    ]);
    const event = await test.database.outbox.findFirst({ where: { tenant } });
    assert.equal(event?.type, 'bver.step.recorded');
    assert.equal(event.subject, 'runs/run');
  });
});
