import assert from 'node:assert/strict';
import { request } from 'node:http';
import { exampleBroker } from '../testing/example-broker.ts';
import { mcpDoor } from './testing/mcp-door.ts';

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
};

describe('MCP over streamable HTTP', () => {
  let door: Awaited<ReturnType<typeof mcpDoor>>;
  before(async () => (door = await mcpDoor(exampleBroker())));
  after(() => door.close());

  const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(door.url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const errorOf = async (response: Response): Promise<{ code: number; message: string; data?: { code: string } }> =>
    ((await response.json()) as { error: { code: number; message: string; data?: { code: string } } }).error;

  it('gives a session to whoever initializes, and ends it when asked', async () => {
    const opened = await post(INITIALIZE);
    assert.equal(opened.status, 200);
    const session = {
      'Mcp-Session-Id': opened.headers.get('mcp-session-id') ?? '',
      'MCP-Protocol-Version': '2025-11-25',
    };
    assert.match(await opened.text(), /"protocolVersion":"2025-11-25".*"instructions":/);
    assert.equal((await post({ jsonrpc: '2.0', method: 'notifications/initialized' }, session)).status, 202);
    const listed = await post({ jsonrpc: '2.0', id: 2, method: 'tools/list' }, session);
    assert.match(await listed.text(), /"name":"find"/);
    assert.equal((await fetch(door.url, { method: 'DELETE', headers: session })).status, 200);
    assert.equal((await post({ jsonrpc: '2.0', id: 3, method: 'tools/list' }, session)).status, 404);
  });

  it('says what is wrong with a request that it cannot take', async () => {
    const noSession = await post({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    assert.equal(noSession.status, 400);
    assert.match((await errorOf(noSession)).message, /initialize/);
    assert.equal((await post(INITIALIZE, { 'Mcp-Session-Id': 'gone' })).status, 404);
    const garbage = await post('{');
    assert.equal(garbage.status, 400);
    assert.equal((await errorOf(garbage)).code, -32700);
    assert.equal((await fetch(door.url)).status, 405);
    const elsewhere = await fetch(door.url.replace('/mcp', '/'));
    assert.equal(elsewhere.status, 404);
    assert.match((await errorOf(elsewhere)).message, /MCP is at \/mcp/);
  });

  it('refuses pages of other sites, and names that were rebound to this machine', async () => {
    const foreign = await post(INITIALIZE, { Origin: 'https://example.org' });
    assert.equal(foreign.status, 403);
    assert.equal((await errorOf(foreign)).data?.code, 'access.loopback-only');
    assert.equal((await post(INITIALIZE, { Origin: 'http://localhost:6274' })).status, 200);
    const status = await new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port: door.port,
        path: '/mcp',
        method: 'POST',
        headers: { Host: 'rebound.example.org' },
      };
      request(options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end('{}');
    });
    assert.equal(status, 403);
  });

  it('serves several clients at once', async () => {
    const clients = await Promise.all([1, 2, 3].map(() => door.connect()));
    const lists = await Promise.all(clients.map((client) => client.listTools()));
    assert.deepEqual(lists[0], lists[2]);
  });
});
