import path from 'node:path';
import { configuration } from '../../runtime/configuration.ts';
import { createLog } from '../../runtime/log.ts';
import { announceService } from '../../runtime/service-record.ts';
import { PROJECT_ROOT } from '../../runtime/state-directory.ts';
import type { Service } from '../../service.ts';
import { createBrokerClient } from '../client/broker-client.ts';
import type { Command, Terminal } from '../command.ts';
import { execute } from '../execute.ts';
import { loadDocuments } from '../load-documents.ts';
import { untilStopped } from '../until-stopped.ts';
import type { Configuration } from '../../runtime/configuration.ts';

/** Everything on this machine: what `npm start` runs. */
export const up: Command = {
  name: 'up',
  operands: '',
  summary: 'Start everything on this machine, run the sample study once, and serve until Ctrl-C',
  options: { 'no-sample': { type: 'boolean' } },
  describes: { 'no-sample': 'Do not run the sample study' },
  example: 'bver up',
  async run(parsed, terminal) {
    const started = performance.now();
    const settings = configuration();
    const log = createLog({ ...settings.log, level: settings.log.level === 'info' ? 'warn' : settings.log.level });
    const say = (text: string): void => terminal.err(`  ${text}\n`);
    terminal.err('BVER starts\n');
    // Loaded when it is used: help needs none of it.
    const { openService } = await import('../../service.ts');
    const service = await openService({ modes: ['worker', 'rest', 'mcp'], settings, log, say });
    const { restUrl = '', mcpUrl = '' } = service;
    const withdraw = announceService({ pid: process.pid, rest: restUrl, mcp: mcpUrl }, settings.stateDirectory);
    say(`ready in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    try {
      const sample = parsed.values['no-sample'] === true ? undefined : await runSample(service, settings, terminal);
      terminal.out(`${addresses(service, sample)}\n`);
    } catch (error) {
      terminal.err(`The sample study did not come out: ${error instanceof Error ? error.message : String(error)}\n`);
      terminal.out(`${addresses(service, undefined)}\n`);
    }
    return untilStopped(
      async () => {
        withdraw();
        await service.close();
      },
      (text) => terminal.err(`${text}\n`),
    );
  },
};

interface Sample {
  readonly workflowId: string;
  readonly temporalRunId?: string | undefined;
  readonly report?: string;
}

/** Runs the sample of the first pack that has one; a second start finds it done and shows it again. */
async function runSample(service: Service, settings: Configuration, terminal: Terminal): Promise<Sample | undefined> {
  const { registry, broker, store } = service;
  const sample = registry.packs.find((pack) => pack.sample)?.sample;
  const file = sample?.documents[0];
  if (!sample || file === undefined) return undefined;
  const { documentLimit } = settings;
  const client = createBrokerClient({ broker, store, place: 'here', documentLimit, close: async () => undefined });
  terminal.err(`\nSample study of ${file}\n`);
  const documents = loadDocuments(registry, path.join(PROJECT_ROOT, file), documentLimit);
  const { started, result } = await execute(
    client,
    { operationId: sample.composition, documents, parameters: {} },
    terminal,
  );
  const artifacts = result.artifacts as readonly { digest: string; name: string; mediaType: string }[];
  for (const { digest, mediaType } of artifacts) {
    if (mediaType.startsWith('text/plain'))
      terminal.out(`\n${new TextDecoder().decode(await client.artifact(digest)).trimEnd()}\n`);
  }
  const report = artifacts.find(({ mediaType }) => mediaType.startsWith('text/html'));
  return {
    workflowId: started.metadata.workflowId,
    temporalRunId: started.metadata.temporalRunId,
    ...(report ? { report: `${service.restUrl ?? ''}/v1/artifacts/${report.digest}` } : {}),
  };
}

/** Where to look: five addresses, real ones. */
function addresses({ restUrl, mcpUrl, temporalUi, namespace }: Service, sample: Sample | undefined): string {
  const workflow = sample
    ? `/${encodeURIComponent(sample.workflowId)}${sample.temporalRunId === undefined ? '' : `/${sample.temporalRunId}/history`}`
    : '';
  const rows = [
    ['API docs', `${restUrl ?? ''}/docs`],
    ['MCP', mcpUrl ?? ''],
    [
      'Temporal UI',
      temporalUi === undefined
        ? 'served by your Temporal cluster'
        : `${temporalUi}/namespaces/${namespace}/workflows${workflow}`,
    ],
    ['Report', sample?.report ?? 'no sample was run'],
    ['Health', `${restUrl ?? ''}/readyz`],
  ] as const;
  const lines = rows.map(([name, address]) => `  ${name.padEnd(12)} ${address}`);
  return ['', 'Ready. Look at', '', ...lines, '', 'Ctrl-C stops everything that was started here.'].join('\n');
}
