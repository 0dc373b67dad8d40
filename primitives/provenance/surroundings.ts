import type { Graph } from '../model/graph.ts';
import { nodeOfPort, STRUCTURE } from '../model/taxonomy.ts';

/**
 * An element and what stands around it, nearest first: its ports and the junctions they are connected to, or, for a junction,
 * the ports at it and their equipment; then whatever any of the equipment refers to, e.g. the catalog entry that it is of.
 */
export function surroundingsOf(graph: Graph, subject: string): string[] {
  const found = new Set([subject]);
  const ports = graph.portsOf(subject);
  const own = ports.length > 0 ? ports : graph.portsAt(subject);
  for (const port of own) found.add(port);
  for (const port of own) {
    const other = ports.length > 0 ? graph.assertion(port, STRUCTURE.junction)?.value : nodeOfPort(port);
    if (typeof other === 'string') found.add(other);
  }
  const pending = [...found];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    for (const referred of referredFrom(graph, next)) {
      if (found.has(referred)) continue;
      found.add(referred);
      pending.push(referred);
    }
  }
  return [...found];
}

/** Catalog entries and the like: a node without ports that a value of this one names. */
const referredFrom = (graph: Graph, subject: string): string[] =>
  [...graph.about(subject)].flatMap(([path, { value }]) => {
    if (path === STRUCTURE.junction || path === STRUCTURE.name || path === STRUCTURE.type) return [];
    const named = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly unknown[]) : [];
    return named.filter(
      (id): id is string => typeof id === 'string' && graph.assertion(id, STRUCTURE.type) !== undefined,
    );
  });
