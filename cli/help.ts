import type { Command } from './command.ts';
import { COMMANDS } from './commands/index.ts';

const INDENT = '  ';

/** What `bver help` prints. */
export async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const width = Math.max(...commands.map(({ name, operands }) => `${name} ${operands}`.length));
  const lines = commands.map(
    ({ name, operands, summary }) => `${INDENT}${`${name} ${operands}`.padEnd(width)}  ${summary}`,
  );
  return [
    'bver: engineering operations, durable and traceable',
    '',
    ...lines,
    '',
    'bver help COMMAND tells more.',
  ].join('\n');
}

/** What `bver help COMMAND` prints. */
export function commandHelp({ name, operands, summary, options, describes, example }: Command): string {
  const flags = Object.entries(options).map(
    ([option, { type }]) => [`--${option}${type === 'string' ? ' …' : ''}`, describes[option] ?? ''] as const,
  );
  const width = Math.max(0, ...flags.map(([flag]) => flag.length));
  return [
    `bver ${name} ${operands}`.trimEnd(),
    '',
    summary,
    ...(flags.length > 0 ? ['', ...flags.map(([flag, text]) => `${INDENT}${flag.padEnd(width)}  ${text}`)] : []),
    '',
    `${INDENT}${example}`,
  ].join('\n');
}
