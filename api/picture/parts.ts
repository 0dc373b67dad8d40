import type { Kind } from '../../primitives/index.ts';
import type { PartState } from '../run-parts.ts';

/** What is drawn of one part of a composition. */
export interface Part {
  readonly id: string;
  readonly shape: 'call' | 'fanOut' | 'gate' | 'approval';
  readonly title: string;
  /** The primitive with its version, the condition, what is asked. */
  readonly what: string;
  readonly kind?: Kind;
  /** Whether it is done for each item of the fan-out before it. */
  readonly inBranch?: boolean;
  /** Lines about what it is handed. */
  readonly takes: readonly string[];
  /** Parts whose payload, result set or graph it reads beside the order of the steps. */
  readonly readsFrom: readonly string[];
  /** Of a gate: the parts it may leave out. */
  readonly skips: readonly string[];
  /** Of a gate or approval: how the run may end here. */
  readonly ends?: string;
  readonly state?: PartState;
}

/** A composition or a run, as it is drawn and told. */
export interface Picture {
  readonly title: string;
  readonly subtitle: string;
  /** Names of the parameters that the caller gives. */
  readonly parameters: readonly string[];
  readonly parts: readonly Part[];
  readonly answer: string;
}
