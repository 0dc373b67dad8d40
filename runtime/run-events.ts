import pg from 'pg';

/** How long after a lost connection, and how often without word, followers look for themselves. */
const RECONNECT_MS = 500;
const LOOK_ANYWAY_MS = 5_000;

type Wake = () => void;

/** Wakes whoever follows a run when there may be something new of it. */
export interface RunListener {
  /** Calls back after every event of the run, and now and then without one. Resolves when nothing can be missed any more. */
  follow(tenant: string, runId: string, wake: Wake): Promise<() => void>;
  close(): Promise<void>;
}

/**
 * Listens to the database on one connection of its own for all followers of this process. What a follower has seen is the
 * follower's to know: it reads the events after the last number it has, so a notification may be lost or come twice.
 */
export function createRunListener(url: string): RunListener {
  const followers = new Map<string, Set<Wake>>();
  let connection: Promise<pg.Client> | undefined;
  let closed = false;

  const wakeAll = (): void => {
    for (const wakes of followers.values()) for (const wake of wakes) wake();
  };
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url, application_name: 'bver listener', keepAlive: true });
    client.on('notification', ({ payload }) => {
      for (const wake of followers.get(payload ?? '') ?? []) wake();
    });
    client.on('error', () => lost(client));
    client.on('end', () => lost(client));
    await client.connect();
    await client.query('LISTEN run_event');
    return client;
  };
  const listening = (): Promise<pg.Client> => {
    connection ??= connect().catch((error: unknown) => {
      connection = undefined;
      throw error;
    });
    return connection;
  };
  const abandoned = new WeakSet<pg.Client>();
  const lost = (client: pg.Client): void => {
    if (closed || abandoned.has(client)) return;
    abandoned.add(client);
    connection = undefined;
    if (followers.size > 0) again();
  };
  const again = (): void => {
    setTimeout(() => {
      if (closed || followers.size === 0) return;
      // Whatever happened in between is found by looking.
      listening().then(wakeAll, again);
    }, RECONNECT_MS).unref();
  };
  const looking = setInterval(wakeAll, LOOK_ANYWAY_MS).unref();

  return {
    async follow(tenant, runId, wake) {
      const key = payloadOf(tenant, runId);
      const wakes = followers.get(key) ?? new Set();
      followers.set(key, wakes.add(wake));
      const stop = (): void => {
        wakes.delete(wake);
        if (wakes.size === 0 && followers.get(key) === wakes) followers.delete(key);
      };
      try {
        await listening();
      } catch (error) {
        stop();
        throw error;
      }
      return stop;
    },
    async close() {
      closed = true;
      clearInterval(looking);
      await (await connection?.catch(() => undefined))?.end().catch(() => undefined);
    },
  };
}

/** As `json_build_array` of PostgreSQL writes it. */
const payloadOf = (tenant: string, runId: string): string => `[${JSON.stringify(tenant)}, ${JSON.stringify(runId)}]`;
