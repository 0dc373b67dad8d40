import assert from 'node:assert/strict';
import { createInProcessExecution } from '../../activities/in-process-execution.ts';
import { createReproduction } from '../../activities/reproduction.ts';
import { createStepRunner } from '../../activities/step-runner.ts';
import { createRegistry } from '../../primitives/index.ts';
import { createGraphAccess } from '../../runtime/graph/graph-access.ts';
import { openPostgresStore } from '../../runtime/store/open-postgres-store.ts';
import type { OpenStore } from '../../runtime/store/open-postgres-store.ts';
import { withDatabase } from '../../runtime/testing/with-database.ts';
import { SMALL_BOOKCASE, examplePack } from '../../test/example-pack/index.ts';
import { createBroker } from '../create-broker.ts';
import { putDocument } from '../put-document.ts';
import type { RunResult } from '../run-result.ts';
import type { ImportedBundle } from './bundles.ts';
import type { RunReproduction } from './reproduce.ts';
import type { RunBundle } from './run-bundle.ts';

const caller = { tenant: 'local', subject: 'ada' };
const LIMIT = 100_000_000;

describe('a bundle that is moved between two empty installations', () => {
  const databases = [withDatabase(), withDatabase()];
  const registry = createRegistry([examplePack]);
  const opened: OpenStore[] = [];
  after(() => Promise.all(opened.map((one) => one.close())));
  const installation = (n: number) => {
    const one = openPostgresStore(databases[n]?.url ?? '');
    opened.push(one);
    const { store } = one;
    const execution = createInProcessExecution(createStepRunner({ registry, store }), store);
    const reproduction = createReproduction({ registry, store });
    const graphs = createGraphAccess(store, registry.packs);
    const broker = createBroker({ registry, store, execution, graphs, reproduction, documentLimit: LIMIT });
    const call = async <T>(operation: string, input: object): Promise<T> => {
      const outcome = await broker.invoke(operation, input, { caller, waitSeconds: 30 });
      assert.equal(outcome.kind, 'output');
      return (outcome as { output: T }).output;
    };
    return { store, call };
  };

  it('verifies, traces and reproduces there to the same digests', async function () {
    this.timeout(60_000);
    const [from, to] = [installation(0), installation(1)];
    const documents = [{ name: 'bookcase.shelf', text: SMALL_BOOKCASE }];
    const { runId, outputDigest } = await from.call<RunResult>('example.study', { documents, parameters: {} });
    const made = await from.call<RunBundle>('runs.bundle', { runId });
    const { bytes } = (await from.store.content(caller.tenant, made.digest)) ?? assert.fail('no bundle');

    const { digest } = await putDocument(to.store, caller.tenant, LIMIT, { name: made.name, bytes });
    assert.equal(digest, made.digest);
    const first = await to.call<ImportedBundle>('bundles.import', { digest });
    assert.equal(first.imported, true);
    assert.ok(first.verification.checks.every(({ outcome }) => outcome !== 'failed'));
    assert.equal((await to.call<ImportedBundle>('bundles.import', { digest })).imported, false);

    const both = async (operation: string, input: object): Promise<void> =>
      assert.deepEqual(await to.call(operation, input), await from.call(operation, input), operation);
    await both('runs.result', { runId });
    await both('runs.findings', { runId });
    await both('runs.provenance', { runId });
    await both('runs.trace', { runId, subject: 'board.upper', path: 'length' });
    await both('runs.trace', { runId, subject: 'board.upper', path: 'deflections.final' });
    const again = await to.call<RunReproduction>('runs.reproduce', { runId });
    assert.equal(again.reproduced, true);
    assert.equal((await to.store.run(caller.tenant, runId))?.outputDigest, outputDigest);
    assert.equal((await to.call<RunBundle>('runs.bundle', { runId })).digest, made.digest);
  });
});
