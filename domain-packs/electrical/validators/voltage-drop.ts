import { z } from 'zod';
import { defineValidator, neighbours, optional, Undecided } from '../../../primitives/index.ts';
import { Bus, Load, NodeVoltages, POWER_FLOW } from '../taxonomy/index.ts';
import { phaseName } from '../topology/index.ts';
import { largestDrop, wayBeginning } from './voltage/drop.ts';

/** Little of the voltage may be lost on the way to a load. */
export const voltageDrop = defineValidator({
  name: 'electrical.voltage-drop.validate',
  version: '1.0.0',
  title: 'Voltage drop',
  description:
    'Checks how much voltage is lost on the way to each bus with loads: per phase, the per-unit voltage where the way begins ' +
    'less the per-unit voltage at the bus. The way begins at the last regulating transformer that power passes, else at the ' +
    'source; on the other side of a transformer that shifts phases, a phase is the one of the same node number. Use it after ' +
    'a power flow. The limit is the 5 % that the NEC recommends (not requires) for feeder and branch circuit together; give ' +
    'another one as `maximumDrop`. Comes back with a warning for each bus beyond it: phase, drop, where the way begins. Next: ' +
    'conductor sizing picks conductors that bring the drop under the limit.',
  basis: ['NFPA 70 (NEC) 2020, 215.2(A)(1), Informational Note No. 2 (recommendation)', 'IEEE Std 141-1993, 3.11'],
  stability: 'stable',
  exposure: { visibility: 'listed' },
  appliesTo: Bus,
  input: z.object({
    maximumDrop: z
      .number()
      .positive()
      .max(1)
      .default(0.05)
      .describe('Largest drop, as a share of nominal voltage (0.05 is 5 %)'),
  }),
  reads: {
    voltages: optional(NodeVoltages.rows()),
    loads: neighbours(Load, { enabled: optional(Load.property('enabled')) }),
    beginning: optional(wayBeginning),
  },
  resultSets: [POWER_FLOW],
  messages: {
    tooMuch: 'Phase {phase} loses {drop} on the way from {from} ({start} to {end}); {limit} is recommended.',
  },
  levels: { tooMuch: 'warning' },
  remedies: {
    tooMuch: 'Use larger conductors on the way (conductor sizing proposes them), or regulate closer to the load.',
  },
  applies: ({ loads, beginning }) => beginning !== undefined && loads.some(({ enabled }) => enabled !== false),
  check: ({ voltages, beginning }, fail, { maximumDrop }) => {
    if (!voltages || !beginning) throw new Undecided('No voltage was computed here.');
    const worst = largestDrop(voltages, beginning);
    if (worst === undefined || worst.drop <= maximumDrop) return undefined;
    const { phase, start, end } = worst;
    return fail('tooMuch', {
      phase: phaseName(phase),
      from: beginning.name,
      drop: `${(worst.drop * 100).toFixed(2)} %`,
      start: `${start.toFixed(4)} pu`,
      end: `${end.toFixed(4)} pu`,
      limit: `at most ${Number((maximumDrop * 100).toPrecision(4))} %`,
    });
  },
  examples: {
    pass: [{ voltages: [at(1, 0.97)], loads: [{}], beginning: { name: 'bus 650', voltages: [at(1, 1)] } }],
    fail: [
      {
        voltages: [at(1, 0.94)],
        loads: [{}],
        beginning: { name: 'bus 650', voltages: [at(1, 1)] },
        because: 'tooMuch',
      },
      {
        // The regulator raised the voltage to 1.05; from there it falls by 6 %.
        voltages: [at(1, 0.99)],
        loads: [{}],
        beginning: { name: 'bus rg60', voltages: [at(1, 1.05)] },
        because: 'tooMuch',
      },
      {
        voltages: [at(1, 0.97)],
        loads: [{}],
        beginning: { name: 'bus 650', voltages: [at(1, 1)] },
        parameters: { maximumDrop: 0.02 },
        because: 'tooMuch',
      },
    ],
    // Nothing was computed for the bus.
    open: [{ loads: [{}], beginning: { name: 'bus 650', voltages: [at(1, 1)] } }],
  },
});

function at(phase: number, perUnit: number) {
  return { phase, magnitude: 2400 * perUnit, angle: 0, perUnit, base: 2400 };
}
