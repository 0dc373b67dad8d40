import { availableParallelism, cpus } from 'node:os';

/** What it was measured on. */
export const machine = (): string =>
  `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, ${process.platform}`;
