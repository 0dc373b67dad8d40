import type { z } from 'zod';
import type { Invocation, ResultEnvelope, StepCall } from '../primitives/index.ts';

/** What of a primitive says how its activity is called. */
interface Callable {
  readonly name: string;
  readonly version: string;
  readonly input: z.ZodType;
}

type MajorOf<V extends string> = V extends `${infer Major}.${string}` ? Major : `${number}`;

/** `<name>@<major>`, as a literal where name and version are literals. */
export type ActivityTypeOf<T extends Callable> = `${T['name']}@${MajorOf<T['version']>}`;

/** A call whose parameters are those of one primitive. */
export type CallOf<T extends Callable> = Omit<StepCall, 'invocation'> & {
  readonly invocation: Omit<Invocation, 'parameters' | 'primitive'> & {
    readonly primitive: T['name'];
    readonly parameters: z.input<T['input']>;
  };
};

/**
 * The activities of a pack, by activity type, from the type of the array of its primitives (`typeof PRIMITIVES`): a
 * workflow that calls one with parameters that are not its own does not compile. A primitive whose name is not known as a
 * literal has no place here; it is called through a plan.
 *
 * @example
 * const activities = proxyActivities<ActivitiesOf<typeof PRIMITIVES>>(options);
 * await activities['example.creep.simulate@1'](call);
 */
export type ActivitiesOf<Primitives extends readonly Callable[]> = {
  readonly [T in Primitives[number] as string extends T['name'] ? never : ActivityTypeOf<T>]: (
    call: CallOf<T>,
  ) => Promise<ResultEnvelope>;
};
