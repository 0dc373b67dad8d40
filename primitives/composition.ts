/** One step of a composition: which primitive, with which parameters. */
export interface CompositionStep {
  /** Unique within the composition; an operator reads it in the Temporal UI. */
  readonly id: string;
  readonly primitive: string;
  /** npm semver range; resolved to one exact version when a run is planned. */
  readonly version?: string;
  /** Fixed parameters. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Names of the composition's own parameters that are handed to the step under the same name. */
  readonly takes?: readonly string[];
}

/**
 * A study as data: steps in order, each of which sees the graph and the results that the ones before it left. The
 * first step `interpret` stands for whichever interpreter reads the documents that are given.
 */
export interface Composition {
  /** `electrical.study`: domain, then the study's name. */
  readonly name: string;
  readonly version: string;
  readonly title: string;
  /** Says when to use it and what comes back. */
  readonly description: string;
  readonly steps: readonly CompositionStep[];
  /** The step whose payload is the answer of the run. */
  readonly answer: string;
  readonly visibility: 'listed' | 'found';
}
