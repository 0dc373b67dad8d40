import { Context } from '@temporalio/activity';
import type { ResultEnvelope, StepCall } from '../primitives/index.ts';
import type { Store } from '../runtime/store/store.ts';
import { cancellationOf, failureOf } from './failures.ts';
import type { Heartbeat } from './heartbeat.ts';
import { beat } from './heartbeat.ts';
import { progressOf } from './progress-of.ts';
import { rateLimit } from './rate-limit.ts';
import type { StepRunner } from './runner.ts';

/** Five times a second is as often as a person can follow. */
const PROGRESS_INTERVAL_MS = 200;

export type StepActivity = (call: StepCall) => Promise<ResultEnvelope>;

/**
 * The one activity behind all activity types of primitives: runs the step, beats while it runs, passes its progress on,
 * and hands cancellation down to the primitive.
 */
export const createStepActivity =
  (runner: StepRunner, store: Store): StepActivity =>
  async (call) => {
    const { info, cancellationSignal: signal, heartbeat, log } = Context.current();
    const { tenant } = call.invocation.caller;
    let latest: Heartbeat = { share: 0, message: call.title };
    const reports = rateLimit<Heartbeat>(PROGRESS_INTERVAL_MS, async ({ share, message }) => {
      try {
        await store.reportProgress(tenant, call.invocation.runId, progressOf(call, share), message);
      } catch (error) {
        log.warn('progress was not written', { error });
      }
    });
    reports.push(latest);
    const stopBeating = beat(info.heartbeatTimeoutMs, () => latest, heartbeat);
    try {
      return await runner.run(call, {
        signal,
        progress: (share, message) => reports.push((latest = { share, message })),
      });
    } catch (error) {
      throw signal.aborted ? cancellationOf(signal) : failureOf(error, info.activityType);
    } finally {
      stopBeating();
      reports.stop();
    }
  };
