import type { ProvAttributes, ProvElement, ProvJson, ProvRelationName, ProvValue } from '../prov-json.ts';
import { PROV_ELEMENTS, PROV_RELATIONS } from '../prov-json.ts';

/** A statement of an instance: of an element, its identifier; of a relation, its ends in the order of PROV-N. */
export interface Statement<K extends ProvElement | ProvRelationName = ProvElement | ProvRelationName> {
  readonly kind: K;
  /** Absent where the statement has no identifier of its own (`_:` in PROV-JSON): then it stands for some one. */
  readonly id: string | undefined;
  /** Undefined where an end is left open: there is one, and nobody says which. */
  readonly ends: readonly (string | undefined)[];
  readonly types: ReadonlySet<string>;
}

/** Activities have two ends as well: when they started and ended. */
const ELEMENT_ENDS: Readonly<Record<ProvElement, readonly string[]>> = {
  entity: [],
  activity: ['prov:startTime', 'prov:endTime'],
  agent: [],
};

/** Every statement of one instance; bundles are instances of their own (PROV-CONSTRAINTS §6.2). */
export function statementsOf(document: Partial<ProvJson>): Statement[] {
  return [...PROV_ELEMENTS, ...(Object.keys(PROV_RELATIONS) as ProvRelationName[])].flatMap((kind) =>
    Object.entries(document[kind] ?? {}).flatMap(([id, said]) => {
      const names: readonly string[] = isElement(kind) ? ELEMENT_ENDS[kind] : PROV_RELATIONS[kind];
      return (Array.isArray(said) ? (said as readonly ProvAttributes[]) : [said as ProvAttributes]).map(
        (attributes): Statement => ({
          kind,
          id: id.startsWith('_:') && !isElement(kind) ? undefined : id,
          ends: names.map((name) => endOf(attributes[name])),
          types: new Set(typesOf(attributes['prov:type'])),
        }),
      );
    }),
  );
}

export const isElement = (kind: ProvElement | ProvRelationName): kind is ProvElement =>
  (PROV_ELEMENTS as readonly string[]).includes(kind);

const endOf = (value: ProvAttributes[string] | undefined): string | undefined =>
  value === undefined ? undefined : textOf(value);

const typesOf = (value: ProvAttributes[string] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(textOf) : [textOf(value)];

const textOf = (value: ProvValue | readonly ProvValue[]): string =>
  typeof value !== 'object' ? String(value) : '$' in value ? value.$ : value.map(textOf).join(' ');
