import { z } from 'zod';
import { defineEvaluator, extent, optional } from '../../../primitives/index.ts';
import { solvedVoltages } from './solved-voltages.ts';
import { ElementLosses, Line, Load, POWER_FLOW, TerminalFlows, Transformer } from '../taxonomy/index.ts';

const watts = (rows: readonly { readonly activePower: { readonly si: number } }[]): number =>
  rows.reduce((sum, { activePower }) => sum + activePower.si, 0);

/** How much of the power is lost on its way, and where. */
export const losses = defineEvaluator({
  name: 'electrical.losses.evaluate',
  version: '1.0.0',
  title: 'Losses',
  description:
    'Adds up the active power that lines, transformers and other equipment turn into heat, and sets it against the power ' +
    'that the loads take. Use it after a power flow, to say how economical an operating point is or to compare two designs. ' +
    'Comes back with the losses in all and by kind of element, the power of the loads, and the losses as a share of it; the ' +
    'score is the efficiency, loads over loads and losses, so that 1 is without loss and more is better. Distribution ' +
    'feeders commonly lie between 0.94 and 0.98.',
  basis: ['IEEE Std 141-1993, 3.11 and 15 (losses and their cost)'],
  stability: 'stable',
  exposure: { visibility: 'listed' },
  input: z.object({}),
  resultSets: [POWER_FLOW],
  reads: {
    voltages: solvedVoltages,
    losses: ElementLosses.all(),
    lines: extent(Line, {}),
    transformers: extent(Transformer, {}),
    loads: extent(Load, { flows: optional(TerminalFlows.rows()) }),
  },
  criteria: {
    total: { title: 'Losses in all', unit: 'W' },
    lines: { title: 'Losses of lines', unit: 'W' },
    transformers: { title: 'Losses of transformers', unit: 'W' },
    others: { title: 'Losses of other equipment', unit: 'W' },
    load: { title: 'Power of the loads', unit: 'W' },
    share: { title: 'Losses as a share of the load', unit: '1' },
  },
  measure: ({ losses: rows, lines, transformers, loads }) => {
    const among = (elements: readonly { readonly subject: string }[]): number => {
      const subjects = new Set(elements.map(({ subject }) => subject));
      return watts(rows.filter(({ subject }) => subjects.has(subject)));
    };
    const total = watts(rows);
    const [ofLines, ofTransformers] = [among(lines), among(transformers)];
    const load = watts(loads.flatMap(({ flows }) => flows ?? []));
    return {
      total,
      lines: ofLines,
      transformers: ofTransformers,
      others: total - ofLines - ofTransformers,
      load,
      share: load > 0 ? total / load : 0,
    };
  },
  aggregate: ({ total, load }) => (load + total > 0 ? load / (load + total) : 1),
  summarise: ({ total, load, share }) =>
    `${kilowatts(total)} are lost, ${(share * 100).toFixed(2)} % of the ${kilowatts(load)} that the loads take.`,
});

function kilowatts(power: number): string {
  return `${(power / 1e3).toFixed(1)} kW`;
}
