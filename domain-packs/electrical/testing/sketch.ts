import type { Assertion, GraphReader, TypeDefinition, Value } from '../../../primitives/index.ts';
import { buildGraph, portId, recordReads, STRUCTURE } from '../../../primitives/index.ts';
import { CONDUCTORS } from '../taxonomy/index.ts';
import * as taxonomy from '../taxonomy/index.ts';

type TypeName = {
  [N in keyof typeof taxonomy]: (typeof taxonomy)[N] extends TypeDefinition ? N : never;
}[keyof typeof taxonomy];

/** One element of a sketch: its terminals as OpenDSS writes them (`671.1.2.3`), and its properties in SI. */
export interface Sketched {
  readonly type: TypeName;
  readonly at?: readonly string[];
  readonly has?: Readonly<Record<string, Value>>;
  /** Properties that are assumed, not stated. */
  readonly assumed?: Readonly<Record<string, Value>>;
}

export const SKETCH_SOURCE = { uri: 'sketch.dss', digest: '5'.repeat(64), mediaType: 'text/x-opendss' } as const;

/** The assertions of a small network for a test: each element is a line of the document, in order. */
export function sketchAssertions(elements: Readonly<Record<string, Sketched>>): Assertion[] {
  const assertions: Assertion[] = [];
  const buses = new Map<string, number>();
  Object.entries(elements).forEach(([id, { type, at = [], has = {}, assumed = {} }], row) => {
    const evidence = [
      {
        source: SKETCH_SOURCE.digest.slice(0, 16),
        selector: { type: 'text', offset: 0, length: 1, line: row + 1, column: 1 },
      },
    ] as const;
    const say = (subject: string, path: string, value: Value, state: Assertion['state'] = 'stated'): void => {
      const method = state === 'assumed' ? 'opendss-defaults' : 'sketch';
      const quoted = state === 'assumed' ? [] : evidence;
      assertions.push({ subject, path, value, state, method, evidence: quoted, wasDerivedFrom: [], confidence: 1 });
    };
    say(id, STRUCTURE.type, (taxonomy[type] as TypeDefinition).typeId);
    say(id, STRUCTURE.name, id.slice(id.indexOf('.') + 1));
    for (const [path, value] of Object.entries(has)) say(id, path, value);
    for (const [path, value] of Object.entries(assumed)) say(id, path, value, 'assumed');
    at.forEach((terminal, i) => {
      const [bus, ...nodes] = terminal.split('.');
      const busId = `bus.${bus}`;
      if (!buses.has(busId)) {
        buses.set(busId, row);
        say(busId, STRUCTURE.type, taxonomy.Bus.typeId);
        say(busId, STRUCTURE.name, bus ?? '');
      }
      say(portId(id, i + 1), STRUCTURE.junction, busId);
      say(portId(id, i + 1), CONDUCTORS, nodes.map(Number));
    });
  });
  return assertions;
}

export const sketch = (elements: Readonly<Record<string, Sketched>>): GraphReader =>
  recordReads(buildGraph('sketch', sketchAssertions(elements)));
