import type { GetPromptResult, Prompt } from '@modelcontextprotocol/sdk/types.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import type { OperationSpec } from '../../primitives/index.ts';
import { nearest, toolNameOf } from '../../primitives/index.ts';
import type { Broker } from '../broker.ts';
import { toolOf } from './tool-catalog.ts';

type Operations = Pick<Broker, 'operations' | 'operation'>;

const studies = (broker: Operations): OperationSpec[] =>
  broker.operations().filter(({ source, mcp }) => source === 'composition' && mcp.visibility === 'listed');

/** One for each study that is listed. */
export const listPrompts = (broker: Operations): Prompt[] =>
  studies(broker).map(({ operationId, title, description }) => ({
    name: toolNameOf(operationId),
    title,
    description,
    arguments: [
      {
        name: 'document',
        title: 'Document',
        description: 'The digest of a stored document, or where the document is to be had',
        required: true,
      },
      { name: 'question', title: 'Question', description: 'What the study shall answer', required: false },
    ],
  }));

/** @throws McpError for a prompt that is not there, or without its document */
export function getPrompt(broker: Operations, name: string, given: Readonly<Record<string, string>>): GetPromptResult {
  const all = studies(broker);
  const spec = all.find(({ operationId }) => toolNameOf(operationId) === name);
  if (!spec) {
    const near = nearest(
      name,
      all.map(({ operationId }) => toolNameOf(operationId)),
    ).join(', ');
    throw new McpError(
      ErrorCode.InvalidParams,
      `There is no prompt ${name}. ${near === '' ? 'prompts/list lists them' : `Close to it: ${near}`}.`,
    );
  }
  const { document, question } = given;
  if (document === undefined || document === '')
    throw new McpError(ErrorCode.InvalidParams, `${name} needs the argument document.`);
  const tool = (operationId: string): string => toolOf(broker.operation(operationId));
  const steps = [
    /^[0-9a-f]{64}$/.test(document)
      ? `The document is stored under the digest ${document}.`
      : `Store the document with ${tool('documents.put')}, and every file that it includes under the name it is included by: ${document}`,
    `Call ${toolOf(spec)} with {"documents": [{"digest": "…"}]}. If it answers with a run, ask ${tool('runs.get')} until it is done, then ${tool('runs.result')}.`,
    'Report the summary first, then failures and open questions, each with its place in the document. Give numbers with their units, say which rest on assumed values, and do not add any of your own.',
    question === undefined || question === '' ? 'Say what should be done next.' : `Then answer: ${question}`,
  ];
  const text = [`${spec.title}. ${spec.description}`, ...steps.map((step, i) => `${i + 1}. ${step}`)].join('\n');
  return { description: spec.title, messages: [{ role: 'user', content: { type: 'text', text } }] };
}
