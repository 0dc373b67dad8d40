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
  let latest: { readonly value: T } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const schedule = (): void => {
    timer ??= setTimeout(() => void send(), intervalMs);
  };
  const send = async (): Promise<void> => {
    const taken = latest;
    latest = undefined;
    if (taken) await pass(taken.value);
    timer = undefined;
    if (latest && !stopped) schedule();
  };
  return {
    push(value) {
      latest = { value };
      if (!stopped) schedule();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
