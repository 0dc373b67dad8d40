import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { keptLog } from '../../rest/testing/rest-server.ts';
import { createMcpApp } from '../mcp-app.ts';
import type { McpOptions } from '../mcp-options.ts';

/** The MCP door, listening on a port of its own, and clients of the SDK for it. */
export async function mcpDoor(options: Omit<McpOptions, 'log'>) {
  const { lines, log } = keptLog();
  const server = createMcpApp({ version: { version: '0.0.0-test' }, ...options, log }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/mcp`;
  const clients: Client[] = [];
  return {
    url,
    port,
    lines,
    async connect(): Promise<Client> {
      const client = new Client({ name: 'test', version: '1' });
      await client.connect(new StreamableHTTPClientTransport(new URL(url)));
      clients.push(client);
      return client;
    },
    async close(): Promise<void> {
      await Promise.all(clients.map((client) => client.close()));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A tool call as most clients make it. */
export const call = async (
  client: Client,
  name: string,
  args: Readonly<Record<string, unknown>> = {},
): Promise<CallToolResult> => CallToolResultSchema.parse(await client.callTool({ name, arguments: { ...args } }));

export const textOf = ({ content }: CallToolResult): string =>
  content.map((block) => (block.type === 'text' ? block.text : '')).join('\n');
