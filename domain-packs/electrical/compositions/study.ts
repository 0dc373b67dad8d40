import type { Composition } from '../../../primitives/index.ts';

/** From a feeder model to a report with reasons. */
export const study: Composition = {
  name: 'electrical.study',
  version: '1.1.0',
  title: 'Power flow study',
  description:
    'Reads a model of an electrical network, fills what it leaves out with named defaults, computes the unbalanced power flow, ' +
    'judges constraints, connectivity, voltages, voltage drop and loading, scores losses and voltage quality, and writes it all up. Use ' +
    'it when you have a feeder model (an OpenDSS script with the files it includes) and must say whether the network is in ' +
    'order. Comes back with the answer in short (converged, losses, extreme voltages, highest loading, counts of findings), ' +
    'every finding with its place in the source, and a report to hand in with a one-line diagram and a voltage profile. ' +
    'Parameters: `controlMode` (regulators `static` or `off`), `range` (ANSI C84.1 range `A` or `B`), `maximumDrop`, ' +
    '`maximumLoading`, `title` of the report. Next: trace a number to its source, answer the open questions, or let ' +
    'electrical.conductor-sizing.generate propose remedies.',
  visibility: 'listed',
  steps: [
    { id: 'interpret', primitive: 'interpret' },
    { id: 'bind', primitive: 'electrical.line-code.resolve' },
    { id: 'assume', primitive: 'electrical.defaults.resolve' },
    { id: 'constraints', primitive: 'electrical.constraints.validate' },
    { id: 'connectivity', primitive: 'electrical.connectivity.validate' },
    { id: 'power-flow', primitive: 'electrical.power-flow.simulate', takes: ['controlMode'] },
    { id: 'voltage-limits', primitive: 'electrical.voltage-limits.validate', takes: ['range'] },
    { id: 'voltage-drop', primitive: 'electrical.voltage-drop.validate', takes: ['maximumDrop'] },
    { id: 'loading', primitive: 'electrical.loading.validate', takes: ['maximumLoading'] },
    { id: 'losses', primitive: 'electrical.losses.evaluate' },
    { id: 'voltage-quality', primitive: 'electrical.voltage-quality.evaluate' },
    { id: 'report', primitive: 'electrical.study-report.generate', takes: ['title'] },
  ],
  answer: 'report',
};
