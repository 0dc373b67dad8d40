import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, rmSync, writeSync } from 'node:fs';

/**
 * Who uses a shared server is told by a named pipe: every user holds its writing end, the server's guard reads it. The
 * kernel closes the ends of a process however it dies, so the guard learns of the last one's going in every case.
 */
export interface Presence {
  /** Whether the guard still listens: false once it has begun to stop the server. */
  counts(): boolean;
  leave(): void;
}

const presence = (fd: number): Presence => {
  let open = true;
  return {
    counts: () => {
      try {
        return writeSync(fd, '\n') === 1;
      } catch (error) {
        // A pipe that is full of unread ticks has a reader; a broken one has none.
        return (error as NodeJS.ErrnoException).code === 'EAGAIN';
      }
    },
    leave: () => {
      if (open) closeSync(fd);
      open = false;
    },
  };
};

/** Joins the users of a server that runs; undefined when no guard reads the pipe. */
export function joinPresence(pipe: string): Presence | undefined {
  try {
    return presence(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENXIO' || code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes the pipe anew: our own presence, and the reading end to hand to the guard (and then to close). */
export function openPresence(pipe: string): { readonly presence: Presence; readonly readingEnd: number } {
  rmSync(pipe, { force: true });
  execFileSync('mkfifo', ['-m', '600', pipe]);
  // Opened for both, a pipe does not wait for its other end; with it open, neither end waits.
  const both = openSync(pipe, constants.O_RDWR);
  try {
    const readingEnd = openSync(pipe, constants.O_RDONLY);
    return { presence: presence(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK)), readingEnd };
  } finally {
    closeSync(both);
  }
}
