import { z } from 'zod';
import type { GraphReader, OperatingState } from '../../../primitives/index.ts';
import { defineSimulator } from '../../../primitives/index.ts';
import { SMALL } from '../sample.ts';
import { Board, Book, CREEP, Deflections } from '../taxonomy.ts';

/** Young's modulus (Pa) times second moment of area (m⁴) of a spruce board, 25 cm by 2 cm. */
const STIFFNESS = 11e9 * ((0.25 * 0.02 * 0.02 * 0.02) / 12);
const GRAVITY = 9.80665;
/** Deformation factor of solid timber in a heated room (EN 1995-1-1, table 3.2, service class 1). */
const CREEP_FACTOR = 0.6;
/** Share of the remaining creep that happens in one step. */
const SHARE_OF_STEP = 0.05;

/** A pause that never leaves the loop, as a long calculation does not: only the cancel flag can be seen in it. */
const pauseCell = new Int32Array(new SharedArrayBuffer(4));
const pause = (milliseconds: number): void => void Atomics.wait(pauseCell, 0, 0, milliseconds);

/** How far boards hang at first and after years under load: creep in explicit steps (Euler). */
export const creep = defineSimulator({
  name: 'example.creep.simulate',
  version: '1.0.0',
  title: 'Creep of boards',
  description: 'Computes how far each board hangs under its books, at first and after a number of steps of creep.',
  basis: ['EN 1995-1-1, 2.3.2.2'],
  stability: 'stable',
  input: z.object({
    steps: z.int().min(1).max(1_000_000).default(20).describe('Steps of creep'),
    pauseMilliseconds: z.number().min(0).max(1000).default(0).describe('Time that each step takes at least'),
  }),
  output: z.object({
    boards: z.int().min(0),
    steps: z.int().min(1).max(1_000_000),
    largestDeflection: z.number().describe('In metres'),
    residual: z.number().describe('Largest difference to the closed form, relative to the deflection'),
  }),
  resultSet: CREEP,
  tables: [Deflections],
  callExamples: [{ title: 'Twenty steps', parameters: { steps: 20 }, documents: SMALL }],
  simulate: ({ graph, operatingState, parameters: { steps, pauseMilliseconds } }, context) => {
    const boards = graph.ofType(Board).filter((board) => graph.number(board, 'length') !== undefined);
    const loads = boards.map((board) => loadOf(graph, operatingState, board));
    const initial = boards.map((board, i) => deflection(graph.number(board, 'length') ?? 0, loads[i] ?? 0));
    let crept = 0;
    for (let step = 0; step < steps; step++) {
      context.throwIfCancelled();
      crept += (CREEP_FACTOR - crept) * SHARE_OF_STEP;
      if (pauseMilliseconds > 0) pause(pauseMilliseconds);
      context.progress((step + 1) / steps, `step ${step + 1} of ${steps}`);
    }
    const final = initial.map((value) => value * (1 + crept));
    const largest = final.reduce((a, b) => Math.max(a, b), 0);
    return {
      payload: {
        boards: boards.length,
        steps,
        largestDeflection: largest,
        residual: Math.abs(crept - closedForm(steps)),
      },
      summary: `${boards.length} boards after ${steps} steps; the largest deflection is ${(largest * 1000).toFixed(2)} mm.`,
      tables: [
        Deflections.pack(boards, {
          load: loads,
          initial: initial.map((value) => value * 1000),
          final: final.map((value) => value * 1000),
        }),
      ],
    };
  },
});

/** Mass on a board, in kg: its books, or what the operating state sets under `load`. */
function loadOf(graph: GraphReader, { overrides }: OperatingState, board: string): number {
  const set = overrides.find(({ subject, path }) => subject === board && path === 'load');
  if (typeof set?.value === 'number') return set.value;
  return graph
    .ofType(Book)
    .filter((book) => graph.text(book, 'board') === board)
    .reduce((total, book) => total + (graph.number(book, 'mass') ?? 0), 0);
}

/** Deflection in the middle of a simply supported board under a load spread evenly, in m (5 q L⁴ / 384 E I). */
const deflection = (length: number, load: number): number =>
  (5 * load * GRAVITY * length * length * length) / (384 * STIFFNESS);

/** What the steps add up to, as the sum of their geometric series. */
function closedForm(steps: number): number {
  let left = 1;
  for (let step = 0; step < steps; step++) left *= 1 - SHARE_OF_STEP;
  return CREEP_FACTOR * (1 - left);
}
