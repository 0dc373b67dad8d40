import type { Resolution } from '../../primitives/index.ts';

/** One move of one branch. */
export interface MoveReference {
  readonly branch: string;
  readonly sequence: number;
}

/** What is told of a move of a branch, beside where it led. */
export interface MoveNote {
  /** The principal that moved it. */
  readonly by: string;
  readonly message: string;
  /** Content digest of the change set that was committed. */
  readonly changeSet?: string;
  /** The move of another branch that this one takes up: where it was forked from, or what was merged into it. */
  readonly origin?: MoveReference;
  /** The move of this branch that this one undoes. */
  readonly reverts?: number;
  /** How conflicts were decided. */
  readonly resolutions?: readonly Resolution[];
}

/**
 * A move of a branch's head. Moves are numbered from one without gaps, and each begins where the last one ended, unless that
 * one closed the branch.
 */
export interface BranchMove extends MoveNote, MoveReference {
  readonly graph: string;
  /** The head before; absent for a move that made the branch. */
  readonly from?: string;
  readonly to: string;
  /** The branch ended with this move, where it stood. */
  readonly closed?: true;
  /** RFC 3339. */
  readonly at: string;
}

/** Newest first: moves with a smaller number than `before`. */
export interface BranchLogPage {
  readonly before?: number;
  readonly limit: number;
}
