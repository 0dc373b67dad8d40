import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';
import {
  CallToolRequestSchema,
  CompleteRequestSchema,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { LOCAL_CALLER } from '../auth/local-caller.ts';
import type { ToolCall } from './call-tool.ts';
import { callTool } from './call-tool.ts';
import { complete } from './completions.ts';
import type { McpOptions } from './mcp-options.ts';
import { getPrompt, listPrompts } from './prompts.ts';
import { listResources, readResource, RESOURCE_TEMPLATES } from './resources.ts';
import type { ToolCatalog } from './tool-catalog.ts';
import { toolCatalog } from './tool-catalog.ts';

/** The server's end of one connection. */
export type McpConnection = McpServer['server'];

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

const INSTRUCTIONS = [
  'BVER runs engineering operations on documents: it reads them into a graph, checks, computes and reports, and every value can be traced to its source.',
  'Store documents first, then start a study, or find, describe and invoke a single operation.',
  'What takes long answers with a run that goes on by itself. Findings are results, not failures: report them, with the values that were assumed.',
].join(' ');

/** Builds servers of the 2025-11-25 revision, one a connection, over one catalogue of tools. */
export function mcpServers(options: McpOptions): () => McpConnection {
  const catalog = toolCatalog(options.broker);
  return () => mcpServer(options, catalog);
}

function mcpServer(options: McpOptions, catalog: ToolCatalog): McpConnection {
  const { broker } = options;
  // The low-level server within: registerTool would turn protocol errors into results, and costs five times the time a call.
  const { server } = new McpServer(
    { name: 'bver', title: 'BVER', version: options.version?.version ?? '0.0.0' },
    { capabilities: { tools: {}, resources: {}, prompts: {}, completions: {} }, instructions: INSTRUCTIONS },
  );
  const caller = LOCAL_CALLER;
  let connected = true;
  server.onclose = () => (connected = false);
  server.onerror = (error) => options.log.info('mcp protocol', { problem: error.message });

  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [...catalog.listed] }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }, extra) => {
    const progress = progressOf(extra);
    return callTool(options, catalog, {
      tool: params.name,
      input: params.arguments ?? {},
      caller,
      signal: extra.signal,
      withdrawn: () => extra.signal.aborted && connected,
      traceparent: traceparentOf(extra),
      ...(progress ? { progress } : {}),
    });
  });
  server.setRequestHandler(ListResourcesRequestSchema, async () => ({
    resources: await listResources(options, caller),
  }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({ resourceTemplates: RESOURCE_TEMPLATES }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params }) => readResource(options, caller, params.uri));
  server.setRequestHandler(ListPromptsRequestSchema, () => ({ prompts: listPrompts(broker) }));
  server.setRequestHandler(GetPromptRequestSchema, ({ params }) =>
    getPrompt(broker, params.name, params.arguments ?? {}),
  );
  server.setRequestHandler(CompleteRequestSchema, ({ params }) => complete(options, caller, params));
  return server;
}

const traceparentOf = ({ _meta }: Extra): string | undefined =>
  typeof _meta?.['traceparent'] === 'string' ? _meta['traceparent'] : undefined;

/** Tells progress under the token that the client gave; it must increase with each message, so what does not is kept back. */
function progressOf({ _meta, sendNotification }: Extra): ToolCall['progress'] {
  const progressToken = _meta?.progressToken;
  if (progressToken === undefined) return undefined;
  let last = -1;
  return async (progress, message) => {
    if (progress <= last) return;
    last = progress;
    await sendNotification({
      method: 'notifications/progress',
      params: { progressToken, progress, total: 1, message },
    });
  };
}
