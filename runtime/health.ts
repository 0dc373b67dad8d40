import { redacted } from './redaction.ts';

/** A server that BVER depends on, as it answered just now. */
export interface DependencyHealth {
  readonly name: string;
  readonly ready: boolean;
  /** Of the answer, or of the failure. */
  readonly latencyMs: number;
  /** The last thing that went wrong, also after it went right again; without credentials. */
  readonly lastError?: string;
  /** RFC 3339. */
  readonly lastErrorAt?: string;
}

export interface Health {
  /** Whether every dependency answers. */
  readonly ready: boolean;
  readonly dependencies: readonly DependencyHealth[];
}

/** Asks a dependency for a sign of life; rejects when there is none. */
export type Probe = () => Promise<unknown>;

const LONGEST_MS = 2_000;

/**
 * Asks every dependency at once, each time it is called:
 *
 *     const health = createHealth({ postgres: () => database.$queryRaw`SELECT 1`, temporal: () => … });
 */
export function createHealth(probes: Readonly<Record<string, Probe>>, longestMs = LONGEST_MS): () => Promise<Health> {
  const lastErrors = new Map<string, { lastError: string; lastErrorAt: string }>();
  const ask = async (name: string, probe: Probe): Promise<DependencyHealth> => {
    const began = performance.now();
    const problem = await within(longestMs, probe).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (problem !== undefined) {
      lastErrors.set(name, { lastError: String(redacted(problem)), lastErrorAt: new Date().toISOString() });
    }
    const latencyMs = Math.round((performance.now() - began) * 10) / 10;
    return { name, ready: problem === undefined, latencyMs, ...lastErrors.get(name) };
  };
  return async () => {
    const dependencies = await Promise.all(Object.entries(probes).map(([name, probe]) => ask(name, probe)));
    return { ready: dependencies.every(({ ready }) => ready), dependencies };
  };
}

async function within(longestMs: number, probe: Probe): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${String(longestMs)} ms`)), longestMs);
  });
  try {
    await Promise.race([probe(), late]);
  } finally {
    clearTimeout(timer);
  }
}
