import type { z } from 'zod';
import type { ErrorCode, Mutability, OperationSpec } from '../primitives/index.ts';
import { jsonSchemaOf, toolNameOf } from '../primitives/index.ts';
import type { CallContext } from './broker.ts';
import type { SystemPorts } from './system-ports.ts';

/** An operation of BVER itself, beside those of the packs: declared once, offered through every door. */
export interface SystemOperation<I = unknown, O = unknown> {
  readonly spec: OperationSpec;
  readonly input: z.ZodType<I>;
  handle(input: I, context: CallContext, ports: SystemPorts): Promise<O>;
}

interface SystemDefinition<I extends z.ZodType, O extends z.ZodType> {
  readonly operationId: string;
  readonly title: string;
  readonly description: string;
  readonly input: I;
  readonly output: O;
  readonly errors?: readonly ErrorCode[];
  readonly mutability?: Mutability;
  readonly rest: OperationSpec['rest'];
  readonly visibility?: OperationSpec['mcp']['visibility'];
  handle(input: z.output<I>, context: CallContext, ports: SystemPorts): Promise<z.output<O>>;
}

export const defineSystemOperation = <I extends z.ZodType, O extends z.ZodType>(
  definition: SystemDefinition<I, O>,
): SystemOperation => {
  const { operationId, title, description, rest, mutability = 'none' } = definition;
  return {
    input: definition.input,
    handle: (input, context, ports) => definition.handle(input as z.output<I>, context, ports),
    spec: {
      operationId,
      version: '1.0.0',
      source: 'system',
      title,
      description,
      inputSchema: jsonSchemaOf(definition.input, 'input'),
      outputSchema: jsonSchemaOf(definition.output, 'output'),
      errors: ['input.invalid', ...(definition.errors ?? [])],
      mutability,
      idempotency: rest.method === 'GET' ? 'safe' : 'keyed',
      mode: 'interactive',
      scopes: [`${operationId.split('.')[0]}:${rest.method === 'GET' ? 'read' : 'write'}`],
      tags: [operationId.split('.')[0] ?? 'system'],
      rest,
      mcp: { tool: toolNameOf(operationId), visibility: definition.visibility ?? 'found' },
    },
  };
};
