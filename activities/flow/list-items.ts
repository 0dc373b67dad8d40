import type { PlanFanOut } from '../../primitives/index.ts';
import { BverError, valueAt } from '../../primitives/index.ts';
import type { Store } from '../../runtime/store/store.ts';
import { payloadOf } from './stored.ts';

/**
 * The items of a fan-out: given with the plan, or listed in an earlier step's payload.
 *
 * @throws BverError `input.invalid` where there is no list, or one that is too long
 */
export async function listItems(
  store: Store,
  tenant: string,
  { id, forEach, atMost }: PlanFanOut,
  result: string | undefined,
): Promise<readonly unknown[]> {
  const list = 'items' in forEach ? forEach.items : valueAt(await payloadOf(store, tenant, result ?? ''), forEach.at);
  if (!Array.isArray(list))
    throw new BverError('input.invalid', { operation: id, problem: 'there is no list to fan out over' });
  if (list.length <= atMost) return list as readonly unknown[];
  const problem = `the list has ${list.length} items, and at most ${atMost} are taken`;
  throw new BverError('input.invalid', { operation: id, problem });
}
