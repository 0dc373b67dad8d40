import type { Composition } from '../../primitives/index.ts';

/** All that the pack can do, in one study. */
export const bookcaseStudy: Composition = {
  name: 'example.study',
  version: '1.0.0',
  title: 'Study of a bookcase',
  description:
    'Reads a bookcase, assumes what is usual, computes how it hangs, judges and scores it, and rearranges it.',
  visibility: 'listed',
  steps: [
    { id: 'interpret', primitive: 'interpret' },
    { id: 'assume', primitive: 'example.defaults.resolve' },
    { id: 'creep', primitive: 'example.creep.simulate', takes: ['steps', 'pauseMilliseconds'] },
    { id: 'board-load', primitive: 'example.board-load.validate', version: '^2.0.0', takes: ['reserve'] },
    { id: 'sag', primitive: 'example.sag.validate' },
    { id: 'score', primitive: 'example.bookcase.evaluate' },
    { id: 'rearrange', primitive: 'example.arrangement.generate' },
  ],
  answer: 'score',
};

/** Four calls that do nothing: what a composition costs beside its work. */
export const echoStudy: Composition = {
  name: 'example.echo',
  version: '1.0.0',
  title: 'Four echoes',
  description: 'Calls four primitives that answer with the text they are given.',
  visibility: 'found',
  steps: [
    { id: 'first', primitive: 'example.echo-first.generate', takes: ['text'] },
    { id: 'second', primitive: 'example.echo-second.generate', takes: ['text'] },
    { id: 'third', primitive: 'example.echo-third.generate', takes: ['text'] },
    { id: 'fourth', primitive: 'example.echo-fourth.generate', takes: ['text'] },
  ],
  answer: 'fourth',
};

/** Cases of load side by side, and what is done about them: everything that a composition can be made of. */
export const bookcaseCases: Composition = {
  name: 'example.cases',
  version: '1.0.0',
  title: 'Cases of load',
  description:
    'Computes how a bookcase hangs as it stands, then under each of several cases of load, and judges every case. Where a ' +
    'board hangs too far in one of them, somebody is asked whether the books are to be rearranged.',
  visibility: 'found',
  steps: [
    { id: 'interpret', primitive: 'interpret' },
    { id: 'assume', primitive: 'example.defaults.resolve' },
    { id: 'creep', primitive: 'example.creep.simulate', takes: ['steps'] },
    {
      id: 'boards',
      title: 'Are there any boards?',
      gate: { from: 'creep', at: '/boards', is: 'atLeast', value: 1 },
      otherwise: { end: 'There are no boards, so that no case of load can be computed.' },
    },
    {
      id: 'cases',
      title: 'Cases of load',
      forEach: { parameter: 'cases' },
      window: 4,
      steps: [
        {
          id: 'case-creep',
          primitive: 'example.creep.simulate',
          takes: ['pauseMilliseconds'],
          map: { steps: { from: 'creep', at: '/steps' } },
          operatingState: { item: '/state' },
        },
        { id: 'case-sag', primitive: 'example.sag.validate' },
      ],
      answer: 'case-creep',
    },
    {
      id: 'hangs',
      title: 'Does a board hang too far?',
      gate: { findings: { kind: 'fail', step: 'cases' }, is: 'more', value: 0 },
      otherwise: { skip: ['approve', 'rearrange'], because: 'No board hangs too far in any case.' },
    },
    {
      id: 'approve',
      approval: { title: 'Are the books to be rearranged?', description: 'Look at the findings first.' },
    },
    { id: 'rearrange', primitive: 'example.arrangement.generate', snapshotAfter: 'assume' },
  ],
  answer: 'cases',
  examples: [
    {
      title: 'Two cases',
      parameters: {
        cases: [
          { name: 'as it stands', state: { overrides: [] } },
          { name: 'one board empty', state: { overrides: [{ subject: 'board.upper', path: 'load', value: 0 }] } },
        ],
      },
    },
  ],
};
