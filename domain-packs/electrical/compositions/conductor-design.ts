import type { Composition } from '../../../primitives/index.ts';

/** Larger conductors where they are needed, and the proof that they are enough. */
export const conductorDesign: Composition = {
  name: 'electrical.conductor-design',
  version: '1.0.0',
  title: 'Conductor design',
  description:
    'Reads a model of an electrical network, computes it, picks larger conductors for lines that are overloaded or lose too much ' +
    'voltage, and then computes and judges the proposed network, so that the proposal comes with its proof. Use it when a ' +
    'study found overloaded lines or too large a voltage drop. Comes back with the report on the proposed network; the run ' +
    'keeps the proposal as a change set with its inverse, and the decisions behind it. Parameters: `controlMode`, ' +
    '`maximumLoading`, `maximumDrop`, `material` (`aluminium`, `copper`, `any`), `range`, `title`.',
  visibility: 'found',
  steps: [
    { id: 'interpret', primitive: 'interpret' },
    { id: 'bind', primitive: 'electrical.line-code.resolve' },
    { id: 'assume', primitive: 'electrical.defaults.resolve' },
    { id: 'power-flow', primitive: 'electrical.power-flow.simulate', takes: ['controlMode'] },
    {
      id: 'size',
      primitive: 'electrical.conductor-sizing.generate',
      takes: ['maximumLoading', 'maximumDrop', 'material'],
    },
    { id: 'bind-proposed', primitive: 'electrical.line-code.resolve' },
    { id: 'power-flow-proposed', primitive: 'electrical.power-flow.simulate', takes: ['controlMode'] },
    { id: 'voltage-limits', primitive: 'electrical.voltage-limits.validate', takes: ['range'] },
    { id: 'voltage-drop', primitive: 'electrical.voltage-drop.validate', takes: ['maximumDrop'] },
    { id: 'loading', primitive: 'electrical.loading.validate', takes: ['maximumLoading'] },
    { id: 'report', primitive: 'electrical.study-report.generate', takes: ['title'] },
  ],
  answer: 'report',
};
