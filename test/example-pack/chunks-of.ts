import type { Assertion, Value } from '../../primitives/index.ts';
import { intoChunks } from '../../primitives/index.ts';
import { saidOf } from './said.ts';

/** A whole graph as chunks, of values by element and path. */
export const chunksOf = (
  elements: Readonly<Record<string, Readonly<Record<string, Value>>>>,
): Map<number, Assertion[]> => new Map(intoChunks(saidOf(elements)).map((chunk, number) => [number, chunk]));
