/** What is wrong with the manifest of a pack, and what its author does about it. */
export interface PackProblem {
  readonly problem: string;
  readonly remedy: string;
}

export const packProblem = (problem: string, remedy: string): PackProblem => ({ problem, remedy });
