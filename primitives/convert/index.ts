import type { BindingRecord } from '../binding.ts';
import type { Conversion } from '../conversion.ts';
import type { Assertion } from '../model/assertion.ts';
import { compareAssertions } from '../model/assertion.ts';
import { applyStep } from './apply-step.ts';
import { statementsOf } from './statements.ts';

/** One conversion of a chain, and in which direction it is gone. */
export interface Crossing {
  readonly conversion: Conversion;
  readonly direction: 'up' | 'down';
}

/**
 * The conversions that lead from a stored binding to the one that is loaded. Upwards the loaded pack has them; downwards they
 * are stored with the binding, because the loaded pack is older and cannot know them.
 *
 * @returns nothing where a link of the chain is missing
 */
export function crossings(stored: BindingRecord, loaded: BindingRecord): Crossing[] | undefined {
  const isUp = loaded.storageVersion > stored.storageVersion;
  const known = (isUp ? loaded : stored).conversions ?? [];
  const [low, high] = isUp
    ? [stored.storageVersion, loaded.storageVersion]
    : [loaded.storageVersion, stored.storageVersion];
  const chain: Crossing[] = [];
  for (let version = low; version < high; version++) {
    const conversion = known.find(({ from }) => from === version);
    if (!conversion) return undefined;
    chain.push({ conversion, direction: isUp ? 'up' : 'down' });
  }
  return isUp ? chain : chain.reverse();
}

/** The same installation, as another storage version says it. In the order of a snapshot. */
export function convert(assertions: Iterable<Assertion>, chain: readonly Crossing[]): Assertion[] {
  let standing: readonly Assertion[] = [...assertions];
  for (const { conversion, direction } of chain) {
    const { from: low, to: high, steps } = conversion;
    const versions = direction === 'up' ? { from: low, to: high } : { from: high, to: low };
    const numbered = steps.map((step, i) => ({ step, passing: { ...versions, step: i + 1 } }));
    for (const { step, passing } of direction === 'up' ? numbered : numbered.reverse()) {
      const statements = statementsOf(standing);
      applyStep(statements, step, passing);
      standing = statements.settled();
    }
  }
  return [...standing].sort(compareAssertions);
}
