import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { JsonObject } from '../rest/json-body.ts';
import type { OperationSpec } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import { LOCAL_CALLER } from '../auth/local-caller.ts';
import { call, mcpDoor } from '../mcp/testing/mcp-door.ts';
import { outputResult } from '../mcp/tool-result.ts';
import { pathTemplate } from '../rest/path-template.ts';
import type { Problem } from '../rest/problem.ts';
import { restServer } from '../rest/testing/rest-server.ts';
import { exampleBroker } from './example-broker.ts';

/** What came of a call, whichever door it was made through. */
export type Answer = { readonly output: unknown } | { readonly code: string; readonly pointers: readonly string[] };

export type Door = (spec: OperationSpec, input: JsonObject) => Promise<Answer>;

const WAIT_SECONDS = 30;
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
const failure = (code: string, errors: readonly { readonly pointer: string }[]): Answer => ({
  code,
  pointers: errors.map(({ pointer }) => pointer).sort(),
});

/** One broker behind every door. */
export async function threeDoors() {
  const world = exampleBroker();
  const rest = await restServer(world);
  const mcp = await mcpDoor({ ...world, waitSeconds: { silent: WAIT_SECONDS, withProgress: WAIT_SECONDS } });
  const client = await mcp.connect();
  const inProcess: Door = async ({ operationId }, input) => {
    try {
      const outcome = await world.broker.invoke(operationId, input, {
        caller: LOCAL_CALLER,
        waitSeconds: WAIT_SECONDS,
      });
      return { output: asJson(outcome.kind === 'output' ? outcome.output : outcome.run) };
    } catch (error) {
      if (error instanceof BverError) return failure(error.code, error.errors);
      throw error;
    }
  };
  return {
    ...world,
    inProcess,
    overRest: ((spec, input) => overRest(rest.url, spec, input)) satisfies Door,
    overMcp: ((spec, input) => overMcp(client, spec, input)) satisfies Door,
    close: async () => {
      await Promise.all([rest.close(), mcp.close()]);
      await world.execution.close();
    },
  };
}

async function overRest(url: string, { rest, source }: OperationSpec, input: JsonObject): Promise<Answer> {
  const { names } = pathTemplate(rest.path);
  const path = rest.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const others = Object.entries(input).filter(([name]) => !names.includes(name));
  const reading = rest.method === 'GET';
  const query = reading
    ? `?${new URLSearchParams(others.map(([name, value]): [string, string] => [name, String(value)])).toString()}`
    : '';
  const response = await fetch(url + path + query, {
    method: rest.method,
    headers: {
      'Content-Type': 'application/json',
      ...(source === 'system' ? {} : { Prefer: `wait=${WAIT_SECONDS}` }),
    },
    ...(reading ? {} : { body: JSON.stringify(Object.fromEntries(others)) }),
  });
  const body: unknown = await response.json();
  if (response.ok) return { output: body };
  const { code, errors } = body as Problem;
  return failure(code, errors);
}

async function overMcp(client: Client, { mcp }: OperationSpec, input: JsonObject): Promise<Answer> {
  const { isError, structuredContent } = await call(client, mcp.tool, input);
  if (isError !== true) return { output: structuredContent };
  const { code, errors } = structuredContent?.['error'] as Problem;
  return failure(code, errors);
}

/** An answer as MCP gives it: large outputs are shortened there, as the tool says. */
export const asOverMcp = (spec: OperationSpec, answer: Answer): Answer =>
  'output' in answer ? { output: outputResult(spec, answer.output).structuredContent } : answer;
