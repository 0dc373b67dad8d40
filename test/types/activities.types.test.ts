import type { ActivityInterfaceFor } from '@temporalio/workflow';
import { z } from 'zod';
import type { ActivitiesOf, CallOf } from '../../activities/activity-types.ts';
import { defineGenerator } from '../../primitives/index.ts';

/** Name, version and parameters stay in the type of what `define…` answers with. */
export const sway = defineGenerator({
  name: 'example.sway.generate',
  version: '2.1.0',
  title: 'Sway',
  description: 'Sways.',
  basis: [],
  input: z.object({ steps: z.int(), wind: z.number().default(0) }),
  output: z.object({}),
  generate: () => ({ payload: {}, summary: '' }),
});

const of = (parameters: { steps: number; wind?: number }): CallOf<typeof sway> => ({
  title: 'Sway',
  sequence: 1,
  of: 1,
  isAnswer: true,
  invocation: {
    runId: 'r',
    step: 's',
    primitive: 'example.sway.generate',
    version: '2.1.0',
    caller: { tenant: 't', subject: 'u' },
    documents: [],
    resultSets: {},
    findings: [],
    parameters,
  },
});

/** As `proxyActivities` answers in a workflow. Never called: what matters is what compiles. */
export async function workflow(
  activities: ActivityInterfaceFor<ActivitiesOf<readonly [typeof sway]>>,
): Promise<string> {
  const { summary } = await activities['example.sway.generate@2'](of({ steps: 3 }));
  await activities['example.sway.generate@2'](of({ steps: 3, wind: 2 }));
  // @ts-expect-error a parameter of another type
  await activities['example.sway.generate@2'](of({ steps: 'three' }));
  // @ts-expect-error a parameter that it lacks
  await activities['example.sway.generate@2'](of({ steps: 3, rain: 1 }));
  // @ts-expect-error a parameter that is missing
  await activities['example.sway.generate@2'](of({}));
  return summary;
}

type Known = keyof ActivitiesOf<readonly [typeof sway]>;
export const KNOWN: readonly Known[] = [
  'example.sway.generate@2',
  // @ts-expect-error another major version
  'example.sway.generate@1',
  // @ts-expect-error a primitive that the pack lacks
  'example.rock.generate@2',
];

describe('the types of activities', () => {
  it('let a workflow call a primitive only with its own parameters (checked by the compiler)', () => undefined);
});
