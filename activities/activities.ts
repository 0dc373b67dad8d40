import type { Registry } from '../primitives/index.ts';
import { activityTypeOf } from '../primitives/index.ts';
import { createGraphAccess } from '../runtime/graph/graph-access.ts';
import type { Store } from '../runtime/store/store.ts';
import { failureOf } from './failures.ts';
import type { FlowActivities } from './flow/flow-activities.ts';
import { createFlowActivities } from './flow/flow-activities.ts';
import { createRunActivities } from './run-activities.ts';
import type { RunActivities } from './run-activities.ts';
import type { StepRunner } from './runner.ts';
import type { StepActivity } from './step-activity.ts';
import { createStepActivity } from './step-activity.ts';

interface ActivityParts {
  readonly registry: Registry;
  readonly runner: StepRunner;
  readonly store: Store;
}

export type Activities = Readonly<Record<string, StepActivity>> | (RunActivities & FlowActivities);

/**
 * What a worker registers: an activity for every type of every primitive of the loaded packs, and those that keep the
 * run's row. A primitive that is not loaded here is left to a worker that has it.
 */
export function createActivities({ registry, runner, store }: ActivityParts): Activities {
  const step = createStepActivity(runner, store);
  const types = registry.packs.flatMap(({ primitives }) => primitives.map(activityTypeOf));
  const ofRun = createRunActivities({ store, graphs: createGraphAccess(store, registry.packs) });
  return {
    ...Object.fromEntries(types.map((type) => [type, step])),
    ...withFailures(ofRun),
    ...withFailures(createFlowActivities(store)),
  };
}

/** What goes wrong in them is told as Temporal carries it, so that what cannot be mended is not tried again. */
const withFailures = <A extends RunActivities | FlowActivities>(activities: A): A =>
  Object.fromEntries(
    Object.entries(activities).map(([name, run]: [string, (of: never) => Promise<unknown>]) => [
      name,
      (of: never) =>
        run(of).catch((error: unknown) => {
          throw failureOf(error, name);
        }),
    ]),
  ) as unknown as A;
