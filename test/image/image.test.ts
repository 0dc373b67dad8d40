import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { COMMANDS } from '../../cli/commands/index.ts';
import { configuration } from '../../runtime/configuration.ts';
import { loadServiceManifest } from '../../runtime/load-service-manifest.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const dockerfile = readFileSync(path.join(ROOT, 'Dockerfile'), 'utf8');
const { modes } = loadServiceManifest();

const healthcheck = (mode: string, env: Readonly<Record<string, string>> = {}): Promise<number> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, ['cli/healthcheck.mjs', mode], {
      cwd: ROOT,
      env: { ...process.env, ...env },
    });
    child.once('close', (code) => resolve(code ?? 1));
  });

describe('the image, as far as it can be judged without building it', () => {
  it('has every mode of the manifest as a command', () => {
    for (const mode of Object.values(modes)) assert.ok(Object.hasOwn(COMMANDS, mode.command[0] ?? ''), mode.command[0]);
  });

  it('exposes the ports of the manifest, which are those that the doors listen on', () => {
    const { restPort, mcpPort } = configuration({}).doors;
    assert.deepEqual([modes.rest?.port, modes.mcp?.port], [restPort, mcpPort]);
    assert.match(dockerfile, new RegExp(`^EXPOSE ${restPort} ${mcpPort}$`, 'm'));
  });

  it('does not run as root', () => {
    assert.equal(/^USER (.*)$/m.exec(dockerfile)?.[1], 'node');
  });

  it('copies only what is there', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, sources = '']) =>
      sources.split(' '),
    );
    for (const source of copied) assert.ok(existsSync(path.join(ROOT, source)), source);
  });

  it('installs what packs state about the libraries of their fields', () => {
    const manifests = dockerfile.indexOf('COPY --from=manifests /packs/ domain-packs/');
    assert.ok(manifests > 0 && manifests < dockerfile.indexOf('RUN npm ci'));
  });

  it('is healthy while its door answers, and a worker while it runs', async () => {
    const server = createServer((_, response) => response.end('alive'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const port = String((server.address() as AddressInfo).port);
    assert.equal(await healthcheck('rest', { BVER_REST_PORT: port }), 0);
    assert.equal(await healthcheck('mcp', { BVER_MCP_PORT: port }), 0);
    await new Promise((resolve) => server.close(resolve));
    assert.equal(await healthcheck('rest', { BVER_REST_PORT: port }), 1);
    assert.equal(await healthcheck('worker'), 0);
  });
});
