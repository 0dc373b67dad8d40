import { z } from 'zod';
import type { CallDescription, Caller, ProvRelation, ReadSetRecord } from '../../primitives/index.ts';
import { callRelations, provJson } from '../../primitives/index.ts';
import type { Store } from '../../runtime/store/store.ts';
import { defineSystemOperation } from '../operation.ts';
import { findRun } from './find-run.ts';

export const getRunProvenance = defineSystemOperation({
  operationId: 'runs.provenance',
  title: 'Get the provenance of a run',
  description: 'What each call of a run used and generated, on whose behalf, as PROV-JSON (W3C).',
  input: z.strictObject({ runId: z.string() }),
  output: z.looseObject({
    prefix: z.record(z.string(), z.string()),
    entity: z.looseObject({}),
    activity: z.looseObject({}),
  }),
  errors: ['run.not-found'],
  rest: { method: 'GET', path: '/v1/runs/{runId}/provenance' },
  async handle({ runId }, context, ports) {
    const run = await findRun(runId, context, ports);
    const steps = await ports.store.steps(context.caller.tenant, runId);
    const relations = await Promise.all(
      steps.map(({ actionDigest }) => relationsOf(ports.store, run.caller, runId, actionDigest)),
    );
    return { ...provJson(relations.flat()) };
  },
});

async function relationsOf(store: Store, caller: Caller, runId: string, actionDigest: string): Promise<ProvRelation[]> {
  const action = await store.action(caller.tenant, actionDigest);
  if (!action) return [];
  const json = async <T>(digest: string): Promise<T> =>
    JSON.parse(new TextDecoder().decode((await store.content(caller.tenant, digest))?.bytes)) as T;
  const [description, readSet] = await Promise.all([
    json<CallDescription>(action.description),
    json<ReadSetRecord>(action.readSet),
  ]);
  return callRelations(description, { runId, caller }, readSet, action.envelope);
}
