import { Worker } from '@temporalio/worker';
import type { History } from '@temporalio/worker';
import { isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { DeterminismViolationError } from '@temporalio/workflow';
import { BverError } from '../primitives/index.ts';
import type { Replay, Replayed } from '../runtime/replay.ts';
import type { WorkflowBundle } from './bundle.ts';
import type { TemporalConnection } from './connection.ts';
import { historyFromJson, historyToJson } from './history-json.ts';

interface ReplayParts {
  /** Absent where there is no Temporal to fetch histories from: those that are kept can be replayed all the same. */
  readonly temporal?: Pick<TemporalConnection, 'client'>;
  /** The workflow code of this version; built when the first history is replayed. */
  readonly bundle: () => Promise<WorkflowBundle>;
}

/** The last event of a workflow that has closed. */
const CLOSED = /WorkflowExecution(Completed|Failed|TimedOut|Canceled|Terminated|ContinuedAsNew)EventAttributes$/i;

/** Fetches the histories of workflows from Temporal, and replays them against the workflows of this version. */
export function createWorkflowReplay({ temporal, bundle }: ReplayParts): Replay {
  return {
    async history({ workflowId }) {
      if (!temporal) return 'gone';
      try {
        const history = await temporal.client.workflow.getHandle(workflowId).fetchHistory();
        const last = history.events?.at(-1) ?? {};
        const closed = Object.entries(last).some(
          ([name, value]) => CLOSED.test(name) && value !== null && value !== undefined,
        );
        // Without white space: it is kept for long.
        return closed ? new TextEncoder().encode(JSON.stringify(JSON.parse(historyToJson(history)))) : 'open';
      } catch (error) {
        if (isNotFound(error)) return 'gone';
        throw error;
      }
    },
    async replay(bytes) {
      const { history, events } = parsed(bytes);
      const workflowId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowId ?? 'replayed';
      const workflowBundle = await bundle();
      try {
        await Worker.runReplayHistory({ workflowBundle }, history, workflowId);
        return { outcome: 'equal', events: events.length };
      } catch (error) {
        if (!(error instanceof DeterminismViolationError)) throw error;
        return { outcome: 'different', events: events.length, ...divergence(error.message, events) };
      }
    },
  };
}

/** The status codes of gRPC that say so. */
const NOT_FOUND: readonly number[] = [5];

const isNotFound = (error: unknown): boolean =>
  error instanceof WorkflowNotFoundError || (isGrpcServiceError(error) && NOT_FOUND.includes(error.code));

interface Event {
  readonly eventId?: unknown;
  readonly eventType?: unknown;
}

function parsed(bytes: Uint8Array): { readonly history: History; readonly events: readonly Event[] } {
  try {
    const json = JSON.parse(new TextDecoder().decode(bytes)) as { readonly events?: readonly Event[] };
    return { history: historyFromJson(json), events: json.events ?? [] };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new BverError('bundle.invalid', { name: 'The workflow history', problem }, { cause: error });
  }
}

/**
 * The SDK says only in words where a replay went another way: the number of the event, or what it schedules, in quotes. Of
 * several events that say the same, the first is named.
 */
function divergence(message: string, events: readonly Event[]): Pick<Replayed, 'divergedAt' | 'problem'> {
  const problem = /message: "((?:[^"\\]|\\.)*)"/.exec(message)?.[1] ?? message.split('\n')[0] ?? message;
  const [, id] = /\(id: (\d+)/.exec(message) ?? [];
  const quoted = [...problem.matchAll(/'([^']+)'/g)].map(([, name = '']) => JSON.stringify(name));
  const event = events.find((one) =>
    id === undefined ? quoted.some((name) => JSON.stringify(one).includes(name)) : String(one.eventId) === id,
  );
  if (!event) return { problem };
  const eventType = String(event.eventType).replace('EVENT_TYPE_', '');
  return { divergedAt: { eventId: Number(event.eventId), eventType }, problem };
}
