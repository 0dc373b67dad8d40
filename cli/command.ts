import type { ParseArgsConfig } from 'node:util';

/** What a command writes to: answers to standard output, everything for the eye to standard error. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a person is looking at standard error. */
  readonly interactive: boolean;
  /** Columns of the terminal just now. */
  readonly columns?: () => number | undefined;
}

export type Options = NonNullable<ParseArgsConfig['options']>;

export interface Parsed {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
}

/** One command of the command line, as its help shows it. */
export interface Command {
  readonly name: string;
  /** `NAME [FILE]`: what stands behind the command's name. */
  readonly operands: string;
  readonly summary: string;
  readonly options: Options;
  /** What each option does, for its help. */
  readonly describes: Readonly<Record<string, string>>;
  readonly example: string;
  /** @returns the exit code: 0 done, 1 not everything came out, 2 the call was wrong */
  run(parsed: Parsed, terminal: Terminal): Promise<number>;
}

export const text = ({ values }: Parsed, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

export const flag = ({ values }: Parsed, name: string): boolean => values[name] === true;

export const texts = ({ values }: Parsed, name: string): readonly string[] => {
  const value = values[name];
  return Array.isArray(value)
    ? value.filter((item) => typeof item === 'string')
    : typeof value === 'string'
      ? [value]
      : [];
};

/** Options of every command that calls operations. */
export const CALLING = {
  options: {
    json: { type: 'boolean' },
    inline: { type: 'boolean' },
    remote: { type: 'string' },
  },
  describes: {
    json: 'Print one JSON document, and nothing else, to standard output',
    inline: 'Run in this process, without Temporal, and keep nothing',
    remote: 'Use the BVER at this URL',
  },
} as const satisfies { options: Options; describes: Record<string, string> };
