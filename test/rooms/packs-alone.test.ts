import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createInProcessExecution } from '../../activities/in-process-execution.ts';
import { createReproduction } from '../../activities/reproduction.ts';
import { createStepRunner } from '../../activities/step-runner.ts';
import { createBroker } from '../../api/create-broker.ts';
import { mcpDoor } from '../../api/mcp/testing/mcp-door.ts';
import { restServer } from '../../api/rest/testing/rest-server.ts';
import { commandLine } from '../../cli/command-line.ts';
import { COMMANDS } from '../../cli/commands/index.ts';
import type { DomainPack } from '../../primitives/index.ts';
import { createRegistry, ERRORS } from '../../primitives/index.ts';
import { createGraphAccess } from '../../runtime/graph/graph-access.ts';
import { loadPacks, packModule } from '../../runtime/packs.ts';
import { createMemoryStore } from '../../runtime/store/memory-store.ts';
import { vocabularyOf, wordsOf } from './vocabulary.ts';

const NAMES = readdirSync(path.resolve(import.meta.dirname, '../../domain-packs'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('the packs, one by one and together', function () {
  this.timeout(60_000);
  const packs = new Map<string, DomainPack>();

  before(async () => {
    for (const name of NAMES) for (const pack of await loadPacks([packModule(name)])) packs.set(name, pack);
  });

  for (const name of NAMES) {
    it(`with ${name} alone, no door says a word of another`, async () => {
      const alone = packs.get(name) ?? assert.fail();
      const surfaces = await surfacesOf([alone], name);
      for (const [other, pack] of packs) {
        if (other === name) continue;
        const foreign = vocabularyOf(pack);
        for (const word of vocabularyOf(alone)) foreign.delete(word);
        assert.ok(foreign.size > 15, `${other} has words of its own`);
        for (const [surface, text] of surfaces) {
          assert.ok(text.length > 100, surface);
          assert.deepEqual(
            [...wordsOf(text)].filter((word) => foreign.has(word)),
            [],
            `words of ${other} in ${surface}`,
          );
        }
      }
    });
  }

  it('together, no name of one is a name of another', () => {
    const registry = createRegistry([...packs.values()]);
    assert.equal(registry.packs.length, NAMES.length);
    const names = [...packs.values()].flatMap((pack) => [
      ...pack.primitives.map(({ name }) => name),
      ...pack.compositions.map(({ name }) => name),
      ...pack.binding.types.map(({ typeId }) => typeId),
      ...pack.interpreters.flatMap(({ reads }) => Object.keys(reads)),
    ]);
    assert.equal(new Set(names).size, names.length);
  });
});

/** All that a service with these packs says before anybody has done anything with it. */
async function surfacesOf(packs: readonly DomainPack[], name: string): Promise<Map<string, string>> {
  const registry = createRegistry(packs);
  const store = createMemoryStore();
  const execution = createInProcessExecution(createStepRunner({ registry, store }), store);
  const graphs = createGraphAccess(store, registry.packs);
  const reproduction = createReproduction({ registry, store });
  const broker = createBroker({ registry, store, execution, graphs, reproduction, documentLimit: 1_000_000 });
  const rest = await restServer({ broker, store });
  const mcp = await mcpDoor({ broker, store });
  try {
    const get = async (address: string): Promise<string> => (await fetch(`${rest.url}${address}`)).text();
    const client = await mcp.connect();
    const surfaces = new Map([
      ['OpenAPI', await get('/openapi.json')],
      ['the page of the API', (await get('/docs')) + (await get('/docs/docs.js'))],
      ['discovery', (await get('/v1/primitives')) + (await get('/v1/workflows')) + (await get('/v1/packs'))],
      ['the tools', JSON.stringify(await client.listTools())],
      ['the prompts', JSON.stringify(await client.listPrompts())],
      [
        'the instructions',
        `${client.getInstructions() ?? ''} ${JSON.stringify(await client.listResources())}`.padEnd(101),
      ],
      ['the errors', JSON.stringify(ERRORS)],
      ['the command line', await help(name)],
    ]);
    await client.close();
    return surfaces;
  } finally {
    await mcp.close();
    await rest.close();
    await execution.close();
  }
}

async function help(pack: string): Promise<string> {
  const before = process.env['BVER_PACKS'];
  process.env['BVER_PACKS'] = pack;
  let said = '';
  const keep = (text: string): void => void (said += text);
  try {
    for (const words of [['--help'], ...Object.keys(COMMANDS).map((command) => [command, '--help'])])
      await commandLine(words, { out: keep, err: keep, interactive: false, columns: () => 80 });
  } finally {
    if (before === undefined) delete process.env['BVER_PACKS'];
    else process.env['BVER_PACKS'] = before;
  }
  return said;
}
