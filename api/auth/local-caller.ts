import type { Caller } from '../../primitives/index.ts';

/** Who calls while no identity provider is configured: whoever sits at this machine. */
export const LOCAL_CALLER: Caller = { tenant: 'local', subject: 'local' };
