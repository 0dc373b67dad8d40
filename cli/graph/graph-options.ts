import type { Parsed } from '../command.ts';
import { CALLING, text } from '../command.ts';

/** Options of every command that works on branches. */
export const ON_GRAPH = {
  options: { graph: { type: 'string' }, json: CALLING.options.json, remote: CALLING.options.remote },
  describes: {
    graph: 'The graph; `default` where not given',
    json: CALLING.describes.json,
    remote: CALLING.describes.remote,
  },
} as const;

export const graphOf = (parsed: Parsed): string => text(parsed, 'graph') ?? 'default';

/** The branch that is meant where none is named. */
export const MAIN = 'main';
