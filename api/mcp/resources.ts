import type { ReadResourceResult, Resource, ResourceTemplate } from '@modelcontextprotocol/sdk/types.js';
import { McpError } from '@modelcontextprotocol/sdk/types.js';
import type { Caller } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import type { McpOptions } from './mcp-options.ts';

const JSON_TYPE = 'application/json';
/** Runs that a client is shown; older ones are found by the tool that lists runs. */
const RUNS_LISTED = 20;
/** JSON-RPC code of a resource that is not there (MCP 2025-11-25, server/resources, error handling). */
const RESOURCE_NOT_FOUND = -32002;

export const RESOURCE_TEMPLATES: ResourceTemplate[] = [
  {
    uriTemplate: 'bver://runs/{runId}',
    name: 'run',
    title: 'A run',
    description: 'Status, steps and, once it is done, the whole result.',
    mimeType: JSON_TYPE,
  },
  {
    uriTemplate: 'bver://runs/{runId}/findings',
    name: 'findings',
    title: 'The findings of a run',
    description: 'Every finding, worst first, with the place in the source that it comes from.',
    mimeType: JSON_TYPE,
  },
  {
    uriTemplate: 'bver://artifacts/{digest}',
    name: 'artifact',
    title: 'An artifact or document',
    description: 'The bytes that stand under a digest.',
  },
  {
    uriTemplate: 'bver://operations/{operationId}',
    name: 'operation',
    title: 'An operation',
    description: 'What it takes and answers, what it may change, which errors it has.',
    mimeType: JSON_TYPE,
  },
];

/** The latest runs. */
export async function listResources({ store }: McpOptions, { tenant }: Caller): Promise<Resource[]> {
  const runs = await store.runs(tenant, { limit: RUNS_LISTED });
  return runs.map(({ runId, title, subject, status, createdAt }) => ({
    uri: `bver://runs/${runId}`,
    name: runId,
    title: `${title}: ${subject}`,
    description: `${status}, started ${createdAt}`,
    mimeType: JSON_TYPE,
  }));
}

/** @throws McpError where nothing stands under the URI */
export async function readResource(options: McpOptions, caller: Caller, uri: string): Promise<ReadResourceResult> {
  try {
    return { contents: [{ uri, ...(await contentOf(options, caller, uri)) }] };
  } catch (error) {
    if (!(error instanceof BverError)) throw error;
    throw new McpError(RESOURCE_NOT_FOUND, error.message, { uri, ...error.toRecord() });
  }
}

type Content =
  { readonly mimeType: string; readonly text: string } | { readonly mimeType: string; readonly blob: string };

const URI = /^bver:\/\/(?<kind>runs|artifacts|operations)\/(?<name>[^/]+)(?<part>\/findings)?$/;

async function contentOf({ broker, store }: McpOptions, caller: Caller, uri: string): Promise<Content> {
  const { kind, name: encoded = '', part } = URI.exec(uri)?.groups ?? {};
  const name = decodeURIComponent(encoded);
  const read = async (operationId: string, input: object): Promise<Content> => {
    const outcome = await broker.invoke(operationId, input, { caller });
    return { mimeType: JSON_TYPE, text: JSON.stringify(outcome.kind === 'output' ? outcome.output : outcome.run) };
  };
  if (kind === 'runs')
    return part === undefined
      ? read('runs.get', { runId: name })
      : read('runs.findings', { runId: name, pageSize: 1000 });
  if (kind === 'operations' && part === undefined) return read('operations.describe', { operationId: name });
  const content = kind === 'artifacts' && part === undefined ? await store.content(caller.tenant, name) : undefined;
  if (!content) throw new BverError('artifact.not-found', { digest: kind === 'artifacts' ? name : uri });
  const { mediaType: mimeType, bytes } = content;
  return isText(mimeType)
    ? { mimeType, text: new TextDecoder().decode(bytes) }
    : { mimeType, blob: Buffer.from(bytes).toString('base64') };
}

const isText = (mediaType: string): boolean => /^text\/|[/+](json|xml)$/.test(mediaType);
