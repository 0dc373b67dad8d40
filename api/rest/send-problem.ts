import type { ErrorRequestHandler } from 'express';
import { BverError } from '../../primitives/index.ts';
import { HttpError } from './http-errors.ts';
import { PROBLEM_JSON, problemOf } from './problem.ts';
import { requestContext } from './request-context.ts';
import type { RestOptions } from './rest-options.ts';

const RETRY_AFTER_SECONDS = '5';

/** Every error ends here, as problem details: never as HTML, and never with a stack. */
export function sendProblem({ log }: Pick<RestOptions, 'log'>): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const { traceId } = requestContext(response);
    const problem = problemOf(asKnown(error), request.originalUrl, traceId);
    if (problem.status >= 500) log.error('request failed', { traceId, code: problem.code, error });
    // Too late for an answer: the connection ends, so that nobody takes the half for the whole.
    if (response.headersSent) return void response.destroy();
    if (error instanceof HttpError) response.set({ ...error.headers });
    if (error instanceof BverError && error.retry === 'backoff') response.set('Retry-After', RETRY_AFTER_SECONDS);
    response.status(problem.status).set('Cache-Control', 'no-store').type(PROBLEM_JSON).end(JSON.stringify(problem));
  };
}

/** A path that is not percent-encoded UTF-8 is the caller's mistake. */
const asKnown = (error: unknown): unknown =>
  error instanceof URIError
    ? new BverError(
        'input.invalid',
        { operation: 'The path', problem: 'it is not percent-encoded UTF-8' },
        { cause: error },
      )
    : error;
