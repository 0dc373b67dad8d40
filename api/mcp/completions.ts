import type { CompleteRequestParams, CompleteResult } from '@modelcontextprotocol/sdk/types.js';
import type { Caller } from '../../primitives/index.ts';
import type { McpOptions } from './mcp-options.ts';

/** The most that one answer may have (MCP 2025-11-25, server/utilities/completion). */
const AT_MOST = 100;

/** What an argument of a prompt or a template may be, by how it begins. */
export async function complete(
  options: McpOptions,
  caller: Caller,
  { argument }: CompleteRequestParams,
): Promise<CompleteResult> {
  const begins = argument.value.toLowerCase();
  const matching = (await known(options, caller, argument.name)).filter((value) =>
    value.toLowerCase().startsWith(begins),
  );
  const values = matching.slice(0, AT_MOST);
  return { completion: { values, total: matching.length, hasMore: matching.length > values.length } };
}

async function known({ broker, store }: McpOptions, { tenant }: Caller, argument: string): Promise<readonly string[]> {
  switch (argument) {
    case 'runId':
      return (await store.runs(tenant, { limit: 200 })).map(({ runId }) => runId);
    case 'operationId':
      return broker.operations().map(({ operationId }) => operationId);
    case 'document':
    case 'digest':
      return (await store.documents(tenant, 200)).map(({ digest }) => digest);
    default:
      return [];
  }
}
