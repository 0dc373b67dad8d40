import type { Request, Response } from 'express';
import type { Outcome } from '../broker.ts';
import { LOCAL_CALLER } from '../auth/local-caller.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';
import { preferencesOf } from './preferences.ts';
import { requestContext } from './request-context.ts';
import type { RestOptions } from './rest-options.ts';
import { sendJson } from './send-json.ts';

/** When to look at a run again. */
const RETRY_AFTER_SECONDS = '1';

export interface OperationCall {
  readonly operationId: string;
  readonly input: unknown;
  readonly versionRange?: string;
}

/** Calls an operation through the broker and answers with its output, or with 202 and the run that will have it. */
export async function callOperation(
  { broker }: RestOptions,
  call: OperationCall,
  request: Request,
  response: Response,
): Promise<void> {
  const context = requestContext(response);
  context.operation = call.operationId;
  const { versionRange } = call;
  const { source } = broker.operation(call.operationId, versionRange);
  const idempotencyKey = idempotencyKeyOf(request.get('idempotency-key'));
  const { waitSeconds, applied } = preferencesOf(source === 'system' ? undefined : request.get('prefer'));
  const outcome = await broker.invoke(call.operationId, call.input, {
    caller: LOCAL_CALLER,
    traceContext: context.traceparent,
    signal: goneSignal(response),
    ...(versionRange === undefined ? {} : { versionRange }),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(waitSeconds === undefined ? {} : { waitSeconds }),
  });
  if (applied !== undefined) response.set('Preference-Applied', applied);
  if (outcome.run) context.runId = outcome.run.runId;
  if (outcome.kind === 'output') sendJson(request, response, outcome.output);
  else await sendRun({ broker }, outcome, request, response);
}

/** 202 with the run as it stands, and where to follow it (RFC 9110 §15.3.3). */
async function sendRun(
  { broker }: Pick<RestOptions, 'broker'>,
  { run }: Extract<Outcome, { kind: 'run' }>,
  request: Request,
  response: Response,
): Promise<void> {
  const { runId } = run;
  const current = await broker.invoke('runs.get', { runId }, { caller: LOCAL_CALLER });
  response.status(202).set({ Location: `/v1/runs/${runId}`, 'Retry-After': RETRY_AFTER_SECONDS });
  sendJson(request, response, current.kind === 'output' ? current.output : run);
}

/** Aborted when the caller has gone before the answer. */
function goneSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  return controller.signal;
}
