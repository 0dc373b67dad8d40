import { parseArgs } from 'node:util';
import { BverError } from '../primitives/errors.ts';
import type { Command, Parsed, Terminal } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { commandHelp, overview } from './help.ts';
import { nearest } from '../primitives/nearest.ts';
import { UsageError } from './usage-error.ts';

/**
 * The command line. Answers go to standard output, everything for the eye to standard error.
 *
 * @returns the exit code: 0 done, 1 not everything came out, 2 the call was wrong
 */
export async function commandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = 'help', ...rest] = args;
  const json = rest.includes('--json');
  try {
    if (['help', '--help', '-h'].includes(name)) {
      const [asked] = rest;
      terminal.out(`${asked === undefined ? await overview() : commandHelp(await find(asked))}\n`);
      return 0;
    }
    if (['version', '--version', '-v'].includes(name)) {
      const { packageVersion } = await import('../runtime/version.ts');
      terminal.out(`${packageVersion()}\n`);
      return 0;
    }
    const command = await find(name);
    if (rest.includes('--help') || rest.includes('-h')) {
      terminal.out(`${commandHelp(command)}\n`);
      return 0;
    }
    return await command.run(parse(command, rest), terminal);
  } catch (error) {
    return fail(error, json, terminal);
  }
}

async function find(name: string): Promise<Command> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command();
  const near = nearest(name, Object.keys(COMMANDS));
  throw new UsageError(
    `There is no command ${name}.`,
    `${near.length > 0 ? `Close to it: ${near.join(', ')}. ` : ''}bver help lists all.`,
  );
}

function parse(command: Command, args: readonly string[]): Parsed {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
    return { positionals, values };
  } catch (error) {
    throw new UsageError((error as Error).message, `bver help ${command.name} shows what it takes.`);
  }
}

/** Says what is wrong and what to do; with `--json` as the one JSON document. */
function fail(error: unknown, json: boolean, terminal: Terminal): number {
  const told = describe(error);
  if (json) terminal.out(`${JSON.stringify({ error: told }, null, 2)}\n`);
  terminal.err(`error: ${told.detail}\n`);
  for (const { pointer, detail } of told.errors) terminal.err(`  ${pointer}: ${detail}\n`);
  if (told.remedy) terminal.err(`  → ${told.remedy}\n`);
  if (process.env['BVER_LOG_LEVEL'] === 'debug' && error instanceof Error) terminal.err(`${error.stack ?? ''}\n`);
  const wrongCall =
    error instanceof UsageError || (error instanceof BverError && error.status < 500 && error.code !== 'run.cancelled');
  return wrongCall ? 2 : 1;
}

interface Told {
  readonly code: string;
  readonly detail: string;
  readonly remedy: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
}

function describe(error: unknown): Told {
  if (error instanceof BverError) return error.toRecord();
  if (error instanceof UsageError) return { code: 'usage', detail: error.message, remedy: error.remedy, errors: [] };
  const remedy = error instanceof Error && 'remedy' in error && typeof error.remedy === 'string' ? error.remedy : '';
  return {
    code: 'internal.unexpected',
    detail: error instanceof Error ? error.message : String(error),
    remedy,
    errors: [],
  };
}
