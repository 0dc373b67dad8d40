import { applyChangeSet } from '../../model/apply-changes.ts';
import { inverse } from '../../model/change-set.ts';
import { intoChunks } from '../../model/snapshot.ts';
import { graphOf } from '../grounds.ts';
import type { Law, Trial, Workbench } from '../law.ts';

export const canBeUndone: Law = {
  id: 'generator.can-be-undone',
  kinds: ['generator', 'resolver'],
  says: 'A change set applies to its base, and its inverse restores the very digest of the base.',
  remedy: 'Make change sets by returning `changes` and leave preconditions and reverse to the contract.',
  check: (_primitive, trials, bench) =>
    trials.flatMap((trial) => problemsOf(trial, bench).map((problem) => `${trial.title}: ${problem}`)),
};

function problemsOf({ result: { changeSet }, ground: { graph } }: Trial, bench: Workbench): string[] {
  if (!changeSet) return [];
  if (changeSet.base !== graph.digest) return ['it was made for another snapshot'];
  const base = new Map(intoChunks(graph.assertions()).entries());
  try {
    const after = new Map([...base, ...applyChangeSet(base, changeSet)]);
    const there = graphOf(bench, [...after.values()].flat());
    const back = new Map([...after, ...applyChangeSet(after, inverse(changeSet, there.digest))]);
    const digest = graphOf(bench, [...back.values()].flat()).digest;
    return digest === graph.digest ? [] : ['its inverse leads elsewhere'];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
