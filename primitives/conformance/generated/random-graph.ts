import type { DomainPack } from '../../domain-pack.ts';
import type { Assertion } from '../../model/assertion.ts';
import type { TypeDefinition } from '../../model/taxonomy.ts';
import { elementOf, portId, STRUCTURE } from '../../model/taxonomy.ts';
import type { Value } from '../../model/value.ts';
import type { Random } from './values.ts';
import { oneOf, otherwise, valueOf } from './values.ts';
import { wellFormed } from './well-formed.ts';

const said = (subject: string, path: string, value: Value): Assertion => ({
  subject,
  path,
  value,
  state: 'stated',
  method: 'conformance',
  evidence: [],
  wasDerivedFrom: [],
  confidence: 1,
});

/** What a graph says of each type and path, for values that are likely; ports by `#path`. */
export function valuesSeen(assertions: readonly Assertion[]): ReadonlyMap<string, readonly Value[]> {
  const typeOf = new Map(
    assertions.filter(({ path }) => path === STRUCTURE.type).map((one) => [one.subject, String(one.value)]),
  );
  const seen = new Map<string, Value[]>();
  for (const { subject, path, value, state } of assertions) {
    const element = elementOf(subject);
    const key = `${typeOf.get(element) ?? ''} ${element === subject ? '' : '#'}${path}`;
    if (state !== 'absent') seen.set(key, [...(seen.get(key) ?? []), value]);
  }
  return seen;
}

/** How many ports elements of each type have. */
function portsSeen(assertions: readonly Assertion[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  const typeOf = new Map(
    assertions.filter(({ path }) => path === STRUCTURE.type).map((one) => [one.subject, String(one.value)]),
  );
  for (const { subject, path } of assertions) {
    if (path !== STRUCTURE.junction) continue;
    const type = typeOf.get(elementOf(subject)) ?? '';
    count.set(type, Math.max(count.get(type) ?? 0, Number(subject.slice(subject.lastIndexOf('#') + 1))));
  }
  return count;
}

/** A small graph of the pack's types: elements with some of their properties, connected at random. */
export function randomGraph(pack: DomainPack, seen: readonly Assertion[], random: Random): Assertion[] {
  const values = valuesSeen(seen);
  const ports = portsSeen(seen);
  const ids = new Map<TypeDefinition, string[]>();
  for (const type of pack.binding.types) {
    const name = type.typeId.split('.').at(-1)?.toLowerCase() ?? 'element';
    const count = type.role === 'junction' ? 1 + Math.floor(random() * 3) : Math.floor(random() * 3);
    ids.set(
      type,
      Array.from({ length: count }, (_, i) => `${name}.g${i + 1}`),
    );
  }
  const idsOf = (typeId: string): string[] =>
    [...ids].flatMap(([type, own]) => (type.typeId === typeId || type.specializes?.includes(typeId) ? own : []));
  const junctions = [...ids].flatMap(([type, own]) => (type.role === 'junction' ? own : []));
  const graph: Assertion[] = [];
  for (const [type, own] of ids) {
    for (const subject of own) {
      graph.push(said(subject, STRUCTURE.type, type.typeId));
      for (const [path, spec] of Object.entries(type.properties)) {
        if (random() < 0.3) continue;
        const targets = 'form' in spec && spec.form === 'reference' ? idsOf(spec.to) : [];
        const value = valueOf(spec, values.get(`${type.typeId} ${path}`) ?? [], targets, random);
        if (value === undefined) continue;
        const assertion = said(subject, path, value);
        graph.push(random() < 0.2 ? otherwise(assertion, random) : assertion);
      }
      if (type.role !== 'equipment' || junctions.length === 0) continue;
      const count = Math.max(ports.get(type.typeId) ?? 0, type.ports?.filter(({ optional }) => !optional).length ?? 0);
      for (let sequence = 1; sequence <= count; sequence++) {
        const port = portId(subject, sequence);
        graph.push(said(port, STRUCTURE.junction, oneOf(junctions, random)));
        for (const [key, likely] of values) {
          const path = key.startsWith(`${type.typeId} #`) ? key.slice(type.typeId.length + 2) : STRUCTURE.junction;
          if (path !== STRUCTURE.junction) graph.push(said(port, path, oneOf(likely, random)));
        }
      }
    }
  }
  return wellFormed(pack, graph);
}
