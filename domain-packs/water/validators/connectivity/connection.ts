import type { Missing, Read } from '../../../../primitives/index.ts';
import { STRUCTURE } from '../../../../primitives/index.ts';
import { Demand } from '../../taxonomy/index.ts';
import { isLink, looseEnd, supplyOf } from '../../topology/supply.ts';
import type { Supply } from '../../topology/supply.ts';

/** How a junction is connected. */
export interface Connection {
  /** Number of links that end here. */
  readonly links: number;
  readonly supply: Supply | 'none';
  /** Whether a demand stands here that is not zero. */
  readonly draws: boolean;
}

/** Looks around a junction, and from the sources to it. */
export const connection: Read<Connection, Connection> = {
  describes: 'how the junction is connected with reservoirs and tanks',
  read: ({ graph, used }, junction) => {
    const ports = graph.portsAt(junction);
    const links = ports.filter((port) => isLink(graph, graph.nodeOf(port)));
    const demands = ports.map((port) => graph.nodeOf(port)).filter((node) => graph.typeOf(node) === Demand.typeId);
    for (const port of links) used.push({ subject: port, path: STRUCTURE.junction });
    for (const subject of demands) used.push({ subject, path: 'baseDemand' });
    const supply = supplyOf(graph).get(junction) ?? 'none';
    const loose = supply === 'open' ? undefined : looseEnd(graph);
    if (loose !== undefined) return { missing: true, subject: loose, path: STRUCTURE.junction };
    return {
      links: links.length,
      supply,
      draws: demands.some((demand) => (graph.number(demand, 'baseDemand') ?? 0) > 0),
    };
  },
  fromExample: (example) => example ?? missing,
};

const missing: Missing = { missing: true, subject: 'pipe.example#1', path: STRUCTURE.junction };
