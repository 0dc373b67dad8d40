import { isElement } from './statements.ts';
import type { Statement } from './statements.ts';
import type { Types } from './types.ts';
import { EMPTY } from './types.ts';
import type { Violation } from './violation.ts';
import { violation } from './violation.ts';

/** Relations whose identifiers may not be those of another relation or of an object (PROV-CONSTRAINTS 53, 54). */
const IDENTIFIED = new Set<string>([
  'used',
  'wasGeneratedBy',
  'wasInvalidatedBy',
  'wasStartedBy',
  'wasEndedBy',
  'wasInformedBy',
  'wasAttributedTo',
  'wasAssociatedWith',
  'actedOnBehalfOf',
  'wasDerivedFrom',
]);

/** What no valid instance says (PROV-CONSTRAINTS §6.4). */
export function impossibilities(statements: readonly Statement[], types: Types): Violation[] {
  return [
    ...unspecifiedDerivations(statements),
    ...reflexiveSpecializations(statements),
    ...overlappingIdentifiers(statements),
    ...[...types].flatMap(([id, its]) =>
      its.has('entity') && its.has('activity') ? [violation(55, `${id} is an entity and an activity`)] : [],
    ),
    ...statements.flatMap(({ kind, ends: [collection = '', member] }) =>
      kind === 'hadMember' && types.get(collection)?.has(EMPTY)
        ? [violation(56, `${collection} is empty and has the member ${member}`)]
        : [],
    ),
  ];
}

const unspecifiedDerivations = (statements: readonly Statement[]): Violation[] =>
  statements.flatMap(({ kind, ends: [generated, used, activity, generation, usage] }) =>
    kind === 'wasDerivedFrom' && activity === undefined && (generation !== undefined || usage !== undefined)
      ? [violation(51, `${generated} was derived from ${used} by an activity that is not said, but its event is`)]
      : [],
  );

/** Also by way of others: specialization is transitive (inference 19). */
function reflexiveSpecializations(statements: readonly Statement[]): Violation[] {
  const general = new Map<string, string[]>();
  for (const { kind, ends } of statements) {
    const [specific = '', its = ''] = ends;
    if (kind === 'specializationOf') general.set(specific, [...(general.get(specific) ?? []), its]);
  }
  return [...general.keys()].flatMap((start) => {
    const seen = new Set<string>();
    for (const open = [...(general.get(start) ?? [])]; open.length > 0;) {
      const next = open.pop() ?? '';
      if (next === start) return [violation(52, `${start} is a specialization of itself`)];
      if (!seen.has(next)) open.push(...(general.get(next) ?? []));
      seen.add(next);
    }
    return [];
  });
}

function overlappingIdentifiers(statements: readonly Statement[]): Violation[] {
  const relations = new Map<string, string>();
  const found: Violation[] = [];
  for (const { kind, id } of statements) {
    if (id === undefined || !IDENTIFIED.has(kind)) continue;
    const other = relations.get(id) ?? kind;
    if (other !== kind) found.push(violation(53, `${id} identifies a ${other} and a ${kind}`));
    relations.set(id, kind);
  }
  for (const { kind, id = '' } of statements) {
    const relation = isElement(kind) ? relations.get(id) : undefined;
    if (relation !== undefined) found.push(violation(54, `${id} identifies a ${kind} and a ${relation}`));
  }
  return found;
}
