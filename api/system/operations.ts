import { z } from 'zod';
import type { OperationSpec } from '../../primitives/index.ts';
import { nearest } from '../../primitives/index.ts';
import { defineSystemOperation } from '../operation.ts';

const brief = z.object({
  operationId: z.string(),
  version: z.string(),
  title: z.string(),
  description: z.string(),
  mode: z.enum(['interactive', 'job']),
  mutability: z.enum(['none', 'proposes', 'external']),
  tags: z.array(z.string()),
});

const toBrief = ({
  operationId,
  version,
  title,
  description,
  mode,
  mutability,
  tags,
}: OperationSpec): z.output<typeof brief> => ({
  operationId,
  version,
  title,
  description,
  mode,
  mutability,
  tags: [...tags],
});

/** Counts the words of the query that an operation says; its id and title weigh more than its description. */
function relevance(spec: OperationSpec, words: readonly string[]): number {
  const strong = `${spec.operationId} ${spec.title} ${spec.tags.join(' ')}`.toLowerCase();
  const weak = spec.description.toLowerCase();
  return words.reduce((sum, word) => sum + (strong.includes(word) ? 3 : 0) + (weak.includes(word) ? 1 : 0), 0);
}

export const findOperations = defineSystemOperation({
  operationId: 'operations.find',
  title: 'Find operations',
  description:
    'Finds what can be done, by words of the task. Use it first when no listed tool fits; then describe the operation you chose, and invoke it.',
  input: z.strictObject({
    query: z.string().default('').describe('Words of the task; empty lists everything'),
    tag: z.string().optional().describe('A domain or kind'),
    pageSize: z.coerce.number().int().min(1).max(100).default(10),
  }),
  output: z.object({ operations: z.array(brief), total: z.int() }),
  rest: { method: 'GET', path: '/v1/operations' },
  visibility: 'listed',
  async handle({ query, tag, pageSize }, _context, { broker }) {
    const words = query
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 1);
    const specs = broker.operations().filter((spec) => tag === undefined || spec.tags.includes(tag));
    const ranked = specs
      .map((spec) => ({ spec, score: relevance(spec, words) }))
      .filter(({ score }) => words.length === 0 || score > 0)
      .sort((a, b) => b.score - a.score);
    const close = nearest(
      query,
      specs.map((spec) => spec.operationId),
    );
    const found =
      ranked.length > 0 ? ranked.map(({ spec }) => spec) : specs.filter((spec) => close.includes(spec.operationId));
    return { operations: found.slice(0, pageSize).map(toBrief), total: found.length };
  },
});

export const describeOperation = defineSystemOperation({
  operationId: 'operations.describe',
  title: 'Describe an operation',
  description:
    'Everything about one operation: what it takes and answers (JSON Schema), what it may change, which errors it has.',
  input: z.strictObject({ operationId: z.string(), versionRange: z.string().optional() }),
  output: z.looseObject({ operationId: z.string(), inputSchema: z.looseObject({}), outputSchema: z.looseObject({}) }),
  errors: ['operation.unknown', 'operation.version-unknown'],
  rest: { method: 'GET', path: '/v1/operations/{operationId}' },
  visibility: 'listed',
  handle: async ({ operationId, versionRange }, _context, { broker }) => ({
    ...broker.operation(operationId, versionRange),
  }),
});
