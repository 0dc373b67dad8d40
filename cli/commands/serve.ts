import { configuration } from '../../runtime/configuration.ts';
import { createLog } from '../../runtime/log.ts';
import { versionRecord } from '../../runtime/version.ts';
import type { Mode } from '../../service.ts';
import type { Command } from '../command.ts';
import { flag } from '../command.ts';
import { untilStopped } from '../until-stopped.ts';

/** One mode as a process of its own: what a container of the image runs. */
const serve = (mode: Mode, summary: string): Command => ({
  name: mode,
  operands: '',
  summary,
  options: mode === 'mcp' ? { stdio: { type: 'boolean' } } : {},
  describes: { stdio: 'Speak MCP on standard input and output instead of HTTP' },
  example: `bver ${mode}`,
  async run(parsed) {
    const settings = configuration();
    const log = createLog(settings.log);
    if (flag(parsed, 'stdio')) return serveStdio(settings, log);
    // Loaded when it is used: help needs none of it.
    const { openService } = await import('../../service.ts');
    const service = await openService({ modes: [mode], settings, log, say: (text) => log.info(text) });
    log.info(`${mode} is ready`, { rest: service.restUrl, mcp: service.mcpUrl });
    return untilStopped(service.close, (text) => log.info(text));
  },
});

/** A client that speaks MCP on our standard streams brings its own process: so a worker comes along. */
async function serveStdio(
  settings: ReturnType<typeof configuration>,
  log: ReturnType<typeof createLog>,
): Promise<number> {
  const { serveMcpOnStdio } = await import('../../api/mcp/stdio.ts');
  const { openService } = await import('../../service.ts');
  const service = await openService({ modes: ['worker'], settings, log, say: (text) => log.info(text) });
  const ended = serveMcpOnStdio({ ...service, log, version: versionRecord(service.registry) });
  const stopped = untilStopped(service.close, (text) => log.info(text));
  return Promise.race([ended.then(() => service.close()).then(() => 0), stopped]);
}

export const rest = serve('rest', 'Serve REST, as a process of its own');
export const mcp = serve('mcp', 'Serve MCP, as a process of its own');
export const worker = serve('worker', 'Run workflows and activities, as a process of its own');
