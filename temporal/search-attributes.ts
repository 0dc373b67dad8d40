import { setTimeout as sleep } from 'node:timers/promises';
import type { TemporalConnection } from './connection.ts';
import { startupError } from '../runtime/startup-error.ts';
import { RUN_ATTRIBUTES } from '../workflows/search-attributes.ts';

/** `INDEXED_VALUE_TYPE_KEYWORD` of temporal/api/enums/v1/common.proto. */
const KEYWORD = 2;
/** Servers read new search attributes anew every minute at most. */
const LONGEST_WAIT_MS = 70_000;

/** The command that an operator gives where we may not. */
export const REGISTER_COMMAND = `temporal operator search-attribute create ${RUN_ATTRIBUTES.map(({ name }) => `--name ${name} --type Keyword`).join(' ')}`;

/**
 * Sees to it that the server knows the search attributes of runs, and waits until it accepts them: a workflow that carries
 * an unknown one is refused.
 *
 * @throws StartupError `temporal.unreachable` when they are missing and we may not register them
 */
export async function ensureSearchAttributes({ native, client, namespace }: TemporalConnection): Promise<void> {
  const wanted = RUN_ATTRIBUTES.map(({ name }) => name);
  const known = await native.operatorService
    .listSearchAttributes({ namespace })
    .then(({ customAttributes }) => customAttributes)
    .catch(() => undefined);
  const missing = wanted.filter((name) => Number(known?.[name]) !== KEYWORD);
  if (missing.length === 0) return;
  if (known) await register(native, namespace, missing);
  const query = wanted.map((name) => `${name} = "x"`).join(' OR ');
  const until = Date.now() + (known ? LONGEST_WAIT_MS : 0);
  for (;;) {
    const problem = await client.workflow.count(query).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (problem === undefined) return;
    if (Date.now() >= until) throw notRegistered(namespace, missing, problem);
    await sleep(500);
  }
}

async function register(
  native: TemporalConnection['native'],
  namespace: string,
  missing: readonly string[],
): Promise<void> {
  try {
    const searchAttributes = Object.fromEntries(missing.map((name) => [name, KEYWORD]));
    await native.operatorService.addSearchAttributes({ namespace, searchAttributes });
  } catch (error) {
    throw notRegistered(namespace, missing, (error as Error).message);
  }
}

const notRegistered = (namespace: string, missing: readonly string[], problem: string) =>
  startupError('temporal.unreachable', {
    address: `namespace ${namespace}`,
    problem: `search attributes are missing (${missing.join(', ')}): ${problem}. Register them: ${REGISTER_COMMAND}`,
  });
