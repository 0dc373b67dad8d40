import express from 'express';
import type { Express, RequestHandler } from 'express';
import { requireLoopback } from '../auth/loopback.ts';
import { dispatch } from './dispatch.ts';
import { docsRoutes } from './docs-routes.ts';
import { jsonBody } from './json-body.ts';
import { operationRoutes } from './operation-routes.ts';
import { traceAndLog } from './request-context.ts';
import type { RestOptions } from './rest-options.ts';
import { DOCUMENT_LIMIT } from './rest-options.ts';
import { sendProblem } from './send-problem.ts';
import { serviceRoutes } from './service-routes.ts';

/** JSON may carry a document in base 64 (four characters for three bytes), and something around it. */
const jsonLimit = (documentLimit: number): number => Math.ceil((documentLimit * 4) / 3) + 1024 * 1024;

/** The REST door: every operation of the broker over HTTP, with its documentation. */
export function createRestApp(options: RestOptions): Express {
  const readJson = jsonBody(jsonLimit(options.documentLimit ?? DOCUMENT_LIMIT));
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', 'strong');
  app.set('query parser', 'simple');
  app.use(traceAndLog(options));
  if (options.loopbackOnly) app.use(loopbackOnly);
  app.use(safeHeaders);
  app.use(
    dispatch([...operationRoutes(options, readJson), ...serviceRoutes(options, readJson), ...docsRoutes(options)]),
  );
  app.use(sendProblem(options));
  return app;
}

const loopbackOnly: RequestHandler = (request, _response, next) => {
  requireLoopback(request);
  next();
};

const safeHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  next();
};
