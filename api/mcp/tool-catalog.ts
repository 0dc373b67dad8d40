import type { Tool, ToolAnnotations } from '@modelcontextprotocol/sdk/types.js';
import type { OperationSpec } from '../../primitives/index.ts';
import { BverError, nearest } from '../../primitives/index.ts';
import type { Broker } from '../broker.ts';
import { inputSchemaOf, outputSchemaOf } from './schemas.ts';
import { INVOKE } from './invoke-tool.ts';

/** A hundred tools drown a model: the rest is found, described and invoked. */
const LISTED_AT_MOST = 15;

/** Without these nothing else is reached, so they are listed whatever the packs list. */
const ALWAYS = ['operations.find', 'operations.describe', 'documents.put', 'runs.get', 'runs.result'] as const;

const TAKES_TIME = 'Where the result is not there in a few seconds, the answer is the run to follow.';

/** Finding and describing operations go by one word; everything else by the name that its operation declares. */
export const toolOf = ({ operationId, mcp }: OperationSpec): string =>
  operationId.startsWith('operations.') ? operationId.slice('operations.'.length) : mcp.tool;

export interface ToolCatalog {
  /** In the order that a task goes: find, bring documents, start, follow. */
  readonly listed: readonly Tool[];
  /** Every operation has a tool, whether it is listed or not. @throws BverError `operation.unknown` */
  operation(tool: string): OperationSpec;
}

export function toolCatalog(broker: Pick<Broker, 'operations'>): ToolCatalog {
  const specs = broker.operations().filter(({ mcp }) => mcp.visibility !== 'internal');
  const byTool = new Map(specs.flatMap((spec) => [spec.mcp.tool, toolOf(spec)].map((tool) => [tool, spec] as const)));
  return {
    listed: listedOf(specs).flatMap((spec) =>
      spec.operationId === 'operations.describe' ? [toTool(spec), INVOKE] : [toTool(spec)],
    ),
    operation(tool) {
      const found = byTool.get(tool);
      if (found) return found;
      throw new BverError('operation.unknown', {
        name: tool,
        near: nearest(tool, [...byTool.keys(), INVOKE.name]).join(', '),
      });
    },
  };
}

/** What is listed, as far as there is room: some primitives without their like would mislead, so it is all of them or none. */
function listedOf(specs: readonly OperationSpec[]): OperationSpec[] {
  const always = (spec: OperationSpec): boolean => (ALWAYS as readonly string[]).includes(spec.operationId);
  const importance = (spec: OperationSpec): number => (always(spec) ? 0 : spec.source === 'composition' ? 1 : 2);
  const wanted = specs.filter((spec) => always(spec) || spec.mcp.visibility === 'listed');
  const primitives = wanted.filter(({ source }) => source === 'primitive');
  const others = wanted.filter(({ source }) => source !== 'primitive').sort((a, b) => importance(a) - importance(b));
  // One place is for invoking.
  const room = LISTED_AT_MOST - 1;
  const listed = others.length + primitives.length > room ? others.slice(0, room) : [...others, ...primitives];
  return listed.sort((a, b) => stage(a) - stage(b) || (a.operationId < b.operationId ? -1 : 1));
}

/** Where in a task an operation is needed. */
function stage({ operationId, source }: OperationSpec): number {
  if (operationId.startsWith('operations.')) return operationId === 'operations.find' ? 0 : 1;
  if (operationId.startsWith('documents.')) return 2;
  if (source !== 'system') return source === 'composition' ? 3 : 4;
  return operationId.startsWith('runs.') ? 5 : 6;
}

export function toTool(spec: OperationSpec): Tool {
  const { title, description, mode, source } = spec;
  const takesTime = source !== 'system' && mode === 'job';
  return {
    name: toolOf(spec),
    title,
    description: takesTime ? `${description} ${TAKES_TIME}` : description,
    inputSchema: inputSchemaOf(spec),
    outputSchema: outputSchemaOf(spec),
    annotations: annotationsOf(spec),
  };
}

/** What a call may change. A graph takes a proposed change only by a commit, so that proposing destroys nothing. */
const annotationsOf = ({ title, mutability, source, rest }: OperationSpec): ToolAnnotations => ({
  title,
  readOnlyHint: mutability === 'none',
  destructiveHint: mutability === 'external' || rest.method === 'DELETE' || /:(cancel|commit)$/.test(rest.path),
  // The same call of a pack's operation leads to the same action digest, and is recorded once.
  idempotentHint: mutability !== 'external' && (rest.method === 'GET' || source !== 'system'),
  openWorldHint: mutability === 'external',
});
