import { commandLine } from './command-line.ts';
import type { Terminal } from './command.ts';

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  interactive: process.stderr.isTTY && process.env['TERM'] !== 'dumb' && process.env['NO_COLOR'] === undefined,
  columns: () => process.stderr.columns,
};

process.exitCode = await commandLine(process.argv.slice(2), terminal);
