import { z } from 'zod';
import { defineValidator } from '../../../primitives/index.ts';
import { HYDRAULICS, LinkStates, Pipe } from '../taxonomy/index.ts';
import { clockText } from './limits/texts.ts';

/** Water must not run so fast that it hammers and wears, nor stand so long that it spoils. */
export const velocityLimits = defineValidator({
  name: 'water.velocity-limits.validate',
  version: '1.0.0',
  title: 'Velocity limits',
  description:
    'Checks the computed velocity in each pipe at every reported time. Use it after hydraulics, to find pipes that are too small: ' +
    'high velocities cost head and make surges dangerous. Without parameters the limits are those that EN 805 calls ' +
    'appropriate: 2 m/s (warning) in normal operation, 3.5 m/s (error) even in special circumstances such as fire. The 0.5 m/s ' +
    'below which water ages are judged only where `minimumVelocity` is given: most pipes of most networks do not reach it at ' +
    'night. Comes back with one finding for each pipe: the highest velocity, when, and the head that it costs.',
  basis: [
    'EN 805:2000, 8.3.4 with annex A (flow velocities of 0.5 m/s to 2.0 m/s, up to 3.5 m/s in special circumstances)',
  ],
  stability: 'stable',
  exposure: { visibility: 'listed' },
  appliesTo: Pipe,
  input: z.object({
    maximumVelocity: z.number().positive().default(2).describe('Highest velocity in normal operation, in m/s'),
    extremeVelocity: z.number().positive().default(3.5).describe('Highest velocity in any circumstances, in m/s'),
    minimumVelocity: z.number().min(0).default(0).describe('Velocity that each pipe has to reach at some time, in m/s'),
  }),
  reads: {
    states: LinkStates.rows(),
    length: Pipe.property('length'),
  },
  resultSets: [HYDRAULICS],
  messages: {
    tooFast: 'Water runs at {velocity} at {time}, above {limit}, and loses {gradient} of head.',
    muchTooFast: 'Water runs at {velocity} at {time}, above {limit}, and loses {gradient} of head.',
    tooSlow: 'Water never runs faster than {velocity}; {limit} would be reached by a fresh pipe.',
  },
  levels: { tooFast: 'warning', tooSlow: 'note' },
  remedies: {
    tooFast: 'Use a larger pipe, or a second one beside it.',
    muchTooFast: 'Use a larger pipe, or a second one beside it; check for surges before it is operated like this.',
    tooSlow: 'Use a smaller pipe, or flush it.',
  },
  check: ({ states, length }, fail, { maximumVelocity, extremeVelocity, minimumVelocity }) => {
    const [fastest] = [...states].sort((a, b) => b.velocity.si - a.velocity.si || a.time.si - b.time.si);
    if (!fastest) return undefined;
    const { velocity, time, headLoss } = fastest;
    const given = {
      velocity: metresPerSecond(velocity.si),
      time: clockText(time.si),
      gradient: `${((headLoss.si / length.si) * 1e3).toFixed(1)} m/km`,
    };
    if (velocity.si > extremeVelocity)
      return fail('muchTooFast', { ...given, limit: metresPerSecond(extremeVelocity) });
    if (velocity.si > maximumVelocity) return fail('tooFast', { ...given, limit: metresPerSecond(maximumVelocity) });
    if (velocity.si < minimumVelocity)
      return fail('tooSlow', { velocity: given.velocity, limit: metresPerSecond(minimumVelocity) });
    return undefined;
  },
  examples: {
    pass: [
      { states: [at(0, 0.8), at(3600, 1.4)], length: 500 },
      { states: [at(0, 2.4)], length: 500, parameters: { maximumVelocity: 2.5 } },
    ],
    fail: [
      { states: [at(0, 0.8), at(3600, 2.4)], length: 500, because: 'tooFast' },
      { states: [at(0, 4)], length: 500, because: 'muchTooFast' },
      { states: [at(0, 0.02)], length: 500, parameters: { minimumVelocity: 0.5 }, because: 'tooSlow' },
    ],
    // Nothing was computed for the pipe; nobody states how long it is.
    open: [{ length: 500 }, { states: [at(0, 0.8)] }],
  },
});

function metresPerSecond(velocity: number): string {
  return `${velocity.toFixed(2)} m/s`;
}

function at(time: number, velocity: number) {
  return { time, flow: 0.05, velocity, headLoss: 2, open: 1, power: 0 };
}
