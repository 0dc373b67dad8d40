import { configuration } from '../../runtime/configuration.ts';
import { createLog } from '../../runtime/log.ts';
import { openService } from '../../service.ts';
import type { Terminal } from '../command.ts';
import { createBrokerClient } from './broker-client.ts';
import type { Client } from './client.ts';

/** A BVER of the command's own, with a worker and without doors, on the database and the Temporal of this checkout. */
export async function openOwnClient(terminal: Terminal): Promise<Client> {
  const settings = configuration();
  const log = createLog({ ...settings.log, level: settings.log.level === 'info' ? 'warn' : settings.log.level });
  const say = (text: string): void => {
    if (terminal.interactive) terminal.err(`\r\u001b[K  ${text}`);
  };
  const service = await openService({ modes: ['worker'], settings, log, say });
  say('');
  return createBrokerClient({
    broker: service.broker,
    store: service.store,
    place: 'this checkout',
    documentLimit: settings.documentLimit,
    close: service.close,
  });
}
