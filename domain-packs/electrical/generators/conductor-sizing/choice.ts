import type { CatalogEntry } from '../../catalog/index.ts';
import { phaseName } from '../../topology/index.ts';
import type { Complex } from './complex.ts';
import { minus, plus, scaled, size, times } from './complex.ts';
import type { Demand, Limits } from './demand.ts';
import type { LineDuty } from './line-duty.ts';

export interface Choice {
  readonly duty: LineDuty;
  readonly demand: Demand;
  /** The smallest conductor that will do; absent when none will. */
  readonly chosen?: CatalogEntry;
  /** Share of nominal voltage that the chosen one is estimated to lose, in the phase that loses most of what is limited. */
  readonly estimatedDrop?: number;
  /** Whether none loses little enough voltage, so that the chosen one remedies the loading only. */
  readonly dropRemains?: true;
  /** Each smaller conductor with the reason why it will not do. */
  readonly rejected: readonly string[];
}

/**
 * Voltage that a phase loses on a line, as a share of nominal, when all conductors carry the currents that were computed:
 * |V| − |V − Σ z·I|, with the phases coupled (Kersting, Distribution System Modeling and Analysis, chapter 6). A conductor's
 * own impedance is (2·z1 + z0)/3, that between two (z0 − z1)/3.
 */
export function estimatedDrop({ r1, x1, r0, x0 }: CatalogEntry, duty: LineDuty, phase: number): number {
  const own: Complex = [(2 * r1 + r0) / 3, (2 * x1 + x0) / 3];
  const mutual: Complex = [(r0 - r1) / 3, (x0 - x1) / 3];
  const judged = duty.conductors.find((conductor) => conductor.phase === phase);
  if (!judged) return 0;
  const lost = duty.conductors.reduce<Complex>(
    (sum, conductor) => plus(sum, times(conductor === judged ? own : mutual, conductor.current)),
    [0, 0],
  );
  const end = minus(judged.voltage, scaled(lost, duty.length));
  return (size(judged.voltage) - size(end)) / duty.base;
}

/**
 * The first entry of the catalog, which grows with ampacity, that carries the current and loses little enough voltage. Where
 * none does both, an overloaded line still gets the first that carries its current.
 */
export function choose(
  catalog: readonly CatalogEntry[],
  demand: Demand,
  duty: LineDuty,
  { maximumLoading }: Pick<Limits, 'maximumLoading'>,
): Choice {
  const needed = duty.current / maximumLoading;
  const rejected: string[] = [];
  for (const entry of catalog) {
    const drops = demand.drops.map((limited) => ({ ...limited, estimated: estimatedDrop(entry, duty, limited.phase) }));
    const tooMuch = drops.find(({ estimated, allowed }) => estimated > allowed);
    if (entry.ampacity < needed) {
      rejected.push(`${entry.name}: carries ${entry.ampacity} A, ${needed.toFixed(0)} A are needed`);
    } else if (tooMuch) {
      const { phase, estimated, allowed } = tooMuch;
      rejected.push(
        `${entry.name}: phase ${phaseName(phase)} would lose ${percent(estimated)}, ${percent(allowed)} are allowed`,
      );
    } else {
      const most = drops.map(({ estimated }) => estimated).sort((a, b) => b - a)[0];
      return { duty, demand, chosen: entry, ...(most === undefined ? {} : { estimatedDrop: most }), rejected };
    }
  }
  if (demand.drops.length === 0 || demand.loading === undefined) return { duty, demand, rejected };
  return { ...choose(catalog, { ...demand, drops: [] }, duty, { maximumLoading }), demand, dropRemains: true };
}

export const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
