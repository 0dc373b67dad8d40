import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { SMALL_BOOKCASE } from '../../test/example-pack/index.ts';
import { threadedBroker } from '../rest/testing/threaded-broker.ts';
import { assertPinned } from '../testing/pinned.ts';
import { call, mcpDoor, textOf } from './testing/mcp-door.ts';

const documents = [{ name: 'small.shelf', text: SMALL_BOOKCASE }];
/** A second and a half in forty steps. */
/** A simulation that takes a while; of another number of steps each time, as the same one is not computed twice. */
const slow = (steps: number) => ({ documents, parameters: { steps, pauseMilliseconds: 40 } });

interface Pending {
  readonly run: { readonly id: string; readonly done: boolean };
  readonly next: {
    readonly tool: string;
    readonly arguments: Readonly<Record<string, unknown>>;
    readonly whenDone: string;
  };
}

describe('MCP tools', () => {
  const world = threadedBroker();
  let door: Awaited<ReturnType<typeof mcpDoor>>;
  let client: Client;
  before(async () => {
    // Starting the first thread takes a while, and is not what is looked at here.
    const caller = { tenant: 'local', subject: 'local' };
    await world.broker.invoke('example.bookcase.evaluate', { documents }, { caller, waitSeconds: 30 });
    door = await mcpDoor({ ...world, waitSeconds: { silent: 0.5, withProgress: 20 } });
    client = await door.connect();
    // From here on the client checks structured content against the output schemas that it was told.
    await client.listTools();
  });
  after(async () => {
    await door.close();
    await world.close();
  });

  it('are few, in the order of a task, and as they are pinned', async () => {
    const { tools } = await client.listTools();
    assert.ok(tools.length <= 15);
    for (const { name, title, description } of tools) {
      assert.match(name, /^[A-Za-z0-9_-]{1,64}$/);
      assert.ok(title && description);
    }
    assert.deepEqual(
      tools.slice(0, 4).map(({ name }) => name),
      ['find', 'describe', 'invoke', 'documents_put'],
    );
    const annotations = Object.fromEntries(tools.map((tool) => [tool.name, tool.annotations]));
    assert.equal(annotations['runs_get']?.readOnlyHint, true);
    assert.equal(annotations['runs_cancel']?.destructiveHint, true);
    assertPinned(new URL('pins/tools.json', import.meta.url), tools);
  });

  it('answer with structured content, and the same as text', async () => {
    const result = await call(client, 'example_board-load_validate', { documents });
    assert.equal(result.isError, undefined);
    const { structuredContent } = result;
    assert.equal(structuredContent?.['status'], 'completed');
    assert.deepEqual(JSON.parse(textOf(result).split('\n')[0] ?? ''), structuredContent);
  });

  it('link the files that were made', async () => {
    const { content } = await call(client, 'example_arrangement_generate', { documents });
    const link = content.find((block) => block.type === 'resource_link');
    assert.equal(link?.name, 'moves.tsv');
    const { contents } = await client.readResource({ uri: link.uri });
    assert.match(String((contents[0] as { text?: string }).text), /^book\tfrom\tto\n/);
  });

  it('lead from words to a call', async () => {
    const found = await call(client, 'find', { query: 'how far boards hang' });
    const operations = found.structuredContent?.['operations'] as readonly { operationId: string }[];
    assert.equal(operations[0]?.operationId, 'example.creep.simulate');
    const described = await call(client, 'describe', { operationId: 'example.creep.simulate' });
    assert.ok(described.structuredContent?.['inputSchema']);
    const invoked = await call(client, 'invoke', {
      operationId: 'example.echo-first.generate',
      input: { documents, parameters: { text: 'hi' } },
    });
    assert.deepEqual(invoked.structuredContent?.['payload'], { text: 'hi' });
    const older = await call(client, 'invoke', {
      operationId: 'example.board-load.validate',
      versionRange: '^1',
      input: { documents },
    });
    const run = await call(client, 'runs_get', { runId: older.structuredContent?.['runId'] });
    assert.equal(run.structuredContent?.['version'], '1.0.0');
  });

  it('say what is wrong and what to do, and never as an error of the protocol', async () => {
    const unknown = await call(client, 'example_crep_simulate');
    assert.equal(unknown.isError, true);
    assert.match(textOf(unknown), /^operation\.unknown: .*\n.*example_creep_simulate/);
    const wrong = await call(client, 'example_creep_simulate', { documents, parameters: { steps: 'many' } });
    const error = wrong.structuredContent?.['error'] as { code: string; remedy: string; errors: { pointer: string }[] };
    assert.equal(error.code, 'input.invalid');
    assert.deepEqual(
      error.errors.map(({ pointer }) => pointer),
      ['/parameters/steps'],
    );
    assert.match(textOf(wrong), /\/parameters\/steps: /);
    for (const [tool, input, code] of [
      ['example_study_start', {}, 'input.missing'],
      ['runs_get', { runId: 'nothing' }, 'run.not-found'],
      ['invoke', { operationId: 'nothing' }, 'operation.unknown'],
      ['invoke', {}, 'input.invalid'],
      ['invoke', { operationId: 'example.creep.simulate', versionRange: '^9' }, 'operation.version-unknown'],
    ] as const) {
      const result = await call(client, tool, input);
      assert.equal(result.isError, true);
      assert.equal((result.structuredContent?.['error'] as { code: string }).code, code, tool);
    }
  });

  it('say of an unexpected error only the trace under which it is logged', async () => {
    const broken = await mcpDoor({
      ...world,
      broker: { ...world.broker, invoke: () => Promise.reject(new Error('a secret')) },
    });
    const result = await call(await broken.connect(), 'runs_list');
    assert.equal((result.structuredContent?.['error'] as { code: string }).code, 'internal.unexpected');
    assert.doesNotMatch(JSON.stringify(result), /secret/);
    assert.ok(broken.lines.some(({ level }) => level === 'error'));
    await broken.close();
  });

  it('answer with the run and what to ask next, when it takes longer', async () => {
    const started = performance.now();
    const result = await call(client, 'example_creep_simulate', slow(40));
    assert.ok(performance.now() - started < 1400);
    const { run, next } = result.structuredContent as unknown as Pending;
    assert.equal(run.done, false);
    assert.match(textOf(result), /It goes on by itself: call runs_get .* and runs_result when it is done/);
    let done = false;
    for (let asked = 0; !done && asked < 100; asked++) {
      await delay(50);
      done = (await call(client, next.tool, next.arguments)).structuredContent?.['done'] === true;
    }
    const { structuredContent } = await call(client, next.whenDone, next.arguments);
    assert.match(String(structuredContent?.['summary']), /2 boards after 40 steps/);
  });

  it('show progress, which only increases, and wait the longer for it', async () => {
    const seen: { progress: number; message?: string | undefined }[] = [];
    const options = {
      onprogress: ({ progress, message }: { progress: number; message?: string | undefined }) =>
        void seen.push({ progress, message }),
    };
    const result = await client.callTool({ name: 'example_creep_simulate', arguments: slow(41) }, undefined, options);
    assert.match(JSON.stringify(result.structuredContent), /2 boards after 41 steps/);
    const shares = seen.map(({ progress }) => progress);
    assert.ok(shares.length > 2, String(shares));
    assert.deepEqual(
      shares,
      [...new Set(shares)].sort((a, b) => a - b),
    );
    assert.ok(seen.some(({ message }) => message?.includes('step')));
  });

  it('stop their run when the client withdraws the call, which nobody else could follow', async () => {
    const withdraw = new AbortController();
    const options = { signal: withdraw.signal, onprogress: () => withdraw.abort('not wanted any more') };
    const long = { documents, parameters: { steps: 1000, pauseMilliseconds: 20 }, seed: 7 };
    await assert.rejects(client.callTool({ name: 'example_creep_simulate', arguments: long }, undefined, options));
    const [run] = await world.store.runs('local', { limit: 1 });
    let status = '';
    for (let asked = 0; status !== 'cancelled' && asked < 100; asked++) {
      await delay(20);
      status = (await world.store.run('local', run?.runId ?? ''))?.status ?? '';
    }
    assert.equal(status, 'cancelled');
  });

  it('leave a run going when only the connection is lost', async () => {
    const other = await door.connect();
    const lost = other.callTool({ name: 'example_creep_simulate', arguments: { ...slow(42), seed: 8 } }, undefined, {
      onprogress: () => undefined,
    });
    lost.catch(() => undefined);
    await delay(200);
    const [run] = await world.store.runs('local', { limit: 1 });
    await other.close();
    let status = '';
    for (let asked = 0; !['succeeded', 'cancelled'].includes(status) && asked < 100; asked++) {
      await delay(50);
      status = (await world.store.run('local', run?.runId ?? ''))?.status ?? '';
    }
    assert.equal(status, 'succeeded');
  });

  it('stay below four kilobytes of text, and say where the rest is', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => `thing number ${i} is not understood`);
    const result = await call(client, 'example_bookcase_interpret', {
      documents: [{ name: 'large.shelf', text: lines.join('\n') }],
    });
    assert.ok(Buffer.byteLength(textOf(result)) < 4096, String(Buffer.byteLength(textOf(result))));
    const { findings, findingCounts, runId } = result.structuredContent as {
      findings: unknown[];
      findingCounts: { open: number };
      runId: string;
    };
    assert.equal(findingCounts.open, 200);
    assert.ok(findings.length < 50);
    assert.match(textOf(result), new RegExp(`runs_findings.*bver://runs/${runId}/findings`));
    const { contents } = await client.readResource({ uri: `bver://runs/${runId}/findings` });
    const all = JSON.parse(String((contents[0] as { text?: string }).text)) as { findings: unknown[] };
    assert.equal(all.findings.length, 200);
  });
});
