import type { Composition } from '../../../../primitives/index.ts';

/** From a document to an answer with reasons. */
export const study: Composition = {
  name: 'blueprint.study',
  version: '1.0.0',
  title: 'Study of a model',
  description:
    'Reads a model, assumes what it leaves out, checks it, computes what supports carry, judges and scores that, and ' +
    'proposes what to move. Parameters: `factor` on every mass, `reserve` of the capacity that is kept free.',
  visibility: 'listed',
  steps: [
    { id: 'interpret', primitive: 'interpret' },
    { id: 'assume', primitive: 'blueprint.defaults.resolve' },
    { id: 'constraints', primitive: 'blueprint.constraints.validate' },
    { id: 'loads', primitive: 'blueprint.loads.simulate', takes: ['factor'] },
    { id: 'capacity', primitive: 'blueprint.capacity.validate', takes: ['reserve'] },
    { id: 'utilisation', primitive: 'blueprint.utilisation.evaluate' },
    { id: 'relief', primitive: 'blueprint.relief.generate' },
  ],
  answer: 'relief',
};
