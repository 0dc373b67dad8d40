import type { MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { SnapshotManifest } from '../../primitives/index.ts';
import { createRegistry } from '../../primitives/index.ts';
import { loadPacks } from '../../runtime/packs.ts';
import { callPrimitive } from '../call-primitive.ts';
import { createGraphCache } from '../../runtime/graph/graph-cache.ts';
import type { Source } from '../../runtime/graph/source.ts';
import { primitiveContext } from './context.ts';
import { fromPlainError, toPlainError } from './plain-error.ts';
import type { ThreadData, ThreadMessage, ThreadOutcome, ThreadReply, ThreadTask } from './protocol.ts';

const { packs } = Piscina.workerData as ThreadData;
const registry = createRegistry(await loadPacks(packs));
const graphs = createGraphCache();

/** The entry of a worker thread: runs one call, asking the main thread for contents as they are needed. */
export default async function run({ invocation, cancelFlag, port }: ThreadTask): Promise<ThreadOutcome> {
  const send = (message: ThreadMessage): void => port.postMessage(message);
  const context = primitiveContext(invocation.primitive, cancelFlag, (share, message) =>
    send({ type: 'progress', share, message }),
  );
  try {
    const primitive = registry.primitive(invocation.primitive, invocation.version);
    const pack = registry.packOf(invocation.primitive);
    return {
      outcome: await callPrimitive(primitive, invocation, { pack, source: askMainThread(port), graphs, context }),
    };
  } catch (error) {
    return { error: toPlainError(error, invocation.primitive) };
  } finally {
    port.close();
  }
}

function askMainThread(port: MessagePort): Source {
  const waiting = new Map<
    number,
    { resolve: (value: Uint8Array | SnapshotManifest) => void; reject: (error: Error) => void }
  >();
  let last = 0;
  port.on('message', (reply: ThreadReply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) asked?.reject(fromPlainError(reply.error));
    else asked?.resolve(reply.value);
  });
  const ask = <T>(type: 'content' | 'snapshot', digest: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve: (value) => resolve(value as T), reject });
      port.postMessage({ type, id, digest } satisfies ThreadMessage);
    });
  return { content: (digest) => ask('content', digest), snapshot: (digest) => ask('snapshot', digest) };
}
