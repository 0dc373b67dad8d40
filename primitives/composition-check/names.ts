import semver from 'semver';
import { callsOf } from '../composition.ts';
import { BverError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { Problem, Scope } from './scope.ts';
import { callsIn } from './scope.ts';

/** A name that recordings, activities and addresses carry as it is; `[0]` and `@2` behind it say branches and rounds. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Every step has a name of its own, the answer is one of them, and each primitive is there in the range. */
export function nameProblems(
  { composition, ...scope }: Scope,
  require: (primitive: string, range: string | undefined) => void,
): readonly Problem[] {
  const problems: Problem[] = [];
  const { answer, version, steps } = composition;
  if (semver.valid(version) === null) {
    problems.push({
      pointer: '/version',
      problem: `its version is ${version}`,
      remedy: 'Write a semantic version like 1.0.0.',
    });
  }
  const ids = scope.placed.map(({ step }) => step.id);
  for (const { step, pointer } of scope.placed) {
    const first = ids.indexOf(step.id) === scope.placed.findIndex((other) => other.pointer === pointer);
    if (!first) {
      problems.push({
        pointer: `${pointer}/id`,
        problem: `two of its steps are named ${step.id}`,
        remedy: 'Name one of them otherwise.',
      });
    }
    if (!ID.test(step.id)) {
      const remedy = 'Use lower-case letters and digits, joined by hyphens.';
      problems.push({ pointer: `${pointer}/id`, problem: `a step is named ${JSON.stringify(step.id)}`, remedy });
    }
  }
  const top = steps.filter((step) => 'primitive' in step || 'forEach' in step).map(({ id }) => id);
  if (callsOf({ steps }).length === 0) {
    problems.push({
      pointer: '/steps',
      problem: 'it has no step that calls anything',
      remedy: 'Add the steps that it is made of.',
    });
  }
  if (!top.includes(answer)) {
    const inside = scope.placed.find(({ step, within }) => within && step.id === answer)?.within?.step.id;
    problems.push(
      inside === undefined
        ? {
            pointer: '/answer',
            problem: `its answer ${answer} is none of its steps (${top.join(', ')})`,
            remedy: `Name the step whose payload is the answer${nearest(answer, top)
              .map((near) => `, perhaps ${near}`)
              .join('')}.`,
          }
        : {
            pointer: '/answer',
            problem: `its answer ${answer} is made once for each item of ${inside}`,
            remedy: `Answer with ${inside}, whose payload lists the branches, or with a later step.`,
          },
    );
  }
  for (const { step, pointer } of callsIn({ composition, ...scope })) {
    if (step.primitive === 'interpret') continue;
    try {
      require(step.primitive, step.version);
    } catch (cause) {
      problems.push({
        pointer: `${pointer}/primitive`,
        problem: `its step ${step.id} cannot run: ${cause instanceof Error ? cause.message : String(cause)}`,
        remedy: cause instanceof BverError ? cause.remedy : 'Name a primitive that is loaded.',
      });
    }
  }
  return problems;
}
