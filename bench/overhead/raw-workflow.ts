import { proxyActivities } from '@temporalio/workflow';
import type { rawActivities } from './raw-activities.ts';

const { first, second, third, fourth } = proxyActivities<typeof rawActivities>({
  startToCloseTimeout: '1 minute',
  heartbeatTimeout: '15 seconds',
});

/** Four trivial activities, one after the other, as one writes them without BVER. */
export async function fourEchoes(text: string): Promise<string> {
  await first(text);
  await second(text);
  await third(text);
  return fourth(text);
}
