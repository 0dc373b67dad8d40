import type { Request, Response } from 'express';
import { BverError, isTerminal } from '../../primitives/index.ts';
import type { RunStatus } from '../../primitives/index.ts';
import type { RunEvent } from '../../runtime/store/records.ts';
import { LOCAL_CALLER } from '../auth/local-caller.ts';
import { requestContext } from './request-context.ts';
import type { RestOptions } from './rest-options.ts';
import { HEARTBEAT_SECONDS } from './rest-options.ts';

/** When a client whose connection broke comes back. */
const RECONNECT_MS = 1000;
/** A notification can be lost with its connection; looking again now and then costs little. */
const LOOK_AGAIN_MS = 2000;

/**
 * Follows a run as server-sent events (HTML standard §9.2): each event by its number, from the one after `Last-Event-ID`,
 * until the run has ended. A client that comes back after the end is told not to (204).
 *
 * @throws BverError `run.not-found`
 */
export async function streamRunEvents(
  options: RestOptions,
  runId: string,
  request: Request,
  response: Response,
): Promise<void> {
  const { store } = options;
  const { tenant } = LOCAL_CALLER;
  Object.assign(requestContext(response), { operation: 'runs.events', runId });
  const run = await store.run(tenant, runId);
  if (!run) throw new BverError('run.not-found', { runId });
  let last = lastEventId(request);
  if (isTerminal(run.status) && (await store.events(tenant, runId, last)).length === 0)
    return void response.status(204).end();

  const stream = openStream(response, (options.heartbeatSeconds ?? HEARTBEAT_SECONDS) * 1000);
  let wake = (): void => undefined;
  const stop = await store.onEvents(tenant, runId, () => wake());
  response.once('close', () => wake());
  try {
    while (!response.closed) {
      // Armed before looking, so that an event in between is not slept through.
      const woken = new Promise<void>((resolve) => (wake = resolve));
      const events = await store.events(tenant, runId, last);
      for (const event of events) await stream.send(event);
      last = events.at(-1)?.sequence ?? last;
      if (events.some(isEnd)) return;
      const timer = setTimeout(() => wake(), LOOK_AGAIN_MS);
      await woken;
      clearTimeout(timer);
    }
  } finally {
    await stop();
    stream.close();
  }
}

const lastEventId = (request: Request): number => {
  const said = Number(request.get('last-event-id') ?? 0);
  return Number.isSafeInteger(said) && said > 0 ? said : 0;
};

const isEnd = ({ type, data }: RunEvent): boolean => type === 'status' && isTerminal(data['status'] as RunStatus);

function openStream(response: Response, heartbeatMs: number) {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    // Proxies of the nginx family would otherwise collect the stream before they pass it on.
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  response.write(`retry: ${RECONNECT_MS}\n\n`);
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  return {
    /** Waits for a reader that is slower than the run. */
    async send({ sequence, type, ...event }: RunEvent): Promise<void> {
      const flows = response.write(
        `id: ${sequence}\nevent: ${type}\ndata: ${JSON.stringify({ sequence, type, ...event })}\n\n`,
      );
      if (!flows && !response.closed) await drained(response);
    },
    close(): void {
      clearInterval(heartbeat);
      response.end();
    },
  };
}

const drained = (response: Response): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
