import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Client as McpClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { Client as TemporalClient, Connection } from '@temporalio/client';
import type { RunResource } from '../../api/system/run-resource.ts';
import { SMALL_BOOKCASE } from '../example-pack/index.ts';
import { checkout } from './bver-process.ts';
import type { Checkout, Running } from './bver-process.ts';
import { documentsOf, restClient } from './rest-client.ts';
import type { RestClient } from './rest-client.ts';
import { SAMPLE_FILE, SAMPLE_FOLDER, STUDY } from './sample-study.ts';

const SLOW = { steps: 2000, pauseMilliseconds: 10 };

describe('BVER, as npm start brings it up', function () {
  this.timeout(180_000);
  let place: Checkout;
  let up: Running;
  let addresses: Readonly<Record<string, string>>;
  let rest: RestClient;
  let temporal: TemporalClient;
  let digest: string | undefined;

  before(async () => {
    place = checkout();
    up = place.start('up');
    await up.says(/Ctrl-C stops everything/, 170);
    const rows = [...up.stdout().matchAll(/^ {2}(API docs|MCP|Temporal UI|Report|Health) +(http\S+)$/gm)];
    addresses = Object.fromEntries(rows.map(([, name, address]) => [name ?? '', address ?? '']));
    rest = restClient(new URL(addresses['Health'] ?? '').origin);
    const server = /Temporal (?:started|joined) at (\S+)/.exec(up.stderr())?.[1];
    temporal = new TemporalClient({ connection: await Connection.connect({ address: server ?? '' }) });
  });
  after(async () => {
    await temporal.connection.close();
    await place.dispose();
  });

  const documents = () =>
    documentsOf(
      SAMPLE_FOLDER,
      readdirSync(SAMPLE_FOLDER)
        .filter((name) => /\.(dss|csv)$/.test(name))
        .sort((a, b) => Number(b === path.basename(SAMPLE_FILE)) - Number(a === path.basename(SAMPLE_FILE))),
    );
  const startSlow = async (): Promise<RunResource> => {
    const answer = await rest.post(
      '/v1/workflows/example.study:start',
      { documents: [{ name: 'bookcase.shelf', text: SMALL_BOOKCASE }], parameters: SLOW },
      { prefer: 'respond-async' },
    );
    assert.equal(answer.status, 202);
    const run = answer.body as RunResource;
    return rest.until(run.id, ({ progress }) => /step \d+ of/.test(progress.message));
  };

  it('says five addresses, and each of them answers', async () => {
    assert.deepEqual(Object.keys(addresses), ['API docs', 'MCP', 'Temporal UI', 'Report', 'Health']);
    for (const name of ['API docs', 'Temporal UI', 'Report', 'Health']) {
      const response = await fetch(addresses[name] ?? '');
      assert.equal(response.status, 200, name);
    }
  });

  it('answers a study by REST with a run to follow, and then its result', async () => {
    const answer = await rest.post(`/v1/workflows/${STUDY}:start`, { documents: documents() });
    assert.equal(answer.status, 202, JSON.stringify(answer.body));
    const { id } = answer.body as RunResource;
    assert.equal(answer.headers.get('location'), `/v1/runs/${id}`);
    const run = await rest.until(id, ({ done }) => done);
    assert.equal(run.status, 'succeeded', JSON.stringify(run.error));
    digest = run.metadata.outputDigest;
    assert.match(digest ?? '', /^[0-9a-f]{64}$/);
  });

  it('gives the same digest by the command line', async () => {
    const { code, stdout, stderr } = await place.bver('study', SAMPLE_FILE, '--json');
    assert.equal(code, 0, stderr);
    assert.equal((JSON.parse(stdout) as { outputDigest: string }).outputDigest, digest);
  });

  it('gives the same digest by an MCP client', async () => {
    const client = new McpClient({ name: 'e2e', version: '1.0.0' });
    await client.connect(new StreamableHTTPClientTransport(new URL(addresses['MCP'] ?? '')));
    try {
      const tools = await client.listTools();
      const start = tools.tools.find(({ name }) => name === 'electrical_study_start');
      assert.ok(start, tools.tools.map(({ name }) => name).join(', '));
      const answer = await client.callTool({ name: start.name, arguments: { documents: documents() } });
      assert.ok(!answer.isError, JSON.stringify(answer.content));
      const structured = answer.structuredContent as { id?: string; runId?: string };
      const run = await rest.until(structured.runId ?? structured.id ?? '', ({ done }) => done);
      assert.equal(run.metadata.outputDigest, digest);
    } finally {
      await client.close();
    }
  });

  it('lets an operator find those runs by their search attributes', async () => {
    const found: string[] = [];
    for await (const workflow of temporal.workflow.list({
      query: `bverOperation = '${STUDY}' AND bverTenant = 'local'`,
    }))
      found.push(workflow.workflowId);
    assert.ok(found.length >= 4, `the sample, REST, CLI and MCP: ${found.join(', ')}`);
  });

  it('says within five seconds that a run was terminated behind its back, and closes its stream', async () => {
    const run = await startSlow();
    const stream = fetch(`${new URL(addresses['Health'] ?? '').origin}/v1/runs/${run.id}/events`).then((response) =>
      response.text(),
    );
    await temporal.workflow.getHandle(run.metadata.workflowId).terminate('by an operator');
    const seen = await rest.until(run.id, ({ done }) => done, 5);
    assert.equal(seen.status, 'terminated');
    assert.match(await stream, /terminated/);
  });

  it('cancels a computation', async () => {
    const run = await startSlow();
    const answer = await rest.post(`/v1/runs/${run.id}:cancel`, {});
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.equal((await rest.until(run.id, ({ done }) => done, 5)).status, 'cancelled');
  });

  it('starts one run for one idempotency key, and refuses it for another body', async () => {
    const body = { documents: documents() };
    const key = { 'idempotency-key': 'once' };
    const both = await Promise.all([1, 2].map(() => rest.post(`/v1/workflows/${STUDY}:start`, body, key)));
    assert.equal((both[0]?.body as RunResource).id, (both[1]?.body as RunResource).id);
    const other = await rest.post(`/v1/workflows/${STUDY}:start`, { ...body, seed: 1 }, key);
    assert.equal(other.status, 422);
    assert.equal((other.body as { code: string }).code, 'idempotency.key-reused');
  });

  it('says where a computed and a stated value came from', async () => {
    const runs = (await rest.get('/v1/runs?operation=electrical.study&pageSize=1')).body as { runs: RunResource[] };
    const runId = runs.runs[0]?.id ?? '';
    const stated = await place.bver('trace', runId, 'line.650_632', 'length');
    assert.equal(stated.code, 0, stated.stderr);
    assert.match(stated.stdout, /ieee13\.dss:\d+:\d+/);
    const computed = await place.bver('trace', runId, 'bus.671', 'nodeVoltages.magnitude');
    assert.equal(computed.code, 0, computed.stderr);
    assert.match(computed.stdout, /electrical\.power-flow\.simulate/);
    assert.match(computed.stdout, /ieee13\.dss:\d+:\d+/);
  });

  it('stops on Ctrl-C, and has everything at the next start', async () => {
    assert.equal(await up.end('SIGINT'), 0);
    up = place.start('up', '--no-sample');
    await up.says(/Ctrl-C stops everything/);
    const { runs } = (await restClient(new URL(/Health +(\S+)/.exec(up.stdout())?.[1] ?? '').origin).get('/v1/runs'))
      .body as { runs: RunResource[] };
    assert.ok(runs.length >= 6);
    await up.end('SIGINT');
  });
});
