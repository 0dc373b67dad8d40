import type { Constraint } from '../../../primitives/index.ts';
import { LINES } from './lines.ts';
import { NETWORK } from './network.ts';
import { SHUNTS } from './shunts.ts';
import { TRANSFORMERS } from './transformers.ts';

/** What has to hold of every network, as data: what no model means, whatever a power flow would make of it. */
export const CONSTRAINTS: readonly Constraint[] = [...NETWORK, ...LINES, ...TRANSFORMERS, ...SHUNTS];
