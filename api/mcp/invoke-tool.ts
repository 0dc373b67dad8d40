import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { jsonSchemaOf } from '../../primitives/index.ts';
import { ANY_OUTPUT } from './schemas.ts';

export const invokeInput = z.strictObject({
  operationId: z.string().describe('As find answers with it'),
  input: z.record(z.string(), z.unknown()).default({}).describe('What describe says under inputSchema'),
  versionRange: z.string().optional().describe('npm semver range; the newest version where absent'),
});

/** Reaches every operation that is not listed; its answer is that of the operation. */
export const INVOKE: Tool = {
  name: 'invoke',
  title: 'Invoke an operation',
  description: 'Calls any operation by its id, with the input that describe shows. Answers as the operation does.',
  inputSchema: { ...jsonSchemaOf(invokeInput, 'input'), type: 'object' },
  outputSchema: ANY_OUTPUT,
  annotations: {
    title: 'Invoke an operation',
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: false,
    openWorldHint: true,
  },
};
