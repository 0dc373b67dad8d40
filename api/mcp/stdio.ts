import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { McpOptions } from './mcp-options.ts';
import { mcpServers } from './mcp-server.ts';

/** Speaks MCP on the standard streams of this process, for the client that started it, until that client is gone. */
export async function serveMcpOnStdio(options: McpOptions): Promise<void> {
  const server = mcpServers(options)();
  const ended = new Promise<void>((resolve) => {
    const closed = server.onclose;
    server.onclose = () => {
      closed?.();
      resolve();
    };
    process.stdin.once('end', () => void server.close());
    process.stdin.once('close', () => void server.close());
  });
  await server.connect(new StdioServerTransport());
  await ended;
}
