import { portId, STRUCTURE, textEvidence } from '../../../../primitives/index.ts';
import type { Assertion, AssertionReference, Evidence, Value } from '../../../../primitives/index.ts';
import { CONDUCTORS } from '../../taxonomy/index.ts';
import type { Diagnostics } from '../opendss/diagnostic.ts';
import type { BusReference, RefusedValue, Script, ScriptElement, Span } from '../opendss/index.ts';
import type { InForce } from './in-force.ts';
import type { MODEL_MESSAGES, ModelMessageId } from './messages.ts';

/** The rest of a span behind its first ASCII characters. */
const behind = (span: Span, count: number): Span => ({
  ...span,
  offset: span.offset + count,
  length: span.length - count,
  column: span.column + count,
});

const NOTHING: readonly AssertionReference[] = [];
const titleOf = ({ class: definition, name }: ScriptElement): string => `${definition.name}.${name}`;

/** Writes assertions down, and what is to be said about the places they come from. */
export class Writer {
  readonly assertions: Assertion[] = [];
  readonly script: Script;
  readonly diagnostics: Diagnostics<typeof MODEL_MESSAGES>;
  readonly #sourceKeys: readonly string[];
  readonly #buses = new Set<string>();

  /** @param sourceKeys key of each of the script's files */
  constructor(script: Script, sourceKeys: readonly string[], diagnostics: Diagnostics<typeof MODEL_MESSAGES>) {
    this.script = script;
    this.#sourceKeys = sourceKeys;
    this.diagnostics = diagnostics;
  }

  evidence({ source, offset, length, line, column }: Span): Evidence {
    return textEvidence(this.#sourceKeys[source] ?? '', offset, length, line, column);
  }

  /** What the quoted characters say when `method` reads them. A second place may state the unit. */
  stated(subject: string, path: string, value: Value, method: string, spans: readonly Span[], unit?: string): void {
    const evidence = this.#evidence(spans);
    const state = 'stated';
    this.assertions.push(
      unit === undefined
        ? { subject, path, value, state, method, evidence, wasDerivedFrom: NOTHING, confidence: 1 }
        : { subject, path, value, state, unit, method, evidence, wasDerivedFrom: NOTHING, confidence: 1 },
    );
  }

  /** What follows from other assertions. */
  derived(
    subject: string,
    path: string,
    value: Value,
    method: string,
    wasDerivedFrom: readonly AssertionReference[],
  ): void {
    this.assertions.push({
      subject,
      path,
      value,
      state: 'derived',
      method,
      evidence: [],
      wasDerivedFrom,
      confidence: 1,
    });
  }

  /** Something stands here that could not be read: no other value may be taken in its stead. */
  unreadable(subject: string, path: string, { span }: Pick<RefusedValue, 'span'>): void {
    const evidence = [this.evidence(span)];
    const method = 'opendss.unreadable';
    this.assertions.push({
      subject,
      path,
      value: '',
      state: 'absent',
      method,
      evidence,
      wasDerivedFrom: [],
      confidence: 0,
    });
  }

  #evidence(spans: readonly Span[]): readonly Evidence[] {
    const [first] = spans;
    return first !== undefined && spans.length === 1
      ? [this.evidence(first)]
      : spans.map((span) => this.evidence(span));
  }

  /** Type and name of an element, quoted from where it is defined: `Line.650632`. */
  node({ class: definition, name, key, span }: ScriptElement, type: string): void {
    const { length } = definition.name;
    this.stated(key, STRUCTURE.type, type, 'opendss.class', [{ ...span, length }]);
    this.stated(key, STRUCTURE.name, name, 'opendss.text', [behind(span, length + 1)]);
  }

  /** A port and the bus it is connected to, `671.1.3`: the bus comes into being where it is first mentioned. */
  port(subject: string, sequence: number, { bus, nodes, tail }: BusReference, span: Span): void {
    const port = portId(subject, sequence);
    const id = `bus.${bus.toLowerCase()}`;
    const name = { ...span, length: span.length - tail };
    this.stated(port, STRUCTURE.junction, id, 'opendss.bus', [name]);
    if (nodes.length > 0) {
      const column = span.column + bus.length + 1;
      const after = { ...span, offset: span.offset + name.length + 1, length: tail - 1, column };
      this.stated(port, CONDUCTORS, nodes, 'opendss.nodes', [after]);
    }
    this.bus(id, bus, name, port);
  }

  /** A bus, known by the port that mentions it first. */
  bus(id: string, bus: string, name: Span, mention: string, path: string = STRUCTURE.junction): void {
    if (this.#buses.has(id)) return;
    this.#buses.add(id);
    this.derived(id, STRUCTURE.type, 'electrical.Bus', 'opendss.bus', [{ subject: mention, path }]);
    this.stated(id, STRUCTURE.name, bus, 'opendss.text', [name]);
  }

  hasBus(bus: string): boolean {
    return this.#buses.has(`bus.${bus.toLowerCase()}`);
  }

  report(code: ModelMessageId, span: Span, data: Readonly<Record<string, string>>): void {
    this.diagnostics.add(code, span, data);
  }

  /** Reports every value of the element that nothing has taken up. */
  reportRest(values: InForce, taken: (key: string) => boolean, unused: ReadonlySet<string>): void {
    for (const [key, { property, span }] of values.present()) {
      if (taken(key)) continue;
      const code = unused.has(key) ? 'dss.property.not-used' : 'dss.property.not-modelled';
      this.report(code, span, { element: titleOf(values.element), property: property.name });
    }
  }

  /** Reports that a value does not count beside one written later. */
  superseded(values: InForce, key: string, later: string): void {
    const entry = values.get(key);
    if (entry)
      this.report('dss.value.superseded', entry.span, {
        element: titleOf(values.element),
        property: entry.property.name,
        later,
      });
  }
}
