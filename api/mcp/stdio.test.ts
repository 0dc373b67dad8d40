import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { SMALL_BOOKCASE } from '../../test/example-pack/index.ts';
import { call } from './testing/mcp-door.ts';

const file = fileURLToPath(new URL('testing/stdio-example.ts', import.meta.url));

describe('MCP over standard streams', () => {
  it('serves the client that started it, and ends with it', async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: ['--import', 'tsx', file],
      stderr: 'pipe',
    });
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(transport);
    assert.equal(client.getServerVersion()?.name, 'bver');
    const { tools } = await client.listTools();
    assert.equal(tools[0]?.name, 'find');
    const documents = [{ name: 'small.shelf', text: SMALL_BOOKCASE }];
    const result = await call(client, 'example_bookcase_evaluate', { documents });
    assert.equal(result.structuredContent?.['status'], 'completed');
    const { pid } = transport;
    await client.close();
    assert.throws(() => process.kill(pid ?? 0, 0), { code: 'ESRCH' });
  });
});
