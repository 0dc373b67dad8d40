import type { JsonSchema, OperationSpec } from '../../../primitives/index.ts';

const text = (description: string): JsonSchema => ({ type: 'string', description });

/** RFC 9457, with the members that BVER adds. */
const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'Problem details (RFC 9457). Decide by `code`; show `detail` and `remedy`.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'remedy', 'errors', 'traceId'],
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'A page about the code' },
    title: text('The same for every problem of the code'),
    status: { type: 'integer' },
    detail: text('What is wrong this time'),
    instance: { type: 'string', format: 'uri-reference', description: 'The resource that was asked' },
    code: text('Stable'),
    remedy: text('What to do about it'),
    errors: {
      type: 'array',
      description: 'Places in the input that are wrong',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: text('JSON Pointer (RFC 6901) into the input'), detail: { type: 'string' } },
      },
    },
    traceId: text('What the server’s log has the details under'),
    runId: text('The run that the problem is about'),
  },
};

const header = (description: string, schema: JsonSchema = { type: 'string' }) => ({ description, schema });

/** What several operations share. */
export const components = (
  run: OperationSpec | undefined,
): Readonly<Record<string, Readonly<Record<string, unknown>>>> => ({
  schemas: { Problem: PROBLEM, Run: run?.outputSchema ?? {} },
  parameters: {
    Prefer: {
      name: 'Prefer',
      in: 'header',
      required: false,
      description:
        '`wait=N` waits up to N seconds for the result; `respond-async` answers with the run at once (RFC 7240).',
      schema: { type: 'string' },
    },
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description:
        'The same key with the same body is the same run, also while it is in flight; with another body it is refused.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
    Traceparent: {
      name: 'traceparent',
      in: 'header',
      required: false,
      description: 'The trace that the call belongs to (W3C Trace Context).',
      schema: { type: 'string' },
    },
  },
  headers: {
    traceparent: header('The trace of this request (W3C Trace Context)'),
    ETag: header('For If-None-Match'),
    Link: header('`rel="next"`: the next page'),
    Location: header('The resource that was made', { type: 'string', format: 'uri-reference' }),
    'Retry-After': header('Seconds until it is worth asking again', { type: 'integer' }),
    'Preference-Applied': header('What was done of `Prefer`'),
  },
});
