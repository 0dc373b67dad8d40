import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { McpError } from '@modelcontextprotocol/sdk/types.js';
import assert from 'node:assert/strict';
import { SMALL_BOOKCASE } from '../../test/example-pack/index.ts';
import { exampleBroker } from '../testing/example-broker.ts';
import { call, mcpDoor } from './testing/mcp-door.ts';

describe('MCP resources, prompts and completions', () => {
  let door: Awaited<ReturnType<typeof mcpDoor>>;
  let client: Client;
  let runId: string;
  before(async () => {
    door = await mcpDoor(exampleBroker());
    client = await door.connect();
    const documents = [{ name: 'small.shelf', text: SMALL_BOOKCASE }];
    runId = String((await call(client, 'example_study_start', { documents })).structuredContent?.['runId']);
  });
  after(() => door.close());

  const read = async (uri: string): Promise<{ mimeType?: string; text?: string; blob?: string }> =>
    (await client.readResource({ uri })).contents[0] as { mimeType?: string; text?: string; blob?: string };

  it('are the latest runs, and templates for the rest', async () => {
    const { resources } = await client.listResources();
    assert.deepEqual(
      resources.map(({ uri }) => uri),
      [`bver://runs/${runId}`],
    );
    const { resourceTemplates } = await client.listResourceTemplates();
    assert.deepEqual(
      resourceTemplates.map(({ uriTemplate }) => uriTemplate),
      [
        'bver://runs/{runId}',
        'bver://runs/{runId}/findings',
        'bver://runs/{runId}/questions/{questionId}',
        'bver://artifacts/{digest}',
        'bver://operations/{operationId}',
        'bver://graphs/{graph}/branches/{branch}',
        'bver://snapshots/{snapshot}/elements/{subject}',
        'bver://types/{type}',
      ],
    );
  });

  it('can be read: runs, findings, operations, and bytes as text or not', async () => {
    const run = JSON.parse((await read(`bver://runs/${runId}`)).text ?? '') as {
      done: boolean;
      response: { runId: string };
    };
    assert.equal(run.done, true);
    assert.equal(run.response.runId, runId);
    assert.match((await read(`bver://runs/${runId}/findings`)).text ?? '', /"findings":\[/);
    assert.match((await read('bver://operations/runs.get')).text ?? '', /"inputSchema"/);
    const put = await call(client, 'documents_put', {
      name: 'a.bin',
      base64: Buffer.from([0, 255, 1]).toString('base64'),
    });
    const bytes = await read(`bver://artifacts/${String(put.structuredContent?.['digest'])}`);
    assert.deepEqual([...Buffer.from(bytes.blob ?? '', 'base64')], [0, 255, 1]);
  });

  it('that are not there are named with what to do', async () => {
    for (const uri of [
      'bver://runs/nothing',
      `bver://artifacts/${'0'.repeat(64)}`,
      'bver://operations/nothing',
      'bver://nothing',
      'file:///etc/passwd',
    ]) {
      await assert.rejects(read(uri), (error) => {
        assert.ok(error instanceof McpError);
        assert.equal(error.code, -32002);
        assert.ok((error.data as { remedy?: string }).remedy);
        return true;
      });
    }
  });

  it('have a prompt for every study that is listed, which says what to do step by step', async () => {
    const { prompts } = await client.listPrompts();
    assert.deepEqual(
      prompts.map(({ name }) => name),
      ['example_study'],
    );
    const { messages } = await client.getPrompt({
      name: 'example_study',
      arguments: { document: 'shelf.txt', question: 'Will it hold?' },
    });
    const text = JSON.stringify(messages);
    for (const word of [
      'documents_put',
      'example_study_start',
      'runs_get',
      'runs_result',
      'shelf.txt',
      'Will it hold?',
    ])
      assert.ok(text.includes(word), word);
    await assert.rejects(client.getPrompt({ name: 'example_study', arguments: {} }), /needs the argument document/);
    await assert.rejects(client.getPrompt({ name: 'example_stud', arguments: {} }), /Close to it: example_study/);
  });

  it('are completed by how they begin', async () => {
    const ref = { type: 'ref/resource', uri: 'bver://runs/{runId}' } as const;
    const { completion } = await client.complete({ ref, argument: { name: 'runId', value: runId.slice(0, 4) } });
    assert.deepEqual(completion.values, [runId]);
    const operations = { type: 'ref/resource', uri: 'bver://operations/{operationId}' } as const;
    const found = await client.complete({ ref: operations, argument: { name: 'operationId', value: 'example.cre' } });
    assert.deepEqual(found.completion.values, ['example.creep.simulate']);
  });
});
