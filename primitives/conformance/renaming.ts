import type { DomainPack } from '../domain-pack.ts';
import type { Assertion } from '../model/assertion.ts';
import type { Finding } from '../model/finding.ts';
import type { ResultSet } from '../model/result-set.ts';
import { STRUCTURE } from '../model/taxonomy.ts';
import type { Value } from '../model/value.ts';

/** Other names for all that is in a graph: the same graph, as it would be had its author called everything otherwise. */
export interface Renaming {
  subject(id: string): string;
  assertion(assertion: Assertion): Assertion;
  resultSet(set: ResultSet): ResultSet;
  finding(finding: Finding): Finding;
}

/**
 * Renames every node to a number. The order of the ids stays, because a rule may break ties by it, and nothing else of
 * them does.
 */
export function renamingOf(pack: DomainPack, assertions: readonly Assertion[]): Renaming {
  const types = assertions.filter(({ path }) => path === STRUCTURE.type);
  const names = new Map(
    [...new Set(types.map(({ subject }) => subject))].sort().map((id, i) => [id, `n${String(i).padStart(7, '0')}`]),
  );
  const typeOf = new Map(types.map(({ subject, value }) => [subject, String(value)]));
  const properties = new Map(pack.binding.types.map((type) => [type.typeId, type.properties]));
  const subject = (id: string): string => {
    const hash = id.lastIndexOf('#');
    const port = hash > 0 && names.has(id.slice(0, hash)) ? id.slice(hash) : '';
    return (names.get(port === '' ? id : id.slice(0, hash)) ?? (port === '' ? id : id.slice(0, hash))) + port;
  };
  /** Whether the values of a path are ids. */
  const refers = (about: string, path: string): boolean => {
    if (path === STRUCTURE.junction) return true;
    const spec = properties.get(typeOf.get(about) ?? '')?.[path];
    return spec !== undefined && 'form' in spec && (spec.form === 'reference' || spec.form === 'texts');
  };
  const valueOf = ({ subject: about, path, value }: Assertion): Value => {
    if (path === STRUCTURE.name) return subject(about);
    if (!refers(about, path)) return value;
    if (Array.isArray(value))
      return (value as readonly unknown[]).map((id) => (typeof id === 'string' ? subject(id) : id)) as Value;
    return typeof value === 'string' ? subject(value) : value;
  };
  const reference = <R extends { readonly subject: string }>(to: R): R => ({ ...to, subject: subject(to.subject) });
  return {
    subject,
    assertion: (assertion) => ({
      ...assertion,
      subject: subject(assertion.subject),
      value: valueOf(assertion),
      wasDerivedFrom: assertion.wasDerivedFrom.map(reference),
    }),
    resultSet: ({ name, tables }) => ({
      name,
      tables: tables.map((table) => ({
        ...table,
        columns: table.columns.map((column) =>
          column.values instanceof Float64Array || column.values instanceof Int32Array
            ? column
            : { ...column, values: column.values.map(subject) },
        ),
      })),
    }),
    finding: (finding) => ({
      ...finding,
      focusNode: subject(finding.focusNode),
      used: finding.used.map(reference),
      restsOnAssumed: finding.restsOnAssumed.map(reference),
    }),
  };
}
