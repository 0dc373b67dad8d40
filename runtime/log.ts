import { createLogger, format, transports } from 'winston';
import type { Logger } from 'winston';
import type { Configuration } from './configuration.ts';
import { redacted } from './redaction.ts';

/** Writes one line an event. `child({ runId, traceId })` gives a log that says so on every line. */
export type Log = Logger;

const redact = format((info) => Object.assign(info, redacted(info)));

const human = format.printf(({ timestamp, level, message, ...rest }) => {
  const fields = Object.entries(rest).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [String(timestamp).slice(11, 23), level.padEnd(5), String(message), ...fields].join(' ');
});

/**
 * The log of this process, on standard error: standard output belongs to the answer of a command, and to MCP.
 * Secrets and contents never reach it (see `redacted`).
 */
export function createLog({ level, format: form }: Configuration['log'], output?: NodeJS.WritableStream): Log {
  return createLogger({
    level,
    format: format.combine(
      format.errors({ stack: true }),
      redact(),
      format.timestamp(),
      form === 'json' ? format.json() : human,
    ),
    transports: [new transports.Stream({ stream: output ?? process.stderr })],
  });
}
