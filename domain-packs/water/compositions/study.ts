import type { Composition } from '../../../primitives/index.ts';

/** From an input file to a report with reasons. */
export const study: Composition = {
  name: 'water.study',
  version: '1.1.0',
  title: 'Hydraulic study',
  description:
    'Reads a model of a water distribution network, fills what it leaves out with named defaults, computes pressures and flows over ' +
    'time, judges connectivity, pressures and velocities, scores pressure adequacy and pumping energy, and writes it all up. ' +
    'Use it when you have a network model (an EPANET input file, .inp) and must say whether the network is in order. Comes back ' +
    'with the answer in short, every finding with its place in the source, and a report to hand in. Parameters: `steady` (only ' +
    'the first moment), `minimumPressure`, `workingPressure`, `maximumPressure` (Pa), `maximumVelocity`, `extremeVelocity`, ' +
    '`minimumVelocity` (m/s), `requiredPressure` (Pa, for the score), `title` of the report.',
  visibility: 'listed',
  steps: [
    { id: 'interpret', primitive: 'interpret' },
    { id: 'assume', primitive: 'water.defaults.resolve' },
    { id: 'constraints', primitive: 'water.constraints.validate' },
    { id: 'connectivity', primitive: 'water.connectivity.validate' },
    { id: 'hydraulics', primitive: 'water.hydraulics.simulate', takes: ['steady'] },
    {
      id: 'pressure-limits',
      primitive: 'water.pressure-limits.validate',
      takes: ['minimumPressure', 'workingPressure', 'maximumPressure'],
    },
    {
      id: 'velocity-limits',
      primitive: 'water.velocity-limits.validate',
      takes: ['maximumVelocity', 'extremeVelocity', 'minimumVelocity'],
    },
    { id: 'pressure-adequacy', primitive: 'water.pressure-adequacy.evaluate', takes: ['requiredPressure'] },
    { id: 'pumping-energy', primitive: 'water.pumping-energy.evaluate' },
    { id: 'report', primitive: 'water.study-report.generate', takes: ['title'] },
  ],
  answer: 'report',
};
