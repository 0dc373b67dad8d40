import type { ErrorCode } from './errors.ts';
import type { JsonSchema } from './json-schema.ts';
import { jsonSchemaOf } from './json-schema.ts';
import type { Mutability } from './names.ts';
import type { Primitive } from './primitive.ts';
import type { Composition } from './composition.ts';
import { ADDRESSEES } from './model/question.ts';
import { ON_DEADLINE } from './waiting.ts';

/**
 * What a transport sees of an operation, whether it comes from a primitive (invoke), a composition (start) or the system
 * itself. Every door is derived from it, and describes nothing again.
 */
export interface OperationSpec {
  /** `electrical.power-flow.simulate`, `electrical.study`, `runs.get`. */
  readonly operationId: string;
  readonly version: string;
  readonly source: 'primitive' | 'composition' | 'system';
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  readonly errors: readonly ErrorCode[];
  readonly mutability: Mutability;
  readonly idempotency: 'safe' | 'keyed';
  /** `interactive` is answered by its result, `job` by a run to follow. */
  readonly mode: 'interactive' | 'job';
  readonly scopes: readonly string[];
  readonly tags: readonly string[];
  readonly rest: { readonly method: 'GET' | 'POST' | 'DELETE'; readonly path: string };
  /** Tool name of at most 64 of `[A-Za-z0-9_-]`. */
  readonly mcp: { readonly tool: string; readonly visibility: 'listed' | 'found' | 'internal' };
}

/** A document as a caller gives it: by the digest of an upload, or in line as text. */
const DOCUMENTS = {
  type: 'array',
  description: 'Documents to read, the main one first: by the digest of an upload, or in line as text.',
  items: {
    type: 'object',
    properties: {
      digest: { type: 'string', description: 'SHA-256 of an uploaded document' },
      name: { type: 'string', description: 'File name; included files are found by it' },
      text: { type: 'string', description: 'The content, for a document that is not uploaded' },
      mediaType: { type: 'string' },
    },
  },
} as const;

const CALL_PROPERTIES = {
  documents: DOCUMENTS,
  snapshot: { type: 'string', description: 'State digest of a graph snapshot, instead of documents' },
  graph: { type: 'string', description: 'A graph, with one of its branches, instead of a snapshot' },
  branch: {
    type: 'string',
    description:
      'The branch whose head is read, as it stands when the run begins; `main` where only the graph is given',
  },
  operatingState: {
    type: 'object',
    description: 'How the installation is operated: values set over what the snapshot says, in canonical SI units.',
    properties: {
      overrides: {
        type: 'array',
        items: {
          type: 'object',
          required: ['subject', 'path', 'value'],
          properties: { subject: { type: 'string' }, path: { type: 'string' }, value: {} },
        },
      },
    },
  },
  resultSets: {
    type: 'object',
    description: 'Digests of result sets, by name; those that are needed and not given are computed.',
    additionalProperties: { type: 'string' },
  },
  seed: { type: 'integer', description: 'Seed of random numbers' },
  questions: {
    type: 'object',
    description:
      'Whether the run waits for answers to what it finds missing (questions.list, questions.answer), and what it does when the deadline passes.',
    required: ['wait'],
    properties: {
      wait: { type: 'boolean' },
      deadlineSeconds: { type: 'number' },
      onDeadline: { enum: ON_DEADLINE },
      addressee: { enum: ADDRESSEES },
      maximumRounds: { type: 'integer', description: 'An answer may open questions of its own; 3 where absent' },
      assume: {
        type: 'array',
        description: 'What is assumed at the deadline: by type or subject, path, value in words, rule',
        items: { type: 'object', required: ['path', 'value', 'rule'] },
      },
    },
  },
} as const;

/** The result that every run answers with, around the payload of its kind. */
export const resultSchema = (payload: JsonSchema): JsonSchema => ({
  type: 'object',
  required: ['runId', 'status', 'summary', 'outputDigest', 'payload'],
  properties: {
    runId: { type: 'string' },
    status: { enum: ['completed', 'incomplete'] },
    summary: { type: 'string' },
    outputDigest: { type: 'string', description: 'Equal for equal inputs of a deterministic operation' },
    payload,
    findingCounts: { type: 'object', additionalProperties: { type: 'integer' } },
    findings: { type: 'array', items: { type: 'object' }, description: 'Failures and open points first; at most 50' },
    openQuestions: { type: 'array', items: { type: 'object' } },
    artifacts: { type: 'array', items: { type: 'object' } },
    snapshot: { type: 'string' },
    changeSet: { type: 'string' },
    resultSets: { type: 'object', additionalProperties: { type: 'string' } },
  },
});

/** `electrical.power-flow.simulate` → `electrical_power-flow_simulate`. */
export const toolNameOf = (operationId: string): string => operationId.replaceAll('.', '_').slice(0, 64);

const COMMON_ERRORS: readonly ErrorCode[] = [
  'input.invalid',
  'input.missing',
  'document.not-found',
  'document.no-interpreter',
  'snapshot.not-found',
  'branch.not-found',
  'run.failed',
  'run.cancelled',
  'primitive.failed',
  'primitive.contract',
  'service.unavailable',
];

/** Offers a primitive: `POST /v1/primitives/{name}:invoke`. */
export function projectPrimitive(primitive: Primitive<never, unknown>): OperationSpec {
  return {
    operationId: primitive.name,
    version: primitive.version,
    source: 'primitive',
    title: primitive.title,
    description: primitive.description,
    inputSchema: {
      type: 'object',
      properties: { ...CALL_PROPERTIES, parameters: jsonSchemaOf(primitive.input, 'input') },
    },
    outputSchema: resultSchema(jsonSchemaOf(primitive.output, 'output')),
    errors: [...COMMON_ERRORS, ...primitive.errors],
    mutability: primitive.mutability,
    idempotency: 'keyed',
    mode: primitive.execution.class === 'compute' ? 'job' : 'interactive',
    scopes: [`${primitive.domain}:${primitive.mutability === 'none' ? 'read' : 'propose'}`],
    tags: [primitive.domain, primitive.kind],
    rest: { method: 'POST', path: `/v1/primitives/${primitive.name}:invoke` },
    mcp: { tool: toolNameOf(primitive.name), visibility: primitive.exposure.visibility },
  };
}

/** Offers a composition: `POST /v1/workflows/{name}:start`. */
export function projectComposition(
  composition: Composition,
  parameters: JsonSchema,
  payload: JsonSchema,
): OperationSpec {
  const domain = composition.name.split('.')[0] ?? composition.name;
  return {
    operationId: composition.name,
    version: composition.version,
    source: 'composition',
    title: composition.title,
    description: composition.description,
    inputSchema: { type: 'object', properties: { ...CALL_PROPERTIES, parameters } },
    outputSchema: resultSchema(payload),
    errors: COMMON_ERRORS,
    mutability: 'none',
    idempotency: 'keyed',
    mode: 'job',
    scopes: [`${domain}:read`],
    tags: [domain, 'study'],
    rest: { method: 'POST', path: `/v1/workflows/${composition.name}:start` },
    mcp: { tool: `${toolNameOf(composition.name)}_start`, visibility: composition.visibility },
  };
}
