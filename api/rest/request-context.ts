import type { RequestHandler, Response } from 'express';
import type { RestOptions } from './rest-options.ts';
import type { TraceContext } from '../trace-context.ts';
import { traceContextOf } from '../trace-context.ts';

/** What is known of a request while it is answered; handlers fill in what the log shall say. */
export interface RequestContext extends TraceContext {
  operation?: string;
  runId?: string;
}

const contexts = new WeakMap<Response, RequestContext>();

/** The context of the request that is answered by `response`. */
export function requestContext(response: Response): RequestContext {
  const known = contexts.get(response) ?? traceContextOf(undefined);
  contexts.set(response, known);
  return known;
}

/** Probes come every few seconds and say nothing. */
const SILENT = new Set(['/healthz', '/readyz']);

/** Gives each request its trace, answers with it, and logs one line when it is over. */
export function traceAndLog({ log }: Pick<RestOptions, 'log'>): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const context: RequestContext = traceContextOf(request.get('traceparent'));
    contexts.set(response, context);
    response.set('traceparent', context.traceparent);
    response.once('close', () => {
      if (SILENT.has(request.path)) return;
      const { traceId, operation, runId } = context;
      const ms = Math.round(performance.now() - started);
      const outcome = response.writableFinished
        ? { status: response.statusCode }
        : { status: response.statusCode, left: true };
      const { method, path } = request;
      log.info('request', {
        method,
        path,
        ...outcome,
        ms,
        traceId,
        ...(operation && { operation }),
        ...(runId && { runId }),
      });
    });
    next();
  };
}
