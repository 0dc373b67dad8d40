import { z } from 'zod';
import { runProvenance } from '../../primitives/index.ts';
import { recordedRun } from '../../runtime/recorded-run.ts';
import { defineSystemOperation } from '../operation.ts';
import { findRun } from './find-run.ts';

export const getRunProvenance = defineSystemOperation({
  operationId: 'runs.provenance',
  title: 'Get the provenance of a run',
  description:
    'What each call of a run used and generated, by whom and when, as PROV-JSON (W3C), with the calls of earlier runs that made what it started from.',
  input: z.strictObject({ runId: z.string() }),
  output: z.looseObject({
    prefix: z.record(z.string(), z.string()),
    entity: z.looseObject({}),
    activity: z.looseObject({}),
    agent: z.looseObject({}),
  }),
  errors: ['run.not-found', 'artifact.not-found'],
  rest: { method: 'GET', path: '/v1/runs/{runId}/provenance' },
  async handle({ runId }, context, ports) {
    const run = await findRun(runId, context, ports);
    return { entity: {}, activity: {}, agent: {}, ...runProvenance(await recordedRun(ports.store, run)) };
  },
});
