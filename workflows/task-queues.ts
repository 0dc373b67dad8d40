import type { ExecutionClass } from '../primitives/names.ts';

/** Task queues by resource class, so that workers which compute scale apart from those which answer. */
export const TASK_QUEUES = {
  interactive: 'bver-interactive',
  compute: 'bver-compute',
} as const satisfies Record<ExecutionClass, string>;
