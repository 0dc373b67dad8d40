import type {
  AssertionReference,
  Change,
  GraphReader,
  Properties,
  TypeDefinition,
  Value,
} from '../../../../primitives/index.ts';

/** The table that the values come from. */
export const TABLE = 'opendss-defaults';

/** Collects what is assumed. Where anything is said, and be it that something could not be read, nothing is assumed. */
export class Filling {
  readonly graph: GraphReader;
  readonly changes: Change[] = [];
  readonly #filled = new Map<string, Value>();
  /** How often each property was filled, by type and path. */
  readonly counts: Record<string, number> = {};

  constructor(graph: GraphReader) {
    this.graph = graph;
  }

  isSaid(subject: string, path: string): boolean {
    return this.#filled.has(`${subject}\n${path}`) || this.graph.assertion(subject, path) !== undefined;
  }

  /** What is said, or has just been assumed. */
  value(subject: string, path: string): Value | undefined {
    return this.#filled.get(`${subject}\n${path}`) ?? this.graph.value(subject, path);
  }
  number(subject: string, path: string): number | undefined {
    const value = this.value(subject, path);
    return typeof value === 'number' ? value : undefined;
  }

  /** @param from what the value is computed from, beside the table */
  assume(subject: string, path: string, value: Value, from: readonly AssertionReference[] = []): void {
    if (!this.isSaid(subject, path)) this.#assert(subject, path, value, 'assumed', TABLE, from);
  }

  /** A value that follows from others without any table. */
  derive(subject: string, path: string, value: Value, method: string, from: readonly AssertionReference[]): void {
    if (!this.isSaid(subject, path)) this.#assert(subject, path, value, 'derived', method, from);
  }

  #assert(
    subject: string,
    path: string,
    value: Value,
    state: 'assumed' | 'derived',
    method: string,
    from: readonly AssertionReference[],
  ): void {
    this.#filled.set(`${subject}\n${path}`, value);
    const name = `${this.graph.typeOf(subject.replace(/#\d+$/, '')) ?? ''}.${path}`;
    this.counts[name] = (this.counts[name] ?? 0) + 1;
    const assertion = { subject, path, value, state, method, evidence: [], wasDerivedFrom: from, confidence: 1 };
    this.changes.push({ op: 'assert', assertion });
  }
}

/** Defaults of a type by path; a path that the type lacks does not compile. */
export type DefaultsOf<P extends Properties> = Readonly<Partial<Record<keyof P & string, Value>>>;

export const defaultsFor = <P extends Properties>(_type: TypeDefinition<P>, defaults: DefaultsOf<P>): DefaultsOf<P> =>
  defaults;

export function assumeAll(
  filling: Filling,
  subject: string,
  defaults: Readonly<Record<string, Value | undefined>>,
): void {
  for (const path in defaults) {
    const value = defaults[path];
    if (value !== undefined) filling.assume(subject, path, value);
  }
}
