import type { Benchmark } from './benchmark.ts';
import { model } from './model.ts';
import { overhead } from './overhead.ts';
import { powerFlow } from './power-flow.ts';
import { water } from './water.ts';

export const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  overhead,
  'power-flow': powerFlow,
  water,
  model,
};
