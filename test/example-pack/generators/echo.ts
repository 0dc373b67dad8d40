import { z } from 'zod';
import { defineGenerator } from '../../../primitives/index.ts';

/** A primitive that does nothing but answer: what a call costs beside its work is measured with four of them. */
const echo = (which: 'first' | 'second' | 'third' | 'fourth') =>
  defineGenerator({
    name: `example.echo-${which}.generate`,
    version: '1.0.0',
    title: `Echo, ${which}`,
    description: 'Answers with the text that it was given, and changes nothing.',
    basis: [],
    input: z.object({ text: z.string().max(1000).default('echo').describe('What to answer with') }),
    output: z.object({ text: z.string() }),
    callExamples: [{ title: 'A word', parameters: { text: 'hello' } }],
    generate: ({ parameters: { text } }) => ({ payload: { text }, summary: text }),
  });

export const echoes = [echo('first'), echo('second'), echo('third'), echo('fourth')] as const;
