import type { CallStep, Composition, CompositionStep, FanOutStep } from '../composition.ts';
import { isCall, isFanOut, isGate } from '../composition.ts';
import type { DomainPack } from '../domain-pack.ts';
import type { Primitive } from '../primitive.ts';

/** What is wrong with a composition, where, and what to do about it. */
export interface Problem {
  readonly pointer: string;
  readonly problem: string;
  readonly remedy: string;
}

/** A step with its place: what stands before it is what it may read. */
export interface Placed<S extends CompositionStep = CompositionStep> {
  readonly step: S;
  /** JSON pointer into the composition. */
  readonly pointer: string;
  /** The fan-out that it is in. */
  readonly within?: Placed<FanOutStep>;
  readonly before: readonly Placed[];
  /** Of a call, where its primitive is there and known: `interpret` stands for any interpreter. */
  readonly primitive?: Primitive<never, unknown>;
}

/** A composition as the rules look at it. */
export interface Scope {
  readonly composition: Composition;
  readonly pack: DomainPack;
  /** Every step in order; those of a fan-out before it, since it is done when they are. */
  readonly placed: readonly Placed[];
  /** The gates that may leave a step out. */
  skippedBy(placed: Placed): readonly string[];
}

/** @param find nothing when there is no such primitive in the range; that is another rule's to tell */
export function scopeOf(
  composition: Composition,
  pack: DomainPack,
  find: (primitive: string, range: string | undefined) => Primitive<never, unknown> | undefined,
): Scope {
  const placed: Placed[] = [];
  /** What is seen from the top: what is in a fan-out is not, only the fan-out is. */
  const top: Placed[] = [];
  const primitiveOf = (step: CompositionStep): Pick<Placed, 'primitive'> => {
    const found = isCall(step) && step.primitive !== 'interpret' ? find(step.primitive, step.version) : undefined;
    return found ? { primitive: found } : {};
  };
  for (const [i, step] of composition.steps.entries()) {
    const own: Placed = { step, pointer: `/steps/${i}`, before: [...top], ...primitiveOf(step) };
    if (isFanOut(step)) {
      const within = own as Placed<FanOutStep>;
      const branch: Placed[] = [];
      for (const [j, call] of step.steps.entries()) {
        const before = [...top, ...branch];
        branch.push({ step: call, pointer: `${own.pointer}/steps/${j}`, within, before, ...primitiveOf(call) });
      }
      placed.push(...branch);
    }
    placed.push(own);
    top.push(own);
  }
  const gates = composition.steps.filter(isGate);
  return {
    composition,
    pack,
    placed,
    skippedBy({ step, within }) {
      const id = within?.step.id ?? step.id;
      return gates.filter(({ otherwise }) => 'skip' in otherwise && otherwise.skip.includes(id)).map((gate) => gate.id);
    },
  };
}

export const isPlacedCall = (placed: Placed): placed is Placed<CallStep> => isCall(placed.step);

export const callsIn = ({ placed }: Scope): readonly Placed<CallStep>[] => placed.filter(isPlacedCall);

/** Whether a step is there whenever another one is: whatever leaves it out leaves out the other as well. */
export const isThereFor = (scope: Scope, needed: Placed, by: Placed): boolean =>
  scope.skippedBy(needed).every((gate) => scope.skippedBy(by).includes(gate));
