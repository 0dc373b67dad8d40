import type { ResultSet } from '../../../../primitives/index.ts';
import { LinkStates, NodeStates, PumpEnergy } from '../../taxonomy/index.ts';
import type { PumpTotals } from './energy.ts';
import type { Moment } from './moment.ts';
import type { Topology } from './topology.ts';

/** Rows moment by moment, elements in the order of their ids. */
export function tablesOf(
  moments: readonly Moment[],
  { nodes, links, pumps }: Pick<Topology, 'nodes' | 'links' | 'pumps'>,
  totals: PumpTotals,
): ResultSet['tables'] {
  const times = (count: number): number[] => moments.flatMap(({ time }) => Array.from({ length: count }, () => time));
  const column = (of: (moment: Moment) => ArrayLike<number>): number[] =>
    moments.flatMap((moment) => Array.from(of(moment)));
  return [
    NodeStates.pack(
      moments.flatMap(() => nodes),
      {
        time: times(nodes.length),
        demand: column(({ demand }) => demand),
        head: column(({ head }) => head),
        pressure: column(({ pressure }) => pressure),
      },
    ),
    LinkStates.pack(
      moments.flatMap(() => links),
      {
        time: times(links.length),
        flow: column(({ flow }) => flow),
        velocity: column(({ velocity }) => velocity),
        headLoss: column(({ headLoss }) => headLoss),
        open: column(({ open }) => open),
        power: column(({ power }) => power),
      },
    ),
    PumpEnergy.pack(
      pumps.map((pump) => links[pump] ?? ''),
      { ...totals },
    ),
  ];
}

/** Where there is no solution: every table, without rows. */
export const emptyTables = (): ResultSet['tables'] => {
  const none = new Float64Array();
  const totals = { energy: none, hydraulicEnergy: none, volume: none, runningTime: none };
  return tablesOf([], { nodes: [], links: [], pumps: [] }, totals);
};
