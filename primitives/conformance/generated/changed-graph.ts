import type { DomainPack } from '../../domain-pack.ts';
import type { Assertion } from '../../model/assertion.ts';
import { elementOf, STRUCTURE } from '../../model/taxonomy.ts';
import { valuesSeen } from './random-graph.ts';
import type { Random } from './values.ts';
import { oneOf, otherwise, valueOf } from './values.ts';
import { wellFormed } from './well-formed.ts';

type Change = (graph: readonly Assertion[], at: Assertion, random: Random) => readonly Assertion[];

const replace = (graph: readonly Assertion[], at: Assertion, by: readonly Assertion[]): Assertion[] =>
  graph.flatMap((one) => (one === at ? [...by] : [one]));

/** A real graph, with a few things otherwise: what an engineer changes, and what a source leaves out. */
export function changedGraph(pack: DomainPack, graph: readonly Assertion[], random: Random): Assertion[] {
  const seen = valuesSeen(graph);
  const typeOf = new Map(
    graph.filter(({ path }) => path === STRUCTURE.type).map((one) => [one.subject, String(one.value)]),
  );
  const specOf = ({ subject, path }: Assertion) =>
    pack.binding.types.find(({ typeId }) => typeId === typeOf.get(subject))?.properties[path];
  const junctions = [
    ...new Set(graph.flatMap(({ path, value }) => (path === STRUCTURE.junction ? [String(value)] : []))),
  ];
  const changes: readonly Change[] = [
    (all, at) => replace(all, at, []),
    (all, at) => replace(all, at, [otherwise(at, random)]),
    (all, at) => {
      const spec = specOf(at);
      const others = [...typeOf].flatMap(([id, type]) =>
        spec && 'form' in spec && spec.form === 'reference' && type === spec.to ? [id] : [],
      );
      const value = spec && valueOf(spec, seen.get(`${typeOf.get(at.subject) ?? ''} ${at.path}`) ?? [], others, random);
      return value === undefined ? all : replace(all, at, [{ ...at, value }]);
    },
    (all, at) => all.filter(({ subject }) => elementOf(subject) !== elementOf(at.subject)),
  ];
  let changed: readonly Assertion[] = graph;
  const count = 1 + Math.floor(random() * 6);
  for (let i = 0; i < count && changed.length > 0; i++) {
    const at = oneOf(changed, random);
    if (at.path === STRUCTURE.junction && random() < 0.5) {
      changed = replace(changed, at, [{ ...at, value: oneOf(junctions, random) }]);
    } else if (at.path !== STRUCTURE.type && at.path !== STRUCTURE.name) {
      changed = oneOf(changes, random)(changed, at, random);
    } else changed = (changes.at(-1) as Change)(changed, at, random);
  }
  return wellFormed(pack, changed);
}
