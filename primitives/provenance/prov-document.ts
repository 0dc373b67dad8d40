import type { ProvAttributes, ProvElement, ProvJson, ProvRelationName } from './prov-json.ts';
import { PROV_ELEMENTS, PROV_PREFIX, PROV_RELATIONS } from './prov-json.ts';

type Given = Readonly<Record<string, ProvAttributes[string] | undefined>>;

/** A document of PROV-JSON while it is written. What is said twice is said once. */
export interface ProvDocument {
  /** Declares a thing; of one that is declared already, the attributes that are new are added. */
  declare(element: ProvElement, name: string, attributes?: Given): string;
  has(element: ProvElement, name: string): boolean;
  /** States a relation under a name of its own, or, without one, once for each pair of ends. */
  state(relation: ProvRelationName, ends: readonly (string | undefined)[], attributes?: Given, name?: string): void;
  toJson(): ProvJson;
}

export function createProvDocument(): ProvDocument {
  const said = new Map<string, Map<string, ProvAttributes>>();
  const statements = (of: string): Map<string, ProvAttributes> => {
    const found = said.get(of) ?? new Map<string, ProvAttributes>();
    said.set(of, found);
    return found;
  };
  const present = (given: Given): ProvAttributes =>
    Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    );
  return {
    declare(element, name, attributes = {}) {
      const of = statements(element);
      of.set(name, { ...present(attributes), ...of.get(name) });
      return name;
    },
    has: (element, name) => statements(element).has(name),
    state(relation, ends, attributes = {}, name) {
      const named = Object.fromEntries(PROV_RELATIONS[relation].map((end, i) => [end, ends[i]]));
      statements(relation).set(name ?? `_:${relation}/${ends.join('/')}`, present({ ...named, ...attributes }));
    },
    toJson() {
      const known = [...PROV_ELEMENTS, ...Object.keys(PROV_RELATIONS)].filter((of) => said.has(of));
      const inOrder = (of: string) => Object.fromEntries([...statements(of)].sort(([a], [b]) => (a < b ? -1 : 1)));
      return { prefix: { ...PROV_PREFIX }, ...Object.fromEntries(known.map((of) => [of, inOrder(of)])) };
    },
  };
}
