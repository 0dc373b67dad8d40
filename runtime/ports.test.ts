import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { freePort, isPortFree } from './ports.ts';

describe('ports', () => {
  it('steps over a taken port', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      assert.equal(await isPortFree(port), false);
      assert.ok((await freePort(port)) > port);
    } finally {
      server.close();
    }
  });
  it('steps over a port that is spoken for', async () => {
    const free = await freePort(41_000);
    assert.ok((await freePort(free, [free])) > free);
  });
});
