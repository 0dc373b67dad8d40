/**
 * Waits for Ctrl-C or a request to end, then closes. A second Ctrl-C does not wait any longer.
 *
 * @returns the exit code
 */
export function untilStopped(close: () => Promise<void>, say: (text: string) => void): Promise<number> {
  return new Promise((resolve) => {
    let stopping = false;
    const stop = (signal: NodeJS.Signals): void => {
      if (stopping) {
        if (signal === 'SIGINT') process.exit(130);
        return;
      }
      stopping = true;
      say('Stopping …');
      void close().then(() => {
        say('Stopped. Nothing is lost; what was running goes on at the next start.');
        resolve(0);
      });
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    process.on('SIGHUP', stop);
  });
}
