import type { AssertionReference, Change, GraphReader, TypeDefinition, Value } from '../../../primitives/index.ts';

/** The table that the values come from: the defaults that the manual documents. */
export const TABLE = 'epanet-2.2-defaults';

/** Collects what is assumed. Where anything is said, and be it that something could not be read, nothing is assumed. */
export class Filling {
  readonly graph: GraphReader;
  readonly changes: Change[] = [];
  /** How often each property was filled, by type and path. */
  readonly counts: Record<string, number> = {};

  constructor(graph: GraphReader) {
    this.graph = graph;
  }

  isSaid(subject: string, path: string): boolean {
    return this.graph.assertion(subject, path) !== undefined;
  }

  /** @param from what the value is computed from, beside the table */
  assume(
    type: TypeDefinition,
    subject: string,
    path: string,
    value: Value,
    from: readonly AssertionReference[] = [],
  ): void {
    if (this.isSaid(subject, path)) return;
    this.#assert(type, subject, path, value, 'assumed', TABLE, from);
  }

  /** A value that follows from others without any table. */
  derive(
    type: TypeDefinition,
    subject: string,
    path: string,
    value: Value,
    method: string,
    from: AssertionReference[],
  ): void {
    if (this.isSaid(subject, path)) return;
    this.#assert(type, subject, path, value, 'derived', method, from);
  }

  #assert(
    { typeId }: TypeDefinition,
    subject: string,
    path: string,
    value: Value,
    state: 'assumed' | 'derived',
    method: string,
    wasDerivedFrom: readonly AssertionReference[],
  ): void {
    const name = `${typeId}.${path}`;
    this.counts[name] = (this.counts[name] ?? 0) + 1;
    const assertion = { subject, path, value, state, method, evidence: [], wasDerivedFrom, confidence: 1 };
    this.changes.push({ op: 'assert', assertion });
  }
}
