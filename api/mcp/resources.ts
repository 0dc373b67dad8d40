import type { ReadResourceResult, Resource, ResourceTemplate } from '@modelcontextprotocol/sdk/types.js';
import { McpError } from '@modelcontextprotocol/sdk/types.js';
import type { Caller } from '../../primitives/index.ts';
import { BverError, formatReference, parseReference, REFERENCES } from '../../primitives/index.ts';
import type { McpOptions } from './mcp-options.ts';

const JSON_TYPE = 'application/json';
/** Runs that a client is shown; older ones are found by the tool that lists runs. */
const RUNS_LISTED = 20;
/** JSON-RPC code of a resource that is not there (MCP 2025-11-25, server/resources, error handling). */
const RESOURCE_NOT_FOUND = -32002;

export const RESOURCE_TEMPLATES: ResourceTemplate[] = [
  {
    uriTemplate: `bver://${REFERENCES.run}`,
    name: 'run',
    title: 'A run',
    description: 'Status, steps and, once it is done, the whole result.',
    mimeType: JSON_TYPE,
  },
  {
    uriTemplate: `bver://${REFERENCES.findings}`,
    name: 'findings',
    title: 'The findings of a run',
    description: 'Every finding, worst first, with the place in the source that it comes from.',
    mimeType: JSON_TYPE,
  },
  {
    uriTemplate: `bver://${REFERENCES.question}`,
    name: 'question',
    title: 'A question of a run',
    description: 'What is asked, what an answer has to be, and the answer once there is one.',
    mimeType: JSON_TYPE,
  },
  {
    uriTemplate: `bver://${REFERENCES.artifact}`,
    name: 'artifact',
    title: 'An artifact or document',
    description: 'The bytes that stand under a digest.',
  },
  {
    uriTemplate: `bver://${REFERENCES.operation}`,
    name: 'operation',
    title: 'An operation',
    description: 'What it takes and answers, what it may change, which errors it has.',
    mimeType: JSON_TYPE,
  },
  {
    uriTemplate: `bver://${REFERENCES.branch}`,
    name: 'branch',
    title: 'A branch of a graph',
    description: 'Where it stands, what it is for, and the branch that it is a scenario of.',
    mimeType: JSON_TYPE,
  },
  {
    uriTemplate: `bver://${REFERENCES.element}`,
    name: 'element',
    title: 'An element of a snapshot',
    description: 'Every value of it, with its state and the place that it is quoted from.',
    mimeType: JSON_TYPE,
  },
  {
    uriTemplate: `bver://${REFERENCES.type}`,
    name: 'type',
    title: 'A type of element',
    description: 'Its properties with their units, and what its ports connect to.',
    mimeType: JSON_TYPE,
  },
];

/** The latest runs. */
export async function listResources({ store }: McpOptions, { tenant }: Caller): Promise<Resource[]> {
  const runs = await store.runs(tenant, { limit: RUNS_LISTED });
  return runs.map(({ runId, title, subject, status, createdAt }) => ({
    uri: formatReference({ kind: 'run', runId }),
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

async function contentOf({ broker, store }: McpOptions, caller: Caller, uri: string): Promise<Content> {
  const reference = parseReference(uri);
  if ('problem' in reference) throw new BverError('reference.invalid', { uri, problem: reference.problem });
  const isBytes = reference.kind === 'artifact' || reference.kind === 'document' || reference.kind === 'resultSet';
  if (isBytes && reference.fragment === undefined) {
    const { digest } = reference;
    const content = await store.content(caller.tenant, digest);
    if (!content) throw new BverError('artifact.not-found', { digest });
    const { mediaType: mimeType, bytes } = content;
    return isText(mimeType)
      ? { mimeType, text: new TextDecoder().decode(bytes) }
      : { mimeType, blob: Buffer.from(bytes).toString('base64') };
  }
  const outcome = await broker.invoke('refs.read', { uri }, { caller });
  const { exact, content } = (outcome.kind === 'output' ? outcome.output : {}) as {
    readonly exact?: string;
    readonly content?: unknown;
  };
  return exact === undefined
    ? { mimeType: JSON_TYPE, text: JSON.stringify(content) }
    : { mimeType: 'text/plain', text: exact };
}

const isText = (mediaType: string): boolean => /^text\/|[/+](json|xml)$/.test(mediaType);
