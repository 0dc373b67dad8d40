import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { configuration } from '../../runtime/configuration.ts';
import { ensureTemporal } from './ensure-temporal.ts';
import { SEARCH_ATTRIBUTES } from './settings.ts';

const WORKFLOW = 'left-running';

async function withClient<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  return work(new Client({ connection })).finally(() => connection.close());
}

/** Starts a workflow that nobody works on: it is running, whatever happens to the server. */
const startWorkflow = (client: Client) =>
  client.workflow.start('unattended', {
    workflowId: WORKFLOW,
    taskQueue: 'nobody',
    typedSearchAttributes: SEARCH_ATTRIBUTES.map((name) => ({
      key: defineSearchAttributeKey(name, 'KEYWORD'),
      value: `value of ${name}`,
    })),
  });

async function foundBy(client: Client, query: string): Promise<string[]> {
  for (let tries = 0; ; tries++) {
    const ids: string[] = [];
    for await (const { workflowId } of client.workflow.list({ query })) ids.push(workflowId);
    if (ids.length > 0 || tries === 40) return ids;
    await sleep(50);
  }
}

describe('the embedded Temporal', function () {
  this.timeout(60_000);
  let state: string;
  before(() => (state = mkdtempSync(path.join(tmpdir(), 'bver-temporal-'))));
  after(() => rmSync(state, { recursive: true, force: true }));
  const { temporal } = configuration({});
  const options = () => ({ temporal, stateDirectory: state, preferredPorts: { grpc: 17_233, ui: 18_233 } });

  it('starts, answers, is shared, stops, and goes on with what was running', async () => {
    const said: string[] = [];
    const first = await ensureTemporal({ ...options(), say: (message) => said.push(message) });
    assert.ok(first.started);
    assert.match(
      said.join('\n'),
      /Temporal started at 127\.0\.0\.1:\d+ \(.*temporal, from (path|cache|download|build)\)/,
    );
    assert.equal((await fetch(first.ui ?? '')).status, 200);
    await withClient(first.address, startWorkflow);

    const other = await ensureTemporal(options());
    assert.equal(other.started, false);
    assert.equal(other.address, first.address);
    await other.stop();
    await first.stop();
    await assert.rejects(fetch(first.ui ?? ''), 'it has stopped');

    const second = await ensureTemporal(options());
    assert.ok(second.started);
    assert.equal(second.address, first.address, 'on the ports of last time');
    await withClient(second.address, async (client) => {
      const { status } = await client.workflow.getHandle(WORKFLOW).describe();
      assert.equal(status.name, 'RUNNING');
      for (const name of SEARCH_ATTRIBUTES) {
        assert.deepEqual(await foundBy(client, `${name} = "value of ${name}"`), [WORKFLOW]);
      }
    });
    await second.stop();
  });

  it('does without the UI', async () => {
    const server = await ensureTemporal({ ...options(), temporal: { ...temporal, ui: false } });
    assert.equal(server.ui, undefined);
    await server.stop();
  });

  it('says so when a configured server does not answer', async () => {
    const configured = configuration({ TEMPORAL_ADDRESS: '127.0.0.1:1' }).temporal;
    await assert.rejects(ensureTemporal({ temporal: configured }), { code: 'temporal.unreachable' });
  });
});
