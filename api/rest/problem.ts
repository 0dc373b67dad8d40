import type { InputProblem } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import { HTTP_ERRORS, HttpError } from './http-errors.ts';

export const PROBLEM_JSON = 'application/problem+json';

/** Problem details (RFC 9457), with the members that BVER adds (§3.2). */
export interface Problem {
  /** Resolves to a page about the code. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The resource that was asked. */
  readonly instance: string;
  /** Stable; what a program decides by. */
  readonly code: string;
  readonly remedy: string;
  /** Places in the input that are wrong, by JSON Pointer (RFC 6901). */
  readonly errors: readonly InputProblem[];
  readonly traceId: string;
  /** The run that the error is about. */
  readonly runId?: string;
}

export const problemType = (code: string): string => `/problems/${code}`;

/** What the caller is told of an error; of an unexpected one, nothing but the trace under which it is logged. */
export function problemOf(error: unknown, instance: string, traceId: string): Problem {
  if (error instanceof HttpError) {
    const { code, message, remedy } = error;
    const { title, status } = HTTP_ERRORS[code];
    return { type: problemType(code), title, status, detail: message, instance, code, remedy, errors: [], traceId };
  }
  const known = error instanceof BverError ? error : new BverError('internal.unexpected', { traceId });
  const { code, title, detail, remedy, errors } = known.toRecord();
  const { runId } = known.data;
  const about = typeof runId === 'string' ? { runId } : {};
  return {
    type: problemType(code),
    title,
    status: known.status,
    detail,
    instance,
    code,
    remedy,
    errors,
    traceId,
    ...about,
  };
}
