import { UsageError } from '../usage-error.ts';

/** A change as it is written on the command line. */
export interface WrittenChange {
  readonly do?: 'retract' | 'remove';
  readonly subject: string;
  readonly path?: string;
  readonly value?: unknown;
}

const HOW = "Write for example --set 'board.upper length=90 cm'.";

/** `board.upper length=90 cm`: an element, a property, and a value that is JSON where it is JSON. @throws UsageError */
export function toSet(given: string): WrittenChange {
  const { 1: subject, 2: path, 3: value } = /^\s*(\S+)\s+([^=]+?)\s*=\s*(.*?)\s*$/s.exec(given) ?? [];
  if (subject === undefined || path === undefined || value === undefined) {
    throw new UsageError(`--set ${given} is not of the form 'ELEMENT PROPERTY=VALUE'.`, HOW);
  }
  return { subject, path, value: valueOf(value) };
}

/** `board.upper length` takes a value away, `board.upper` the element. @throws UsageError */
export function toRemove(given: string): WrittenChange {
  const [subject, path, ...more] = given.trim().split(/\s+/);
  if (subject === undefined || subject === '' || more.length > 0) {
    throw new UsageError(`--remove ${given} is neither an element nor one of its properties.`, HOW);
  }
  return path === undefined ? { do: 'remove', subject } : { do: 'retract', subject, path };
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
