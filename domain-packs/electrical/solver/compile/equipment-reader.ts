import type { GraphReader, OperatingState, Value } from '../../../../primitives/index.ts';
import type { Terminal } from '../terminal.ts';
import { terminal } from '../terminal.ts';
import { CONDUCTORS } from '../../taxonomy/index.ts';

/** A value that the power flow needs and nobody states. */
export interface MissingValue {
  readonly subject: string;
  readonly path: string;
}

/** A stand-in while the rest is read, so that all missing values are found at once. Never reaches the solver. */
const UNKNOWN = Number.NaN;

/** Reads equipment from the graph as it is operated: what the operating state sets, else what the snapshot says. */
export class EquipmentReader {
  readonly graph: GraphReader;
  readonly missing: MissingValue[] = [];
  /** By subject, then by path. */
  readonly #overrides = new Map<string, Map<string, Value>>();

  constructor(graph: GraphReader, state: OperatingState) {
    this.graph = graph;
    for (const { subject, path, value } of state.overrides) {
      const paths = this.#overrides.get(subject) ?? new Map<string, Value>();
      this.#overrides.set(subject, paths.set(path, value));
    }
  }

  value(subject: string, path: string): Value | undefined {
    return this.#overrides.get(subject)?.get(path) ?? this.graph.value(subject, path);
  }

  has(subject: string, path: string): boolean {
    return this.value(subject, path) !== undefined;
  }

  /** A number that must be there. */
  number(subject: string, path: string): number {
    const found = this.value(subject, path);
    return typeof found === 'number' ? found : this.#lacks(subject, path, UNKNOWN);
  }

  /** A number whose absence has a meaning of its own. */
  numberOr(subject: string, path: string, otherwise: number): number {
    const found = this.value(subject, path);
    return typeof found === 'number' ? found : otherwise;
  }

  flagOr(subject: string, path: string, otherwise: boolean): boolean {
    const found = this.value(subject, path);
    return typeof found === 'boolean' ? found : otherwise;
  }

  text(subject: string, path: string): string {
    const found = this.value(subject, path);
    return typeof found === 'string' ? found : this.#lacks(subject, path, '');
  }

  /** One of several words; anything else counts as not stated. */
  oneOf<const W extends string>(subject: string, path: string, words: readonly [W, ...W[]]): W {
    const found = this.value(subject, path);
    return words.find((word) => word === found) ?? this.#lacks(subject, path, words[0]);
  }

  textOr(subject: string, path: string, otherwise: string): string {
    const found = this.value(subject, path);
    return typeof found === 'string' ? found : otherwise;
  }

  numbers(subject: string, path: string): readonly number[] {
    return this.numbersIf(subject, path) ?? this.#lacks(subject, path, []);
  }

  numbersIf(subject: string, path: string): readonly number[] | undefined {
    const found = this.value(subject, path);
    if (typeof found === 'number') return [found];
    return isNumbers(found) ? found : undefined;
  }

  texts(subject: string, path: string): readonly string[] {
    const found = this.value(subject, path);
    if (typeof found === 'string') return [found];
    return isTexts(found) ? found : this.#lacks(subject, path, []);
  }

  matrix(subject: string, path: string): readonly (readonly number[])[] {
    const found = this.value(subject, path);
    return isMatrix(found) ? found : this.#lacks(subject, path, []);
  }

  /** Equipment of a type that is in service, in the order of ids. */
  inService(type: { readonly typeId: string }): readonly string[] {
    return this.graph.ofType(type).filter((subject) => this.flagOr(subject, 'enabled', true));
  }

  /** How many ports an element has. */
  ports(subject: string): readonly string[] {
    return this.graph.portsOf(subject);
  }

  /** The terminal at a port (from 1), each of its conductors given a node. */
  terminal(subject: string, sequence: number, phases: number, conductors: number): Terminal {
    const port = this.graph.portsOf(subject)[sequence - 1];
    const bus = port === undefined ? undefined : this.graph.junctionOf(port);
    if (port === undefined || bus === undefined)
      return this.#lacks(subject, `port ${String(sequence)}`, { bus: '', nodes: [] });
    const stated = this.graph.value(port, CONDUCTORS);
    return terminal(busName(bus), isNumbers(stated) ? stated : [], phases, conductors);
  }

  #lacks<T>(subject: string, path: string, standIn: T): T {
    this.missing.push({ subject, path });
    return standIn;
  }
}

/** The name under which the solver knows an element or bus: its id without the class, which the solver adds itself. */
export const elementName = (subject: string): string => subject.replace(/^[a-z]+\./, '');
export const busName = (bus: string): string => bus.replace(/^bus\./, '');

const isNumbers = (value: Value | undefined): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number');
const isTexts = (value: Value | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');
const isMatrix = (value: Value | undefined): value is readonly (readonly number[])[] =>
  Array.isArray(value) && value.every((each) => Array.isArray(each));
