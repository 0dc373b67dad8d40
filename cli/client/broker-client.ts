import type { Broker } from '../../api/broker.ts';
import { LOCAL_CALLER } from '../../api/auth/local-caller.ts';
import { putDocument } from '../../api/put-document.ts';
import type { RunResource } from '../../api/system/run-resource.ts';
import { toRunResource } from '../../api/system/run-resource.ts';

import { BverError, isTerminal } from '../../primitives/index.ts';
import type { RunRecord } from '../../runtime/store/records.ts';
import type { Store } from '../../runtime/store/store.ts';
import type { Client } from './client.ts';

interface BrokerClientParts {
  readonly broker: Broker;
  readonly store: Store;
  readonly place: string;
  readonly documentLimit: number;
  close(): Promise<void>;
}

/** Calls the broker in this process. */
export function createBrokerClient({ broker, store, place, documentLimit, close }: BrokerClientParts): Client {
  const caller = LOCAL_CALLER;
  const stored = async (runId: string): Promise<RunRecord> => {
    const run = await store.run(caller.tenant, runId);
    if (!run) throw new BverError('run.not-found', { runId });
    return run;
  };
  return {
    place,
    async start({ operationId, versionRange, documents, parameters, ...start }) {
      const put = documents.map((document) => putDocument(store, caller.tenant, documentLimit, document));
      const references = (await Promise.all(put)).map(({ digest, name }) => ({ digest, name }));
      const input = { documents: references, parameters, ...start };
      const range = versionRange === undefined ? {} : { versionRange };
      const outcome = await broker.invoke(operationId, input, { caller, waitSeconds: 0, ...range });
      if (!outcome.run)
        throw new BverError('operation.not-applicable', {
          problem: `${operationId} is not run; it is called.`,
          how: 'Use bver call.',
        });
      return toRunResource(store, outcome.run, true);
    },
    async follow(runId, onChange) {
      let wake = (): void => undefined;
      const stop = await store.onEvents(caller.tenant, runId, () => wake());
      try {
        for (;;) {
          const woken = new Promise<void>((resolve) => (wake = resolve));
          const run = await stored(runId);
          const resource: RunResource = await toRunResource(store, run, true);
          onChange(resource);
          if (isTerminal(run.status)) return resource;
          let timer: NodeJS.Timeout | undefined;
          await Promise.race([woken, new Promise((resolve) => (timer = setTimeout(resolve, 500)))]);
          clearTimeout(timer);
        }
      } finally {
        await stop();
      }
    },
    async call(operationId, input) {
      const outcome = await broker.invoke(operationId, input, { caller });
      return outcome.kind === 'output' ? outcome.output : toRunResource(store, outcome.run, true);
    },
    upload: async (document) => (await putDocument(store, caller.tenant, documentLimit, document)).digest,
    async artifact(digest) {
      const content = await store.content(caller.tenant, digest);
      if (!content) throw new BverError('artifact.not-found', { digest });
      return content.bytes;
    },
    cancel: async (runId) => void (await broker.invoke('runs.cancel', { runId }, { caller })),
    close,
  };
}
