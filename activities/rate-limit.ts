/** Passes on the latest of many values, at most once an interval. */
export interface RateLimit<T> {
  push(value: T): void;
  /** Passes on nothing more. */
  stop(): void;
}

/**
 * The first value waits for one interval as well: what is over before has no need to be told. Never two at a time: a slow
 * receiver is told less often.
 */
export function rateLimit<T>(intervalMs: number, pass: (value: T) => Promise<void>): RateLimit<T> {
  /** The latest value, unless it was passed on. */
  const latest: T[] = [];
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const schedule = (): void => {
    timer ??= setTimeout(() => void send(), intervalMs);
  };
  const send = async (): Promise<void> => {
    for (const value of latest.splice(0)) await pass(value);
    timer = undefined;
    if (latest.length > 0 && !stopped) schedule();
  };
  return {
    push(value) {
      latest[0] = value;
      if (!stopped) schedule();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
