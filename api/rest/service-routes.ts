import { BverError } from '../../primitives/index.ts';
import { callOperation } from './call-operation.ts';
import type { ReadJson } from './json-body.ts';
import { sendProblemPage } from './problem-pages.ts';
import { receiveDocument } from './receive-document.ts';
import type { RestOptions } from './rest-options.ts';
import type { Route } from './route.ts';
import { streamRunEvents } from './run-events.ts';
import { sendArtifact } from './send-artifact.ts';
import { sendJson } from './send-json.ts';
import { sendRunPicture, sendWorkflowPicture } from './send-picture.ts';

/** What only REST has: bytes, streams of events, and the service's own state. */
export function serviceRoutes(options: RestOptions, readJson: ReadJson): Route[] {
  return [
    { method: 'GET', path: '/healthz', handle: (request, response) => sendJson(request, response, { alive: true }) },
    {
      method: 'GET',
      path: '/readyz',
      async handle(request, response) {
        const health = await options.health();
        response.status(health.ready ? 200 : 503);
        sendJson(request, response, health);
      },
    },
    { method: 'GET', path: '/version', handle: (request, response) => sendJson(request, response, options.version) },
    {
      method: 'GET',
      path: '/problems/{code}',
      handle: (request, response, { code = '' }) => sendProblemPage(code, request, response),
    },
    {
      method: 'GET',
      path: '/v1/artifacts/{digest}',
      handle: (request, response, { digest = '' }) => sendArtifact(options, digest, request, response),
    },
    {
      method: 'GET',
      path: '/v1/workflows/{name}/picture',
      handle: (request, response, { name = '' }) => sendWorkflowPicture(options, name, request, response),
    },
    {
      method: 'GET',
      path: '/v1/runs/{runId}/picture',
      handle: (_request, response, { runId = '' }) => sendRunPicture(options, runId, response),
    },
    {
      method: 'GET',
      path: '/v1/runs/{runId}/events',
      handle: (request, response, { runId = '' }) => streamRunEvents(options, runId, request, response),
    },
    documentsRoute(options, readJson),
  ];
}

/** With a name in the query the body is the document; without, it is what every door takes, in JSON. */
function documentsRoute(options: RestOptions, readJson: ReadJson): Route {
  const operationId = 'documents.put';
  return {
    method: 'POST',
    path: '/v1/documents',
    async handle(request, response) {
      const { name } = request.query;
      if (typeof name === 'string' && name !== '') return receiveDocument(options, name, request, response);
      if (!request.is('json')) {
        const how = 'Send the bytes to POST /v1/documents?name=<file name>, or JSON with name and text.';
        throw new BverError('input.missing', { operation: operationId, what: 'the name of the document', how });
      }
      const input = await readJson(request, response);
      response.status(201);
      await callOperation(options, { operationId, input }, request, response);
    },
  };
}
