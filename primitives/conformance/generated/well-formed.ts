import type { DomainPack } from '../../domain-pack.ts';
import type { Assertion } from '../../model/assertion.ts';
import { elementOf, STRUCTURE } from '../../model/taxonomy.ts';

/**
 * The assertions without those that hang in the air: of elements without a type, ports at junctions and references to
 * elements that are not there, and derivations from what does not stand. Generated graphs are well-formed; what a rule makes
 * of a reference to nothing is the business of the pack's own tests.
 */
export function wellFormed(pack: DomainPack, assertions: readonly Assertion[]): Assertion[] {
  const typeOf = new Map(
    assertions.filter(({ path }) => path === STRUCTURE.type).map((one) => [one.subject, one.value]),
  );
  const properties = new Map(pack.binding.types.map((type) => [type.typeId, type.properties]));
  const connected = new Set(
    assertions
      .filter(({ path, value }) => path === STRUCTURE.junction && typeOf.has(String(value)))
      .map(({ subject }) => subject),
  );
  const stands = ({ subject, path, value }: Assertion): boolean => {
    const element = elementOf(subject);
    if (!typeOf.has(element)) return false;
    if (element !== subject) return connected.has(subject);
    const spec = properties.get(String(typeOf.get(subject)))?.[path];
    return !(spec && 'form' in spec && spec.form === 'reference') || typeOf.has(String(value));
  };
  const standing = assertions.filter(stands);
  const keys = new Set(standing.map(({ subject, path }) => `${subject}\n${path}`));
  return standing.map((assertion) =>
    assertion.wasDerivedFrom.every((operand) => keys.has(`${operand.subject}\n${operand.path}`))
      ? assertion
      : { ...assertion, wasDerivedFrom: [{ subject: elementOf(assertion.subject), path: STRUCTURE.type }] },
  );
}
