import { configuration } from '../runtime/configuration.ts';
import { createRegistry } from '../primitives/index.ts';
import type { Registry } from '../primitives/index.ts';
import { loadPacks } from '../runtime/packs.ts';
import { packModules } from '../runtime/pack-modules.ts';
import type { Client } from './client/client.ts';
import { createInlineClient } from './client/inline-client.ts';
import { createRemoteClient } from './client/remote-client.ts';
import { runningService } from '../runtime/service-record.ts';
import type { Parsed, Terminal } from './command.ts';
import { flag, text } from './command.ts';
import { UsageError } from './usage-error.ts';

export interface Opened {
  readonly client: Client;
  readonly registry: Registry;
  readonly documentLimit: number;
}

/**
 * The BVER that a command calls: the one at `--remote`; with `--inline` this very process; otherwise the one that runs
 * in this checkout, or, where none runs, a BVER of the command's own on the same database and Temporal, which ends with it.
 */
export async function openClient(parsed: Parsed, terminal: Terminal): Promise<Opened> {
  if (text(parsed, 'remote') !== undefined && flag(parsed, 'inline')) {
    throw new UsageError('--inline and --remote exclude each other.', 'Run it in this process, or at a URL.');
  }
  const settings = configuration();
  const registry = createRegistry(await loadPacks(packModules()));
  const opened = (client: Client): Opened => ({ client, registry, documentLimit: settings.documentLimit });
  const remote = text(parsed, 'remote');
  if (remote !== undefined) return opened(createRemoteClient(remote));
  if (flag(parsed, 'inline')) return opened(createInlineClient(registry, settings.documentLimit));
  const running = await runningService(settings.stateDirectory);
  if (running) return opened(createRemoteClient(running.rest));
  const { openOwnClient } = await import('./client/own-client.ts');
  return opened(await openOwnClient(terminal));
}
