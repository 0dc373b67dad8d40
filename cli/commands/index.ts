import type { Command } from '../command.ts';

/** Every command by its name; loaded when it is used, so that help and errors are quick. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  up: async () => (await import('./up.ts')).up,
  study: async () => (await import('./study.ts')).study,
  run: async () => (await import('./run.ts')).run,
  runs: async () => (await import('./runs.ts')).runs,
  trace: async () => (await import('./trace.ts')).trace,
  reproduce: async () => (await import('./reproduce.ts')).reproduce,
  stale: async () => (await import('./stale.ts')).stale,
  refresh: async () => (await import('./refresh.ts')).refresh,
  diff: async () => (await import('./diff.ts')).diff,
  branches: async () => (await import('./branches.ts')).branches,
  branch: async () => (await import('./branches.ts')).branch,
  commit: async () => (await import('./commit.ts')).commit,
  merge: async () => (await import('./merge.ts')).merge,
  revert: async () => (await import('./merge.ts')).revert,
  history: async () => (await import('./history.ts')).history,
  packs: async () => (await import('./packs.ts')).packs,
  conformance: async () => (await import('./conformance.ts')).conformance,
  new: async () => (await import('./new.ts')).newPack,
  rest: async () => (await import('./serve.ts')).rest,
  mcp: async () => (await import('./serve.ts')).mcp,
  worker: async () => (await import('./serve.ts')).worker,
};
