import type { ErrorCode } from '../../../primitives/index.ts';
import type { OperationObject, Parameter, PathItem, Reference } from './openapi-types.ts';
import { problemResponses } from './responses.ts';

const parameter = (name: string, place: Parameter['in'], description: string): Parameter => ({
  name,
  in: place,
  required: place === 'path',
  description,
  schema: { type: 'string' },
});

const TRACEPARENT: Reference = { $ref: '#/components/parameters/Traceparent' };

const json = (description: string) => ({
  description,
  content: { 'application/json': { schema: { type: 'object' } } },
});

const service = (operationId: string, summary: string, description: string): OperationObject => ({
  operationId,
  summary,
  description,
  tags: ['service'],
  responses: { '200': json(summary), ...problemResponses([]) },
});

const picture = (
  operationId: string,
  summary: string,
  description: string,
  parameters: readonly Parameter[],
  errors: readonly ErrorCode[],
  tag: string,
): OperationObject => ({
  operationId,
  summary,
  description,
  tags: [tag],
  parameters: [...parameters, TRACEPARENT],
  responses: {
    '200': { description: 'The picture', content: { 'image/svg+xml': { schema: { type: 'string' } } } },
    ...problemResponses(errors),
  },
});

/** What only REST has: bytes, streams of events, and the service's own state. */
export const OWN_PATHS: Readonly<Record<string, PathItem>> = {
  '/v1/artifacts/{digest}': {
    get: {
      operationId: 'artifacts.get',
      summary: 'Get the bytes of an artifact or document',
      description:
        'The bytes that stand under a digest, in their own media type. They never change, and parts of them can be asked for (Range).',
      tags: ['artifacts'],
      parameters: [
        parameter('digest', 'path', 'SHA-256 of the bytes'),
        parameter('Range', 'header', '`bytes=first-last`'),
        TRACEPARENT,
      ],
      responses: {
        '200': {
          description: 'The bytes',
          headers: { ETag: { $ref: '#/components/headers/ETag' } },
          content: { '*/*': {} },
        },
        '206': { description: 'The range of them', content: { '*/*': {} } },
        '304': { description: 'You have them' },
        ...problemResponses(['artifact.not-found', 'http.range-not-satisfiable']),
      },
    },
  },
  '/v1/workflows/{name}/picture': {
    get: picture(
      'workflows.picture',
      'See a study as a picture',
      'Its steps, what they hand to each other, fan-outs, gates and approvals, as SVG in light or dark.',
      [
        parameter('name', 'path', 'Name of the study'),
        parameter('version', 'query', 'npm semver range; the newest version where absent'),
      ],
      ['operation.unknown', 'operation.version-unknown'],
      'workflows',
    ),
  },
  '/v1/runs/{runId}/picture': {
    get: picture(
      'runs.picture',
      'See a run as a picture',
      'The steps of a run with what has become of each: done, reused, running, waiting, failed or skipped. As SVG.',
      [parameter('runId', 'path', 'The id that the run was answered with')],
      ['run.not-found'],
      'runs',
    ),
  },
  '/v1/runs/{runId}/events': {
    get: {
      operationId: 'runs.events',
      summary: 'Follow a run',
      description:
        'Server-sent events `status`, `progress`, `step` and `finding`, numbered from 1, until the run has ended. A client that was cut off goes on after `Last-Event-ID`.',
      tags: ['runs'],
      parameters: [
        parameter('runId', 'path', 'The id that the run was answered with'),
        parameter('Last-Event-ID', 'header', 'The last event that was seen'),
        TRACEPARENT,
      ],
      responses: {
        '200': { description: 'The events', content: { 'text/event-stream': { schema: { type: 'string' } } } },
        '204': { description: 'The run has ended and every event of it was seen: do not come back' },
        ...problemResponses(['run.not-found']),
      },
    },
  },
  '/healthz': {
    get: service('service.health', 'Whether the service is alive', 'Answers as long as the process does.'),
  },
  '/readyz': {
    get: {
      ...service(
        'service.readiness',
        'Whether the service can work',
        'Every server that it depends on, with its latency and last error.',
      ),
      responses: {
        '200': json('Every dependency answers'),
        '503': json('A dependency does not answer'),
        ...problemResponses([]),
      },
    },
  },
  '/version': {
    get: service('service.version', 'Which version this is', 'Versions of the service, its contract and its packs.'),
  },
};
