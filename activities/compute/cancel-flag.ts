/**
 * Runs work with a flag whose element 0 becomes 1 as soon as the signal is aborted: a solver reads it in its loop, also
 * from another thread. Nothing is left on the signal afterwards, as one signal serves every step of a run.
 */
export async function withCancelFlag<T>(signal: AbortSignal, work: (flag: Int32Array) => Promise<T>): Promise<T> {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const raise = (): void => void Atomics.store(flag, 0, 1);
  if (signal.aborted) raise();
  signal.addEventListener('abort', raise, { once: true });
  try {
    return await work(flag);
  } finally {
    signal.removeEventListener('abort', raise);
  }
}
