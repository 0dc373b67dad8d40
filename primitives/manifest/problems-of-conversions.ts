import type { Conversion, ConversionStep } from '../conversion.ts';
import type { DomainPack } from '../domain-pack.ts';
import type { PackProblem } from './pack-problem.ts';
import { packProblem as of } from './pack-problem.ts';

/** What is wrong with the conversions of a pack: gaps in the chain, factors that cannot be undone, names nobody knows. */
export function* problemsOfConversions({ conversions, storageVersion, binding }: DomainPack): Generator<PackProblem> {
  const ordered = [...conversions].sort((a, b) => a.from - b.from);
  for (const { from, to } of ordered.filter((each) => each.to !== each.from + 1)) {
    yield of(`a conversion leads from storage version ${from} to ${to}`, 'Convert from each version to the next.');
  }
  const missing = ordered.find(({ to }, i) => to !== (ordered[i + 1]?.from ?? storageVersion));
  if (missing) {
    yield of(
      `its conversions end at storage version ${missing.to}, and the next begins elsewhere`,
      `Add the conversion from ${missing.to}, so that they lead to ${storageVersion} without a gap.`,
    );
  }
  const steps = ordered.flatMap((conversion) => conversion.steps);
  for (const { from, steps: own } of ordered) yield* problemsOfSteps(from, own);
  for (const [i, step] of steps.entries()) {
    for (const { type, property } of leftBy(step)) {
      const there = namedAfter({ type, property }, steps.slice(i + 1));
      const known = binding.types.find(({ typeId }) => typeId === there.type);
      if (known && (there.property === undefined || there.property in known.properties)) continue;
      const what = there.property === undefined ? there.type : `${there.type}.${there.property}`;
      yield of(`a conversion (${step.op}) leads to ${what}, which the binding has not`, 'Correct the name, or add it.');
    }
  }
}

function* problemsOfSteps(version: number, steps: Conversion['steps']): Generator<PackProblem> {
  for (const step of steps) {
    if (step.op === 'rescale' && !(Number.isFinite(step.factor) && step.factor !== 0)) {
      yield of(
        `the conversion from ${version} rescales ${step.property} by ${step.factor}`,
        'Give a factor that can be undone: finite, and not 0.',
      );
    }
    if (step.op === 'recode') {
      const words = Object.values(step.values);
      if (new Set(words).size < words.length) {
        yield of(
          `the conversion from ${version} gives two words of ${step.property} the same new one`,
          'Give each a word of its own, so that it can be taken back.',
        );
      }
    }
  }
}

interface Place {
  readonly type: string;
  /** Nothing for the type itself. */
  readonly property: string | undefined;
}

/** What a step leaves, as it is called right after it. */
function leftBy(step: ConversionStep): Place[] {
  if (step.op === 'renameType') return [{ type: step.to, property: undefined }];
  const { type } = step;
  if (step.op === 'renameProperty') return [{ type, property: step.to }];
  if (step.op === 'split') return step.into.map((property) => ({ type, property }));
  return [{ type, property: step.op === 'merge' ? step.into : step.property }];
}

/** How a place is called after further steps; the first of its parts stands for a property that is split. */
const namedAfter = (place: Place, steps: readonly ConversionStep[]): Place =>
  steps.reduce<Place>(({ type, property }, step) => {
    if (step.op === 'renameType') return { type: step.from === type ? step.to : type, property };
    if (step.type !== type || property === undefined) return { type, property };
    if (step.op === 'renameProperty' && step.from === property) return { type, property: step.to };
    if (step.op === 'merge' && step.properties.includes(property)) return { type, property: step.into };
    if (step.op === 'split' && step.property === property) return { type, property: step.into[0] };
    return { type, property };
  }, place);
