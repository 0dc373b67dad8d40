import { z } from 'zod';
import type { Change } from '../../../primitives/index.ts';
import {
  atMost,
  defineDomainPack,
  defineGenerator,
  defineType,
  defineValidator,
  quantity,
  text,
  unit,
} from '../../../primitives/index.ts';
import { examplePack } from '../pack.ts';
import { Book, metre } from '../taxonomy.ts';

/**
 * The example pack as it went on: uprights are called supports, a board says its span and a force that it carries instead of
 * a mass, and what it is made of. Snapshots of the first storage version are converted, and its own can be taken back.
 */
const newton = unit('Force', 'N', 1);
export const Support = defineType('example.Support', { height: metre }, 'junction');
export const Board = defineType('example.Board', { span: metre, loadCapacity: newton, material: text });

const LONGEST = quantity(0.9, metre);

export const span = defineValidator({
  name: 'example.span.validate',
  version: '1.0.0',
  basis: [],
  appliesTo: Board,
  reads: { span: Board.property('span') },
  messages: { long: 'It spans {span}, which is more than 90 cm.' },
  check: ({ span: its }, fail) => (atMost(its, LONGEST) ? undefined : fail('long')),
  examples: {
    pass: [{ span: 0.8 }],
    fail: [{ span: 1, because: 'long' }],
    open: [{}],
  },
});

/** Says what every board is made of. */
export const material = defineGenerator({
  name: 'example.material.generate',
  version: '1.0.0',
  title: 'Say the material',
  description: 'Proposes what every board is made of.',
  basis: [],
  input: z.object({ material: z.string().default('oak') }),
  output: z.object({ boards: z.int() }),
  generate: ({ graph, parameters }) => {
    const boards = graph.ofType(Board);
    return {
      payload: { boards: boards.length },
      summary: `${boards.length} boards of ${parameters.material}.`,
      changes: boards.map((subject): Change => ({
        op: 'assert',
        assertion: {
          subject,
          path: 'material',
          value: parameters.material,
          state: 'derived',
          method: 'material',
          evidence: [],
          wasDerivedFrom: [{ subject, path: 'span' }],
          confidence: 1,
        },
      })),
      resolutions: boards.map((subject) => ({
        subject,
        path: 'material',
        chosen: parameters.material,
        rejected: [String(graph.value(subject, 'material') ?? 'nothing')],
        rule: 'as-asked',
        justification: 'The caller says so.',
      })),
    };
  },
});

export const nextExamplePack = defineDomainPack({
  ...examplePack,
  version: '2.0.0',
  storageVersion: 2,
  conversions: [
    {
      from: 1,
      to: 2,
      steps: [
        { op: 'renameType', from: 'example.Upright', to: 'example.Support' },
        { op: 'renameProperty', type: 'example.Board', from: 'length', to: 'span' },
        // A mass to the force by which it is carried (standard gravity, ISO 80000-3).
        { op: 'rescale', type: 'example.Board', property: 'loadLimit', factor: 9.80665 },
        { op: 'renameProperty', type: 'example.Board', from: 'loadLimit', to: 'loadCapacity' },
        { op: 'assume', type: 'example.Board', property: 'material', value: 'spruce' },
      ],
    },
  ],
  binding: { types: [Support, Board, Book], units: examplePack.binding.units },
  primitives: [span, material],
  interpreters: [],
  compositions: [],
  preparation: { resolvers: [], simulators: {} },
});
