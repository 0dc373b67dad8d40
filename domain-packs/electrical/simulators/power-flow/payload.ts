import { z } from 'zod';
import type { CompiledNetwork } from '../../solver/compile/index.ts';
import type { PowerFlow } from '../../solver/power-flow.ts';
import type { Solution } from '../../solver/solution.ts';
import { DEFAULT_SOLVE_OPTIONS } from '../../solver/solution.ts';
import { elementLosses } from './losses.ts';
import { nodeRows } from './node-rows.ts';

export const input = z.object({
  controlMode: z
    .enum(['off', 'static'])
    .default('static')
    .describe('Whether regulators move their taps until their voltages are in band, or all taps stay as stated'),
  tolerance: z
    .number()
    .positive()
    .max(0.01)
    .default(DEFAULT_SOLVE_OPTIONS.tolerance)
    .describe('Greatest change of a voltage in the last iteration, per unit'),
  maximumIterations: z
    .int()
    .min(1)
    .max(100_000)
    .default(DEFAULT_SOLVE_OPTIONS.maximumIterations)
    .describe('Iterations after which a round of the regulators is given up'),
});
export type Parameters = z.output<typeof input>;

export const output = z.object({
  converged: z.boolean(),
  iterations: z.int().describe('Of all rounds of the regulators together'),
  controlIterations: z.int(),
  nodeVoltages: z
    .array(
      z.object({
        bus: z.string().describe('As its source spells it'),
        phase: z.int().describe('Node of the bus: 1, 2, 3 are phases'),
        magnitude: z.number().describe('To earth, in V'),
        angle: z.number().describe('In degrees'),
        perUnit: z.number().describe('Of the line-to-neutral base of the bus'),
      }),
    )
    .describe('Nodes in the order of their buses'),
  regulatorTaps: z.array(
    z.object({
      regulator: z.string(),
      transformer: z.string(),
      winding: z.int(),
      tapNumber: z.int().describe('Steps from the middle position'),
      ratio: z.number().describe('Per-unit turns'),
    }),
  ),
  losses: z
    .object({ activePower: z.number().describe('In W'), reactivePower: z.number().describe('In var') })
    .describe('Of all elements that deliver power; shunt elements stand aside'),
  residual: z
    .object({
      current: z.number().describe('Greatest sum of currents at a node, computed from the elements alone, in A'),
      relative: z.number().describe('The same against the greatest currents that meet at a node'),
      bus: z.string().describe('Where that is; empty where all sums are zero'),
    })
    .describe('How far the answer is from Kirchhoff’s current law'),
});
export type Payload = z.output<typeof output>;

export const EMPTY_PAYLOAD: Payload = {
  converged: false,
  iterations: 0,
  controlIterations: 0,
  nodeVoltages: [],
  regulatorTaps: [],
  losses: { activePower: 0, reactivePower: 0 },
  residual: { current: 0, relative: 0, bus: '' },
};

export function payloadOf(compiled: CompiledNetwork, flow: PowerFlow, solution: Solution): Payload {
  const { outcome, iterations, controlIterations, taps, residual } = solution;
  const losses = elementLosses(solution);
  const { at } = residual;
  return {
    converged: outcome.kind === 'converged',
    iterations,
    controlIterations,
    nodeVoltages: nodeRows(compiled, flow, solution).map(({ bus, phase, magnitude, angle, perUnit }) => ({
      bus: compiled.nameOf(bus),
      phase,
      magnitude,
      angle,
      perUnit,
    })),
    regulatorTaps: taps.map(({ regulator, transformer, winding, tap, tapNumber }) => ({
      regulator: compiled.nameOf(compiled.subjectOf('RegControl', regulator)),
      transformer: compiled.nameOf(compiled.subjectOf('Transformer', transformer)),
      winding,
      tapNumber,
      ratio: tap,
    })),
    losses: {
      activePower: losses.reduce((sum, each) => sum + each.activePower, 0),
      reactivePower: losses.reduce((sum, each) => sum + each.reactivePower, 0),
    },
    residual: {
      current: residual.current,
      relative: residual.relative,
      bus: at ? compiled.nameOf(compiled.busOf(at.bus)) : '',
    },
  };
}
