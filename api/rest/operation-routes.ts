import type { OperationSpec } from '../../primitives/index.ts';
import { BverError, nearest } from '../../primitives/index.ts';
import type { OperationCall } from './call-operation.ts';
import { callOperation } from './call-operation.ts';
import type { JsonObject, ReadJson } from './json-body.ts';
import type { RestOptions } from './rest-options.ts';
import type { Route } from './route.ts';

/** What REST answers with bytes rather than with the operation's JSON, by a route of its own. */
export const OWN_ROUTES: ReadonlySet<string> = new Set(['artifacts.get', 'documents.put']);

/** The routes of every operation: the system's own by their paths, those of the packs by name. */
export function operationRoutes(options: RestOptions, readJson: ReadJson): Route[] {
  const system = options.broker
    .operations()
    .filter(({ source, operationId }) => source === 'system' && !OWN_ROUTES.has(operationId));
  const named = (path: string, source: OperationSpec['source']): Route => ({
    method: 'POST',
    path,
    async handle(request, response, { name = '', range }) {
      const operationId = requireOffered(options, name, source);
      const call: OperationCall = {
        operationId,
        input: await readJson(request, response),
        ...(range === undefined ? {} : { versionRange: range }),
      };
      await callOperation(options, call, request, response);
    },
  });
  return [
    ...system.map((spec) => systemRoute(options, readJson, spec)),
    named('/v1/primitives/{name}:invoke', 'primitive'),
    named('/v1/primitives/{name}/versions/{range}:invoke', 'primitive'),
    named('/v1/workflows/{name}:start', 'composition'),
    named('/v1/workflows/{name}/versions/{range}:start', 'composition'),
    {
      method: 'GET',
      path: '/v1/primitives/{name}/versions/{version}',
      handle: (request, response, input) =>
        callOperation(options, { operationId: 'primitives.get', input }, request, response),
    },
    {
      method: 'GET',
      path: '/v1/workflows/{name}/versions/{version}',
      handle: (request, response, input) =>
        callOperation(options, { operationId: 'workflows.get', input }, request, response),
    },
  ];
}

function systemRoute(options: RestOptions, readJson: ReadJson, { operationId, rest }: OperationSpec): Route {
  return {
    ...rest,
    async handle(request, response, path) {
      const given = rest.method === 'POST' ? await readJson(request, response) : (request.query as JsonObject);
      const input = withPath(operationId, given, path);
      await callOperation(options, { operationId, input }, request, response);
    },
  };
}

/** @throws BverError `input.invalid` when query or body contradict the path */
function withPath(operation: string, given: JsonObject, path: Readonly<Record<string, string>>): JsonObject {
  const contradicted = Object.keys(path).filter((name) => name in given && given[name] !== path[name]);
  if (contradicted.length === 0) return { ...given, ...path };
  const errors = contradicted.map((name) => ({ pointer: `/${name}`, detail: 'the path says another value' }));
  throw new BverError(
    'input.invalid',
    { operation, problem: `the path contradicts ${contradicted.join(', ')}` },
    { errors },
  );
}

/** @throws BverError `operation.unknown`, naming what is near among those of the kind */
function requireOffered({ broker }: RestOptions, name: string, source: OperationSpec['source']): string {
  const offered = broker.operations().filter((spec) => spec.source === source);
  if (offered.some(({ operationId }) => operationId === name)) return name;
  throw new BverError('operation.unknown', {
    name,
    near: nearest(
      name,
      offered.map(({ operationId }) => operationId),
    ).join(', '),
  });
}
