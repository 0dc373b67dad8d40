import type { CatalogEntry } from '../../catalog/index.ts';
import type { Demand, Limits } from './demand.ts';
import type { LineDuty } from './line-duty.ts';

export interface Choice {
  readonly duty: LineDuty;
  readonly demand: Demand;
  /** The smallest conductor that will do; absent when none will. */
  readonly chosen?: CatalogEntry;
  /** Share of nominal voltage that the chosen one is estimated to lose. */
  readonly estimatedDrop?: number;
  /** Whether none loses little enough voltage, so that the chosen one remedies the loading only. */
  readonly dropRemains?: true;
  /** Each smaller conductor with the reason why it will not do. */
  readonly rejected: readonly string[];
}

/**
 * Voltage that a line loses, as a share of nominal: current times resistance and reactance, each with its part of the power
 * factor (IEEE Std 141-1993, 3.11.1). A line of one or two phases returns through earth: its impedance is (2·z1 + z0)/3.
 */
export function estimatedDrop({ r1, x1, r0, x0 }: CatalogEntry, duty: LineDuty): number {
  const alone = duty.phaseCount < 3;
  const r = alone ? (2 * r1 + r0) / 3 : r1;
  const x = alone ? (2 * x1 + x0) / 3 : x1;
  return (duty.current * (r * duty.cosine + x * duty.sine) * duty.length) / duty.base;
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
    const drop = estimatedDrop(entry, duty);
    if (entry.ampacity < needed) {
      rejected.push(`${entry.name}: carries ${entry.ampacity} A, ${needed.toFixed(0)} A are needed`);
    } else if (demand.allowedDrop !== undefined && drop > demand.allowedDrop) {
      rejected.push(`${entry.name}: would lose ${percent(drop)}, ${percent(demand.allowedDrop)} are allowed`);
    } else {
      return { duty, demand, chosen: entry, estimatedDrop: drop, rejected };
    }
  }
  if (demand.allowedDrop === undefined || demand.loading === undefined) return { duty, demand, rejected };
  const { line, loading } = demand;
  return { ...choose(catalog, { line, loading }, duty, { maximumLoading }), demand, dropRemains: true };
}

export const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
