import type { CallStep } from '../composition.ts';
import type { Simulator } from '../simulator.ts';
import { nearest } from '../nearest.ts';
import { sourceOf } from './payloads.ts';
import type { Placed, Problem, Scope } from './scope.ts';
import { callsIn, isPlacedCall, isThereFor } from './scope.ts';

/** What each step needs beside its parameters is made before it, and is there whenever the step is. */
export const needProblems = (scope: Scope): readonly Problem[] =>
  callsIn(scope).flatMap((call) => [
    ...documentProblems(scope, call),
    ...graphProblems(scope, call),
    ...resultSetProblems(scope, call),
    ...findingProblems(call),
  ]);

const reads = ({ step, primitive }: Placed<CallStep>): boolean =>
  step.primitive === 'interpret' || primitive?.kind === 'interpreter';

function documentProblems({ pack }: Scope, { step, pointer }: Placed<CallStep>): Problem[] {
  if (step.primitive !== 'interpret' || pack.interpreters.length > 0) return [];
  const problem = `${step.id} interprets, and the pack ${pack.name} has no interpreter`;
  return [{ pointer: `${pointer}/primitive`, problem, remedy: 'Name the primitive, or give the pack an interpreter.' }];
}

/** Without any interpreter the graph is the caller's to give, as a snapshot. */
function graphProblems(scope: Scope, call: Placed<CallStep>): Problem[] {
  const { step, pointer, primitive, before } = call;
  const after = step.snapshotAfter;
  if (after !== undefined) {
    const source = sourceOf(scope, call, after);
    if ('problem' in source)
      return [{ pointer: `${pointer}/snapshotAfter`, problem: `${step.id}: ${source.problem}`, remedy: source.remedy }];
    if (!isPlacedCall(source)) {
      const remedy = 'Name a step that calls a primitive.';
      return [{ pointer: `${pointer}/snapshotAfter`, problem: `${after} leaves no graph`, remedy }];
    }
  }
  if (primitive?.needs.graph !== true) return [];
  const interpreters = callsIn(scope).filter(reads);
  if (interpreters.length === 0) return [];
  const made = before.filter(isPlacedCall).some((other) => reads(other) && isThereFor(scope, other, call));
  if (made) return [];
  const first = interpreters[0]?.step.id ?? '';
  return [
    {
      pointer,
      problem: `${step.id} needs a graph, and stands before ${first} makes one`,
      remedy: `Put it after ${first}.`,
    },
  ];
}

const makes = ({ primitive }: Placed): string | undefined =>
  primitive?.kind === 'simulator' ? (primitive as Partial<Simulator>).resultSet : undefined;

function resultSetProblems(scope: Scope, call: Placed<CallStep>): Problem[] {
  const { step, pointer, primitive, before } = call;
  const wanted = primitive?.needs.resultSets ?? [];
  const said = Object.entries(step.resultSets ?? {}).flatMap(([name, from]): Problem[] => {
    const at = `${pointer}/resultSets/${name}`;
    if (primitive && !wanted.includes(name)) {
      const remedy = wanted.length === 0 ? 'It reads none.' : `It reads ${wanted.join(', ')}.`;
      return [{ pointer: at, problem: `${primitive.name} does not read the result set ${name}`, remedy }];
    }
    const source = sourceOf(scope, call, from);
    if ('problem' in source) return [{ pointer: at, problem: `${step.id}: ${source.problem}`, remedy: source.remedy }];
    if (makes(source) === name) return [];
    const able = before.filter((other) => makes(other) === name).map((other) => other.step.id);
    const remedy = able.length === 0 ? 'Put its simulator before it.' : `It is made by ${able.join(', ')}.`;
    return [{ pointer: at, problem: `${from} does not make the result set ${name}`, remedy }];
  });
  const missing = wanted
    .filter((name) => step.resultSets?.[name] === undefined)
    .filter((name) => !before.some((other) => makes(other) === name && isThereFor(scope, other, call)));
  return [...said, ...missing.map((name) => absentResultSet(scope, call, name))];
}

function absentResultSet(scope: Scope, { step, pointer, before }: Placed<CallStep>, name: string): Problem {
  const able = scope.pack.preparation.simulators[name];
  const skippable = before.find((other) => makes(other) === name);
  if (skippable) {
    const gates = scope.skippedBy(skippable).join(', ');
    const problem = `${step.id} needs the result set ${name}, and ${skippable.step.id} may have been left out by ${gates}`;
    return { pointer, problem, remedy: `Leave out ${step.id} as well there.` };
  }
  const near = nearest(name, Object.keys(scope.pack.preparation.simulators));
  return {
    pointer,
    problem: `${step.id} needs the result set ${name}, and no step before it makes one`,
    remedy:
      able === undefined
        ? `Put its simulator before it${near.map((other) => `; is ${other} meant?`).join('')}.`
        : `Put ${able} before it.`,
  };
}

function findingProblems({ step, pointer, primitive, before }: Placed<CallStep>): Problem[] {
  if (primitive?.needs.findings !== true || before.length > 0) return [];
  return [
    {
      pointer,
      problem: `${step.id} reads findings, and nothing stands before it`,
      remedy: 'Put it after the steps that judge.',
    },
  ];
}
