import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import { BverError } from '../../primitives/index.ts';
import { requireLoopback } from '../auth/loopback.ts';
import { createMcpHandler } from './mcp-handler.ts';
import type { McpOptions } from './mcp-options.ts';
import { sendRpcError } from './rpc-error.ts';

const DOCUMENT_LIMIT = 20 * 1024 * 1024;
const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const INTERNAL_ERROR = -32603;

/** The MCP door on an address of its own: streamable HTTP at `/mcp`. */
export function createMcpApp(options: McpOptions): Express {
  const handler = createMcpHandler(options);
  const app = express();
  app.disable('x-powered-by');
  app.use((request, _response, next) => {
    if (options.loopbackOnly !== false) requireLoopback(request);
    next();
  });
  // A document in base 64 takes four characters for three bytes.
  app.use(express.json({ limit: Math.ceil(((options.documentLimit ?? DOCUMENT_LIMIT) * 4) / 3) + 1024 * 1024 }));
  app.all('/mcp', (request, response) => handler.handle(request, response));
  app.use((request, response) =>
    sendRpcError(response, 404, INVALID_REQUEST, `Nothing is at ${request.path}: MCP is at /mcp.`),
  );
  app.use(sendError(options));
  return app;
}

const sendError =
  ({ log }: McpOptions): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    if (response.headersSent) return void response.destroy();
    const known = tooLarge(error) ?? error;
    if (known instanceof BverError) {
      sendRpcError(response, known.status, INVALID_REQUEST, known.message, known.toRecord());
      return;
    }
    const { status, message } = error as { readonly status?: number; readonly message?: string };
    if (status !== undefined && status >= 400 && status < 500) {
      sendRpcError(
        response,
        status,
        status === 400 ? PARSE_ERROR : INVALID_REQUEST,
        message ?? 'The request cannot be read.',
      );
      return;
    }
    log.error('mcp request failed', { error });
    sendRpcError(response, 500, INTERNAL_ERROR, 'An unexpected error; the server’s log has it.');
  };

/** A message that is refused before it is read cannot name the document in it. */
function tooLarge(error: unknown): BverError | undefined {
  const { status, expected, limit } = error as {
    readonly status?: number;
    readonly expected?: number;
    readonly limit?: number;
  };
  return status === 413
    ? new BverError('document.too-large', { name: 'The message', size: expected, limit })
    : undefined;
}
