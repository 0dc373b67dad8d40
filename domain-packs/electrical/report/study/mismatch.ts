import type { ReadContext } from '../../../../primitives/index.ts';
import { isMissing } from '../../../../primitives/index.ts';
import { TerminalFlows } from '../../taxonomy/index.ts';
import { terminalsOf } from '../../topology/index.ts';

/**
 * How well the computed currents obey Kirchhoff's first law: the largest sum of all currents that meet in one conductor of one
 * bus, as a share of the largest current there is. Computed from the result tables alone, so that it tests the solver
 * from outside. Undefined without currents.
 */
export function currentMismatch(context: ReadContext): number | undefined {
  const flows = TerminalFlows.all().read(context, '');
  if (isMissing(flows) || flows.length === 0) return undefined;
  const sums = new Map<string, [re: number, im: number]>();
  let largest = 0;
  for (const { subject, terminal, phase, current, angle } of flows) {
    const bus = terminalsOf(context.graph, subject)[terminal - 1]?.bus;
    if (phase === 0 || bus === undefined) continue;
    const sum = sums.get(`${bus}.${phase}`) ?? [0, 0];
    const radians = angle.si;
    sum[0] += current.si * Math.cos(radians);
    sum[1] += current.si * Math.sin(radians);
    sums.set(`${bus}.${phase}`, sum);
    largest = Math.max(largest, current.si);
  }
  const worst = [...sums.values()].reduce((most, [re, im]) => Math.max(most, Math.sqrt(re * re + im * im)), 0);
  return largest > 0 ? worst / largest : 0;
}
