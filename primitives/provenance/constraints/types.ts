import type { ProvRelationName } from '../prov-json.ts';
import { PROV_RELATIONS } from '../prov-json.ts';
import { isElement } from './statements.ts';
import type { Statement } from './statements.ts';

/** Types of things as far as they are implied (PROV-CONSTRAINTS 50, typing). */
export type Types = ReadonlyMap<string, ReadonlySet<string>>;

/** What stands at each end of each relation; nothing for times, identifiers of events, and ends that may be anything. */
const END_TYPES: Readonly<Record<ProvRelationName, readonly (string | undefined)[]>> = {
  wasGeneratedBy: ['entity', 'activity'],
  used: ['activity', 'entity'],
  wasInformedBy: ['activity', 'activity'],
  wasStartedBy: ['activity', 'entity', 'activity'],
  wasEndedBy: ['activity', 'entity', 'activity'],
  wasInvalidatedBy: ['entity', 'activity'],
  wasDerivedFrom: ['entity', 'entity', 'activity'],
  wasAttributedTo: ['entity', 'agent'],
  wasAssociatedWith: ['activity', 'agent', 'entity'],
  actedOnBehalfOf: ['agent', 'agent', 'activity'],
  wasInfluencedBy: [],
  specializationOf: ['entity', 'entity'],
  alternateOf: ['entity', 'entity'],
  hadMember: ['entity', 'entity'],
};

export function typesOf(statements: readonly Statement[]): Types {
  const types = new Map<string, Set<string>>();
  const add = (id: string | undefined, type: string | undefined): void => {
    if (id === undefined || type === undefined) return;
    types.set(id, (types.get(id) ?? new Set()).add(type));
  };
  for (const { kind, id, ends, types: said } of statements) {
    if (isElement(kind)) {
      add(id, kind);
      for (const type of said) if (type === EMPTY) add(id, type);
      continue;
    }
    PROV_RELATIONS[kind].forEach((_, i) => add(ends[i], END_TYPES[kind][i]));
  }
  inherit(statements, types, add);
  return types;
}

export const EMPTY = 'prov:EmptyCollection';

/** What holds of the general entity holds of the specific one (inference 21), however far apart (19). */
function inherit(
  statements: readonly Statement[],
  types: Types,
  add: (id: string | undefined, type: string) => void,
): void {
  const pairs = statements.filter(({ kind }) => kind === 'specializationOf').map(({ ends }) => ends);
  for (let round = 0; round < pairs.length; round++) {
    for (const [specific, general = ''] of pairs) if (types.get(general)?.has(EMPTY)) add(specific, EMPTY);
  }
}
