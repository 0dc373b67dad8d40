import type { ProvJson } from '../prov-json.ts';
import { PROV_ELEMENTS } from '../prov-json.ts';
import { impossibilities } from './impossibility.ts';
import { normalForm } from './normal-form.ts';
import { disorders } from './ordering.ts';
import { precedences } from './precedence.ts';
import { isElement, statementsOf } from './statements.ts';
import { typesOf } from './types.ts';
import type { Violation } from './violation.ts';

/**
 * The constraints of PROV-CONSTRAINTS that a document breaks; a valid document breaks none. Bundles within it are checked
 * each by itself, as the recommendation has it.
 */
export function provViolations(document: Partial<ProvJson>): readonly Violation[] {
  const { statements, violations } = normalForm(statementsOf(document));
  const types = typesOf(statements);
  return [
    ...violations,
    ...impossibilities(statements, types),
    ...disorders(precedences(statements, types)),
    ...Object.values(document.bundle ?? {}).flatMap(provViolations),
  ];
}

/** Names that a document refers to and does not declare. PROV allows it; a document that stands alone has none. */
export function undeclaredNames(document: Partial<ProvJson>): string[] {
  const statements = statementsOf(document);
  const declared = new Set<string>([...PROV_ELEMENTS].flatMap((kind) => Object.keys(document[kind] ?? {})));
  const events = new Set(statements.flatMap(({ kind, id }) => (isElement(kind) || id === undefined ? [] : [id])));
  const referred = new Set<string>();
  for (const { kind, ends } of statements) {
    if (isElement(kind)) continue;
    ends.forEach((end, i) => {
      if (end === undefined || isTimePlace(kind, i)) return;
      const known = kind === 'wasDerivedFrom' && i >= 3 ? events : declared;
      if (!known.has(end)) referred.add(end);
    });
  }
  return [...referred].sort();
}

const isTimePlace = (kind: string, place: number): boolean =>
  ((kind === 'used' || kind === 'wasGeneratedBy' || kind === 'wasInvalidatedBy') && place === 2) ||
  ((kind === 'wasStartedBy' || kind === 'wasEndedBy') && place === 3);
