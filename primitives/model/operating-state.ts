import { z } from 'zod';
import type { Value } from './value.ts';

/** One value that operation sets over what the installation is: a switch position, a tap, a share of load. */
export interface Override {
  readonly subject: string;
  readonly path: string;
  /** In the canonical SI unit of the property. */
  readonly value: Value;
}

/** How the installation is operated: an overlay on a snapshot, never a snapshot of its own. */
export interface OperatingState {
  readonly overrides: readonly Override[];
}

/** Everything as the snapshot says. */
export const AS_BUILT: OperatingState = { overrides: [] };

/** An operating state as callers write it. */
export const operatingStateSchema = z.strictObject({
  overrides: z.array(
    z.strictObject({
      subject: z.string(),
      path: z.string(),
      value: z.union([
        z.number(),
        z.string(),
        z.boolean(),
        z.array(z.number()),
        z.array(z.string()),
        z.array(z.array(z.number())),
      ]),
    }),
  ),
}) satisfies z.ZodType<OperatingState>;
