import type { Composition } from '../../../primitives/index.ts';

/** The same network in several operating states, side by side. */
export const whatIf: Composition = {
  name: 'electrical.what-if',
  version: '1.0.0',
  title: 'What if',
  description:
    'Computes the power flow of one network in each of several operating states (switches, taps, loads), judges voltages and ' +
    'loading in each, and puts their losses side by side. Use it to see what a switching operation or a change of load does before it is ' +
    'done. Comes back with the states in the order given, each with its losses or the error that kept it from being ' +
    'computed, and with every finding. Parameters: `cases` (each `name` and `state`, the overrides), `controlMode`, `range`, ' +
    '`maximumLoading`.',
  visibility: 'found',
  steps: [
    { id: 'interpret', primitive: 'interpret' },
    { id: 'bind', primitive: 'electrical.line-code.resolve' },
    { id: 'assume', primitive: 'electrical.defaults.resolve' },
    { id: 'as-built', primitive: 'electrical.power-flow.simulate', takes: ['controlMode'] },
    {
      id: 'solved',
      title: 'Is there a solution as it is built?',
      gate: { from: 'as-built', at: '/converged', is: 'equal', value: true },
      otherwise: { end: 'The network has no solution as it is built, so that no case can be compared with it.' },
    },
    {
      id: 'cases',
      title: 'Operating states',
      forEach: { parameter: 'cases' },
      steps: [
        {
          id: 'power-flow',
          primitive: 'electrical.power-flow.simulate',
          takes: ['controlMode'],
          operatingState: { item: '/state' },
        },
        { id: 'voltage-limits', primitive: 'electrical.voltage-limits.validate', takes: ['range'] },
        { id: 'loading', primitive: 'electrical.loading.validate', takes: ['maximumLoading'] },
        { id: 'losses', primitive: 'electrical.losses.evaluate' },
      ],
      answer: 'losses',
    },
  ],
  answer: 'cases',
  examples: [
    {
      title: 'A load switched off',
      parameters: {
        cases: [
          { name: 'as it is built', state: { overrides: [] } },
          { name: 'without load 671', state: { overrides: [{ subject: 'load.671', path: 'enabled', value: false }] } },
        ],
      },
    },
  ],
};
