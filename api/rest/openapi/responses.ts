import type { ErrorCode, OperationSpec } from '../../../primitives/index.ts';
import { ERRORS } from '../../../primitives/index.ts';
import { HTTP_ERRORS } from '../http-errors.ts';
import { PROBLEM_JSON } from '../problem.ts';
import type { Reference, ResponseObject } from './openapi-types.ts';

const headers = (...names: string[]): Readonly<Record<string, Reference>> =>
  Object.fromEntries(['traceparent', ...names].map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** Errors that any request can meet. */
const ANYWHERE: readonly ErrorCode[] = ['access.loopback-only', 'internal.unexpected'];

/** One response a status, each naming the codes that it stands for. */
export function problemResponses(codes: readonly string[]): Readonly<Record<string, ResponseObject>> {
  const known: Readonly<Record<string, { readonly status: number; readonly title: string }>> = {
    ...ERRORS,
    ...HTTP_ERRORS,
  };
  const all = [...new Set([...codes, ...ANYWHERE])].sort();
  const statusOf = (code: string): string => String(known[code]?.status ?? 500);
  const grouped = [...new Set(all.map(statusOf))]
    .sort()
    .map((status) => [status, all.filter((code) => statusOf(code) === status)] as const);
  return Object.fromEntries(
    grouped.map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${known[code]?.title ?? ''}`).join('. '),
        headers: headers(),
        content: { [PROBLEM_JSON]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

const BODY_CODES = ['http.unsupported-media-type', 'http.content-too-large'];

/** Every answer of an operation. */
export function responsesOf(spec: OperationSpec): Readonly<Record<string, ResponseObject>> {
  const reading = spec.rest.method === 'GET';
  const runs = spec.source !== 'system';
  const pages = 'pageToken' in ((spec.inputSchema['properties'] as object | undefined) ?? {});
  const done: ResponseObject = {
    description: runs ? 'The result' : spec.title,
    headers: headers(...(reading ? ['ETag'] : []), ...(pages ? ['Link'] : []), ...(runs ? ['Preference-Applied'] : [])),
    content: { 'application/json': { schema: spec.outputSchema } },
  };
  const accepted: ResponseObject = {
    description: 'The run that will have the result: follow it under `Location`',
    headers: headers('Location', 'Retry-After', 'Preference-Applied'),
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Run' } } },
  };
  const codes = [...spec.errors, ...(reading ? [] : BODY_CODES), ...(runs ? ['idempotency.key-reused'] : [])];
  return { '200': done, ...(runs ? { '202': accepted } : {}), ...problemResponses(codes) };
}
