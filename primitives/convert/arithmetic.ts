import type { ConversionStep } from '../conversion.ts';
import type { Value } from '../model/value.ts';
import type { Computation } from './computation.ts';

type Computed = Extract<ConversionStep, { readonly op: 'rescale' | 'recode' | 'split' | 'merge' }>;

/** What a step computes, and what it computes on the way back. */
export function computationsOf(step: Computed): { up: Computation; down: Computation } {
  switch (step.op) {
    case 'rescale': {
      const { property, factor } = step;
      const own = { from: [property], to: [property] };
      return {
        up: { ...own, ...scaling((x) => x * factor) },
        down: { ...own, ...scaling((x) => x / factor) },
      };
    }
    case 'recode': {
      const own = { from: [step.property], to: [step.property] };
      const entries = Object.entries(step.values);
      return {
        up: { ...own, compute: ([word]) => single(reworded(word, new Map(entries))) },
        down: { ...own, compute: ([word]) => single(reworded(word, new Map(entries.map(([a, b]) => [b, a])))) },
      };
    }
    case 'split': {
      const whole = [step.property];
      return {
        up: { from: whole, to: step.into, compute: ([value]) => entriesOf(value) },
        down: { from: step.into, to: whole, compute: (values) => single(listOf(values)) },
      };
    }
    case 'merge': {
      const whole = [step.into];
      return {
        up: { from: step.properties, to: whole, compute: (values) => single(listOf(values)) },
        down: { from: whole, to: step.properties, compute: ([value]) => entriesOf(value) },
      };
    }
  }
}

/** Linear, so that bounds and standard uncertainty are scaled like the value (GUM 5.1.2); a negative factor swaps the bounds. */
const scaling = (scale: (x: number) => number): Pick<Computation, 'compute' | 'propagate'> => ({
  compute: ([value]) => single(numeric(value, scale)),
  propagate: ({ standardUncertainty, coverageFactor, lower, upper }) => {
    const [low, high] = scale(1) < 0 ? [upper, lower] : [lower, upper];
    return {
      ...(standardUncertainty === undefined ? {} : { standardUncertainty: Math.abs(scale(standardUncertainty)) }),
      ...(coverageFactor === undefined ? {} : { coverageFactor }),
      ...(low === undefined ? {} : { lower: scale(low) }),
      ...(high === undefined ? {} : { upper: scale(high) }),
    };
  },
});

const single = (value: Value | undefined): Value[] | undefined => (value === undefined ? undefined : [value]);

/** A number, or each number of a list or matrix; nothing where one is none, or cannot be said any more (overflow). */
function numeric(value: Value | undefined, of: (x: number) => number): Value | undefined {
  if (Array.isArray(value)) {
    const all = (value as readonly Value[]).map((entry) => numeric(entry, of));
    return all.every((entry) => entry !== undefined) ? (all as Value) : undefined;
  }
  if (typeof value !== 'number') return undefined;
  const result = of(value);
  return Number.isFinite(result) ? (result === 0 ? 0 : result) : undefined;
}

const reworded = (value: Value | undefined, words: ReadonlyMap<string, string>): Value | undefined =>
  typeof value === 'string' ? (words.get(value) ?? value) : undefined;

const entriesOf = (value: Value | undefined): Value[] | undefined =>
  Array.isArray(value) ? [...(value as readonly Value[])] : undefined;

/** Numbers to a list of numbers, texts to a list of texts. */
function listOf(values: readonly Value[]): Value | undefined {
  if (values.every((value) => typeof value === 'number')) return values;
  return values.every((value) => typeof value === 'string') ? values : undefined;
}
