import { createServer } from 'node:net';

const HIGHEST_PORT = 65_535;

/** Whether nothing listens on the port of that address just now. */
export const isPortFree = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });

/**
 * The first free port from the preferred one upwards, stepping over those that are taken or listed in `except`.
 * Between the answer and the use of it somebody else may take the port: a server that cannot bind asks again.
 */
export async function freePort(preferred: number, except: readonly number[] = [], host = '127.0.0.1'): Promise<number> {
  for (let port = preferred; port <= HIGHEST_PORT; port++) {
    if (!except.includes(port) && (await isPortFree(port, host))) return port;
  }
  throw new RangeError(`No port from ${preferred} upwards is free on ${host}.`);
}
