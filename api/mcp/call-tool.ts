import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { OperationSpec } from '../../primitives/index.ts';
import { BverError, isTerminal } from '../../primitives/index.ts';
import type { CallContext } from '../broker.ts';
import { checkInput } from '../check-input.ts';
import { traceContextOf } from '../trace-context.ts';
import { awaitRun } from './await-run.ts';
import { INVOKE, invokeInput } from './invoke-tool.ts';
import type { McpOptions } from './mcp-options.ts';
import { WAIT_SECONDS } from './mcp-options.ts';
import type { ToolCatalog } from './tool-catalog.ts';
import { toolOf } from './tool-catalog.ts';
import { errorResult, outputResult, pendingResult } from './tool-result.ts';

/** One call as the client made it. */
export interface ToolCall {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly caller: CallContext['caller'];
  readonly signal: AbortSignal;
  /** Whether the client itself has withdrawn the call, rather than lost its connection. */
  withdrawn(): boolean;
  /** Present when the client wants to see progress. */
  progress?(share: number, message: string): Promise<void>;
  readonly traceparent?: string | undefined;
}

interface Asked {
  readonly spec: OperationSpec;
  readonly input: unknown;
  readonly versionRange?: string;
}

/** Calls an operation through the broker. Whatever goes wrong is an answer that a model can read, never a protocol error. */
export async function callTool(options: McpOptions, catalog: ToolCatalog, call: ToolCall): Promise<CallToolResult> {
  const { traceId, traceparent } = traceContextOf(call.traceparent);
  const started = performance.now();
  const log = (outcome: object): void => {
    options.log.info('tool call', {
      tool: call.tool,
      ms: Math.round(performance.now() - started),
      traceId,
      ...outcome,
    });
  };
  try {
    const result = await answer(options, catalog, call, traceparent);
    log({ ok: true });
    return result;
  } catch (error) {
    if (error instanceof BverError) {
      log({ ok: false, code: error.code });
      return errorResult(error);
    }
    options.log.error('tool call failed', { tool: call.tool, traceId, error });
    return errorResult(new BverError('internal.unexpected', { traceId }));
  }
}

async function answer(
  options: McpOptions,
  catalog: ToolCatalog,
  call: ToolCall,
  traceContext: string,
): Promise<CallToolResult> {
  const { broker } = options;
  const { spec, input, versionRange } = askedFor(options, catalog, call);
  const context: CallContext = {
    caller: call.caller,
    traceContext,
    signal: call.signal,
    ...(versionRange === undefined ? {} : { versionRange }),
  };
  // Runs are followed here, so that their progress can be told from the beginning.
  const outcome = await broker.invoke(spec.operationId, input, { ...context, waitSeconds: 0 });
  if (outcome.kind === 'output') return outputResult(spec, outcome.output);
  const { silent, withProgress } = options.waitSeconds ?? WAIT_SECONDS;
  const run = await awaitRun(options.store, outcome.run, {
    seconds: call.progress ? withProgress : silent,
    signal: call.signal,
    progress: async ({ share, message }) => call.progress?.(share, message),
  });
  const { runId } = run;
  if (isTerminal(run.status)) {
    const result = await broker.invoke('runs.result', { runId }, context);
    return outputResult(spec, result.kind === 'output' ? result.output : undefined);
  }
  // Nobody was told of the run: left alone, it would go on for nobody. A lost connection is not a wish to stop it.
  if (call.withdrawn()) await broker.invoke('runs.cancel', { runId }, { caller: call.caller });
  return pendingResult(run, {
    get: toolOf(broker.operation('runs.get')),
    result: toolOf(broker.operation('runs.result')),
    questions: toolOf(broker.operation('questions.list')),
  });
}

/** @throws BverError `operation.unknown`, `operation.version-unknown`, `input.invalid` */
function askedFor({ broker }: McpOptions, catalog: ToolCatalog, { tool, input }: ToolCall): Asked {
  if (tool !== INVOKE.name) return { spec: catalog.operation(tool), input };
  const { operationId, input: inner, versionRange } = checkInput('invoke', invokeInput, input);
  const spec = broker.operation(operationId, versionRange);
  return { spec, input: inner, ...(versionRange === undefined ? {} : { versionRange }) };
}
