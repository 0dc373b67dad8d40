import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Broker } from '../../broker.ts';
import type { Store } from '../../../runtime/store/store.ts';
import { createRestApp } from '../create-rest-app.ts';
import type { Health, RestOptions } from '../rest-options.ts';

export interface LogLine {
  readonly level: 'info' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A log that keeps its lines. */
export function keptLog() {
  const lines: LogLine[] = [];
  const at =
    (level: LogLine['level']) =>
    (message: unknown, fields: object = {}): undefined =>
      void lines.push({ level, message: String(message), fields: { ...fields } });
  return { lines, log: { info: at('info'), error: at('error') } as unknown as RestOptions['log'] };
}

/** The REST door, listening on a port of its own. */
export async function restServer(
  world: { readonly broker: Broker; readonly store: Store },
  more: Partial<RestOptions> = {},
) {
  const { lines, log } = keptLog();
  const health = { ready: true, dependencies: [{ name: 'memory', ready: true, latencyMs: 0 }] } satisfies Health;
  const version = { version: '0.0.0-test' };
  const options = {
    ...world,
    log,
    health: () => Promise.resolve(health),
    version,
    loopbackOnly: true,
    documentLimit: 1_000_000,
    ...more,
  };
  const server = createRestApp(options).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    lines,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
