import { z } from 'zod';

export const input = z.object({
  steady: z.boolean().default(false).describe('Only the first moment is solved, whatever duration the network states'),
});

const extreme = z.object({
  element: z.string().describe('As its source spells it'),
  time: z.number().describe('Since the beginning, in s'),
  value: z.number(),
});

export const output = z.object({
  engine: z.string().describe('Version of EPANET that computed'),
  steps: z.int().describe('Moments that were solved'),
  reportedTimes: z.int().describe('Moments that the tables tell of'),
  duration: z.number().describe('Simulated time, in s'),
  lowestPressure: extreme.optional().describe('At a junction with a demand, in Pa'),
  highestPressure: extreme.optional().describe('At a junction with a demand, in Pa'),
  highestVelocity: extreme.optional().describe('In a pipe, in m/s'),
  energy: z.number().describe('Energy that all pumps take, in J'),
  delivered: z.number().describe('Water drawn at junctions, in m³'),
  residual: z
    .object({
      flow: z.number().describe('Greatest difference at a junction between what flows in and out, in m³/s'),
      relative: z.number().describe('The same against the greatest flow in the network at that moment'),
      node: z.string().describe('Where that is; empty where all sums are zero'),
      time: z.number().describe('When that is, in s'),
    })
    .describe('How far the answer is from conservation of mass, recomputed from the flows of the links alone'),
  warnings: z.array(z.object({ code: z.int(), steps: z.int().describe('Moments with this warning') })),
});
export type Payload = z.output<typeof output>;

export const EMPTY_PAYLOAD: Payload = {
  engine: '',
  steps: 0,
  reportedTimes: 0,
  duration: 0,
  energy: 0,
  delivered: 0,
  residual: { flow: 0, relative: 0, node: '', time: 0 },
  warnings: [],
};

/** 20305 → `2.3.5`. */
export const versionText = (version: number): string =>
  [Math.floor(version / 10_000), Math.floor(version / 100) % 100, version % 100].join('.');
