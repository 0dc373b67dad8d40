import { portId, STRUCTURE, textEvidence } from '../../../../primitives/index.ts';
import type { Assertion, AssertionReference, Evidence, Unit, Value } from '../../../../primitives/index.ts';
import type { UnitSystem } from '../../taxonomy/index.ts';
import type { Diagnostics } from '../inp/diagnostics.ts';
import type { Span, Token } from '../inp/span.ts';
import type { Named, Names } from './names.ts';
import { referenceMethod } from './readers.ts';

/** Unit of an assertion: none where it is the canonical one. */
const codeOf = (unit: Unit | undefined): string | undefined =>
  unit === undefined || unit.toSi === 1 ? undefined : unit.ucum;

/** Writes assertions down. Each subject and path is said once: a later value takes the place of an earlier one. */
export class Writer {
  readonly names: Names;
  readonly units: UnitSystem;
  readonly diagnostics: Diagnostics;
  readonly #source: string;
  readonly #assertions = new Map<string, Assertion>();

  /** @param source key of the document */
  constructor(source: string, names: Names, units: UnitSystem, diagnostics: Diagnostics) {
    this.#source = source;
    this.names = names;
    this.units = units;
    this.diagnostics = diagnostics;
  }

  get assertions(): Assertion[] {
    return [...this.#assertions.values()];
  }

  get(subject: string, path: string): Assertion | undefined {
    return this.#assertions.get(`${subject}\n${path}`);
  }

  #put(assertion: Assertion): void {
    const { subject, path, evidence } = assertion;
    const [earlier] = this.get(subject, path)?.evidence ?? [];
    const [later] = evidence;
    if (earlier?.selector.type === 'text' && later?.selector.type === 'text') {
      const data = { element: subject, what: path, line: later.selector.line };
      this.diagnostics.add('inp.value.superseded', earlier.selector, data, subject);
    }
    this.#assertions.set(`${subject}\n${path}`, assertion);
  }

  #evidence({ offset, length, line, column }: Span): Evidence {
    return textEvidence(this.#source, offset, length, line, column);
  }

  /** What the quoted characters say when `method` reads them. */
  stated(subject: string, path: string, value: Value, method: string, spans: readonly Span[], unit?: Unit): void {
    const code = codeOf(unit);
    this.#put({
      subject,
      path,
      value,
      state: 'stated',
      ...(code === undefined ? {} : { unit: code }),
      method,
      evidence: spans.map((span) => this.#evidence(span)),
      wasDerivedFrom: [],
      confidence: 1,
    });
  }

  /** What follows from other assertions. */
  derived(
    subject: string,
    path: string,
    value: Value,
    method: string,
    wasDerivedFrom: readonly AssertionReference[],
  ): void {
    this.#put({ subject, path, value, state: 'derived', method, evidence: [], wasDerivedFrom, confidence: 1 });
  }

  /** Something stands here that could not be read: no default may be taken in its stead. */
  unreadable(subject: string, path: string, span: Span): void {
    this.#put({
      subject,
      path,
      value: '',
      state: 'absent',
      method: 'inp.unreadable',
      evidence: [this.#evidence(span)],
      wasDerivedFrom: [],
      confidence: 0,
    });
  }

  /** Type and name of an element: its name in the place where it is defined, and the section that this is in. */
  element({ subject, typeId, name, token }: Named, header: Token): void {
    this.stated(subject, STRUCTURE.type, typeId, 'inp.section', [token, header]);
    this.stated(subject, STRUCTURE.name, name, 'inp.text', [token]);
  }

  /** A port and the node it is connected to. */
  port(subject: string, sequence: number, token: Token, element: string): void {
    const port = portId(subject, sequence);
    const node = this.names.find('node', token.text);
    if (node) this.stated(port, STRUCTURE.junction, node.subject, referenceMethod(node.typeId), [token]);
    else {
      this.unknown(element, 'node', token, subject);
      this.unreadable(port, STRUCTURE.junction, token);
    }
  }

  /** Reports a name that nothing has. */
  unknown(element: string, what: 'node' | 'link' | 'pattern' | 'curve', token: Token, subject: string): void {
    const data = { element, what, text: token.text };
    this.diagnostics.add('inp.reference.unknown', token, data, subject, this.names.known(what));
  }
}
