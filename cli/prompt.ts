import { createInterface } from 'node:readline/promises';

/** Asks a person one thing after the other. */
export interface Prompt {
  /** @returns undefined when the person has gone */
  (question: string): Promise<string | undefined>;
  close(): void;
}

/** @returns undefined where nobody sits at a terminal */
export function prompt(): Prompt | undefined {
  if (!process.stdin.isTTY) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ask = (question: string): Promise<string | undefined> => lines.question(question).catch(() => undefined);
  return Object.assign(ask, { close: () => lines.close() });
}
