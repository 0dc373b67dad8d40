import type { ActivitiesOf, CallOf } from '../../activities/activity-types.ts';
import type { powerFlow } from '../../domain-packs/electrical/simulators/power-flow.ts';

type Electrical = ActivitiesOf<readonly [typeof powerFlow]>;
type Call = CallOf<typeof powerFlow>;
type Parameters = Call['invocation']['parameters'];

/** A workflow that calls the power flow with what it does not take does not compile. */
export const ACTIVITY: keyof Electrical = 'electrical.power-flow.simulate@1';
export const RIGHT: Parameters = { controlMode: 'off' };
// @ts-expect-error there is no such control mode
export const WRONG: Parameters = { controlMode: 'sometimes' };
// @ts-expect-error there is no such parameter
export const MISSPELT: Parameters = { controlmode: 'off' };
