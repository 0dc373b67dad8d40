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
