import type { GraphReader, PropertySpec, Value } from '../../../../primitives/index.ts';
import { ALL_TYPES } from '../../taxonomy/index.ts';

/** One value that nobody stated, and everywhere it was assumed. */
export interface Assumption {
  /** Type of the elements, without the domain. */
  readonly type: string;
  readonly path: string;
  readonly value: Value;
  readonly spec: PropertySpec | undefined;
  /** The table of defaults it was taken from. */
  readonly method: string;
  readonly elements: readonly string[];
}

/** What was assumed, the same value of the same property of one type together, in order of type and property. */
export function assumptionsOf(graph: GraphReader): Assumption[] {
  const found = new Map<string, Assumption & { elements: string[] }>();
  for (const type of ALL_TYPES) {
    const name = type.typeId.slice(type.typeId.lastIndexOf('.') + 1);
    const properties: Readonly<Record<string, PropertySpec>> = type.properties;
    for (const subject of graph.ofType(type)) {
      for (const [path, spec] of Object.entries(properties)) {
        const assertion = graph.assertion(subject, path);
        if (assertion?.state !== 'assumed') continue;
        const { value, method } = assertion;
        const key = JSON.stringify([name, path, value, method]);
        const group = found.get(key) ?? { type: name, path, value, spec, method, elements: [] };
        group.elements.push(graph.nameOf(subject));
        found.set(key, group);
      }
    }
  }
  return [...found.values()].sort(
    (a, b) => compare(`${a.type} ${a.path}`, `${b.type} ${b.path}`) || b.elements.length - a.elements.length,
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
