import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import type { McpOptions } from './mcp-options.ts';
import { mcpServers } from './mcp-server.ts';
import { replayBuffer } from './replay-buffer.ts';
import { sendRpcError } from './rpc-error.ts';

interface Session {
  readonly transport: StreamableHTTPServerTransport;
  seen: number;
}

const IDLE_MS = 30 * 60_000;
/** Memory is bounded: of more sessions than that, the one that was silent longest goes. */
const SESSIONS_AT_MOST = 1000;
const RECONNECT_MS = 1000;

/** MCP over streamable HTTP: one server and one transport a session. */
export interface McpHandler {
  /** Answers a request whose body is read as JSON already. */
  handle(request: Request, response: Response): Promise<void>;
  /** Ends every session. Runs that they started go on. */
  close(): Promise<void>;
}

export function createMcpHandler(options: McpOptions): McpHandler {
  const newServer = mcpServers(options);
  const sessions = new Map<string, Session>();
  const sweep = setInterval(() => {
    for (const { transport, seen } of sessions.values()) if (Date.now() - seen > IDLE_MS) void transport.close();
  }, 60_000).unref();

  const open = async (): Promise<StreamableHTTPServerTransport> => {
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      eventStore: replayBuffer(),
      retryInterval: RECONNECT_MS,
      onsessioninitialized: (id) => void sessions.set(id, { transport, seen: Date.now() }),
    });
    transport.onclose = () => {
      if (transport.sessionId !== undefined) sessions.delete(transport.sessionId);
    };
    const longestSilent = [...sessions.values()].sort((a, b) => a.seen - b.seen)[0];
    if (sessions.size >= SESSIONS_AT_MOST) await longestSilent?.transport.close();
    await newServer().connect(transport);
    return transport;
  };

  return {
    async handle(request, response) {
      const id = request.get('mcp-session-id');
      if (id !== undefined) {
        const session = sessions.get(id);
        // Also after a restart: the client then initializes again (MCP 2025-11-25, basic/transports, session management).
        if (!session) {
          sendRpcError(response, 404, -32001, 'Session not found: initialize again.');
          return;
        }
        session.seen = Date.now();
        return session.transport.handleRequest(request, response, request.body);
      }
      if (request.method !== 'POST') {
        response.set('Allow', 'POST');
        sendRpcError(
          response,
          405,
          -32000,
          'Without a session there is nothing to read or to end: POST an initialize request.',
        );
        return;
      }
      if (!isInitializeRequest(request.body)) {
        sendRpcError(response, 400, -32000, 'No session: send an initialize request first.');
        return;
      }
      return (await open()).handleRequest(request, response, request.body);
    },
    async close() {
      clearInterval(sweep);
      await Promise.all([...sessions.values()].map(({ transport }) => transport.close()));
    },
  };
}
