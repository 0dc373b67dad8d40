import { Runtime } from '@temporalio/worker';
import type { Logger, LogLevel, LogMetadata } from '@temporalio/worker';

type Level = 'error' | 'warn' | 'info' | 'debug';
/** What of a log the SDK needs. */
export type SdkLog = Readonly<Record<Level, (message: string, fields: object) => unknown>>;

const LEVELS: Readonly<Record<LogLevel, Level>> = {
  TRACE: 'debug',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
};

let installed = false;

/**
 * Makes the SDK write into our log, and leaves signals to us: who shuts down decides in which order. Once a process, before
 * the first connection; the SDK has one runtime a process.
 */
export function installSdkRuntime(log: SdkLog): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    logger: sdkLogger(log),
    shutdownSignals: [],
    telemetryOptions: { logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} } },
  });
}

function sdkLogger(log: SdkLog): Logger {
  const write = (level: LogLevel, message: string, metadata?: LogMetadata): void => {
    // The queue for computing has activities only, on purpose.
    const meant = message.startsWith('No workflows registered') ? 'debug' : LEVELS[level];
    log[meant](message, metadata ?? {});
  };
  return {
    log: write,
    trace: (message, metadata) => write('TRACE', message, metadata),
    debug: (message, metadata) => write('DEBUG', message, metadata),
    info: (message, metadata) => write('INFO', message, metadata),
    warn: (message, metadata) => write('WARN', message, metadata),
    error: (message, metadata) => write('ERROR', message, metadata),
  };
}
