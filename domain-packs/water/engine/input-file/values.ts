import { STRUCTURE } from '../../../../primitives/index.ts';
import type { AssertionReference, GraphReader, OperatingState, Unit, Value } from '../../../../primitives/index.ts';

/** Values as the network is operated: what the operating state sets, over what the graph says. Writes down what is missing. */
export class Values {
  readonly graph: GraphReader;
  readonly missing: AssertionReference[] = [];
  readonly #overrides: ReadonlyMap<string, Value>;
  readonly #ordered = new Map<string, readonly string[]>();

  constructor(graph: GraphReader, { overrides }: OperatingState) {
    this.graph = graph;
    this.#overrides = new Map(overrides.map(({ subject, path, value }) => [`${subject}\n${path}`, value]));
  }

  /** What is said; undefined where nothing is, or where something stands that could not be read. */
  value(subject: string, path: string): Value | undefined {
    const override = this.#overrides.get(`${subject}\n${path}`);
    if (override !== undefined) return override;
    const assertion = this.graph.assertion(subject, path);
    return assertion?.state === 'absent' ? undefined : assertion?.value;
  }

  text(subject: string, path: string): string | undefined {
    const value = this.value(subject, path);
    return typeof value === 'string' ? value : undefined;
  }

  number(subject: string, path: string): number | undefined {
    const value = this.value(subject, path);
    return typeof value === 'number' ? value : undefined;
  }

  list(subject: string, path: string): readonly number[] | undefined {
    const value = this.value(subject, path);
    return Array.isArray(value) ? (value as readonly number[]) : undefined;
  }

  /** A number that the simulation cannot do without, in a unit, as it is written into a file. */
  need(subject: string, path: string, unit?: Unit): string {
    const value = this.number(subject, path);
    if (value === undefined) this.missing.push({ subject, path });
    return written(value ?? 0, unit);
  }

  needText(subject: string, path: string): string {
    const value = this.text(subject, path);
    if (value === undefined) this.missing.push({ subject, path });
    return value ?? '';
  }

  needList(subject: string, path: string): readonly number[] {
    const value = this.list(subject, path);
    if (value === undefined) this.missing.push({ subject, path });
    return value ?? [];
  }

  /**
   * Elements of a type in the order in which their source defines them, then those that no source does. The order decides how the
   * engine's equations are arranged, and thereby how its rounding comes out: it shall be as with the source itself.
   */
  ofType(type: { readonly typeId: string }): readonly string[] {
    const known = this.#ordered.get(type.typeId);
    if (known) return known;
    const place = (subject: string): number => {
      const selector = this.graph.assertion(subject, STRUCTURE.type)?.evidence[0]?.selector;
      return selector?.type === 'text' ? selector.offset : Number.POSITIVE_INFINITY;
    };
    const ordered = this.graph
      .ofType(type)
      .map((subject) => ({ subject, at: place(subject) }))
      .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))
      .map(({ subject }) => subject);
    this.#ordered.set(type.typeId, ordered);
    return ordered;
  }
}

/** A canonical value in a unit: rounding to fifteen digits gives back the decimal number that a source stated. */
export const written = (value: number, unit?: Unit): string =>
  String(Number((unit ? value / unit.toSi : value).toPrecision(15)));

/** Seconds as hours, minutes and seconds. */
export function clock(seconds: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}
