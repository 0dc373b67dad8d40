import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Invocation } from '../../primitives/index.ts';
import type { CallOutcome } from '../outcome.ts';
import type { StepContext } from '../runner.ts';
import type { Source } from '../../runtime/graph/source.ts';
import { withCancelFlag } from './cancel-flag.ts';
import { fromPlainError, toPlainError } from './plain-error.ts';
import type { ThreadMessage, ThreadOutcome, ThreadReply, ThreadTask } from './protocol.ts';

/** Worker threads that run primitives, so that heartbeats and doors are never held up by mathematics. */
export interface ComputePool {
  run(invocation: Invocation, source: Source, context: StepContext): Promise<CallOutcome>;
  close(): Promise<void>;
}

/** @param packs modules of the packs, which every thread loads for itself */
export function createComputePool(packs: readonly string[], threads = availableParallelism()): ComputePool {
  const pool = new Piscina({
    filename: fileURLToPath(new URL('thread.mjs', import.meta.url)),
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
    workerData: { packs },
  });
  return {
    run: (invocation, source, context) =>
      withCancelFlag(context.signal, async (cancelFlag) => {
        const { port1, port2 } = new MessageChannel();
        serve(port1, source, context, invocation.primitive);
        try {
          const task: ThreadTask = { invocation, cancelFlag, port: port2 };
          // A solver is stopped by the flag it reads, never by killing its thread: the other calls on it would be lost.
          const ended = (await pool.run(task, { transferList: [port2] })) as ThreadOutcome;
          if ('error' in ended) throw fromPlainError(ended.error);
          return ended.outcome;
        } finally {
          port1.close();
        }
      }),
    close: () => pool.close(),
  };
}

/** Answers what a thread asks for. */
function serve(port: MessagePort, source: Source, context: StepContext, primitive: string): void {
  const answer = async (message: ThreadMessage): Promise<ThreadReply | undefined> => {
    if (message.type === 'progress') {
      context.progress(message.share, message.message);
      return undefined;
    }
    const { id, digest } = message;
    try {
      return { id, value: message.type === 'content' ? await source.content(digest) : await source.snapshot(digest) };
    } catch (error) {
      return { id, error: toPlainError(error, primitive) };
    }
  };
  port.on('message', (message: ThreadMessage) => {
    void answer(message).then((reply) => reply && port.postMessage(reply));
  });
}
