import { z } from 'zod';
import { defineSystemOperation } from '../operation.ts';
import type { StepReproduction } from '../reproduce/reproduce-step.ts';
import { reproduceStep } from '../reproduce/reproduce-step.ts';
import { findRun } from './find-run.ts';

const digest = z.string();

const stepReproduction = z.object({
  step: z.string(),
  primitive: z.string(),
  version: z.string(),
  actionDigest: digest,
  outcome: z.enum(['equal', 'withinTolerance', 'different', 'notRun']),
  recordedDigest: digest,
  computedDigest: digest.optional(),
  difference: z
    .object({
      pointer: z.string().describe('RFC 6901, into the result; columns of result sets stand under their names'),
      recorded: z.string().optional().describe('JSON'),
      computed: z.string().optional().describe('JSON'),
    })
    .optional()
    .describe('The first place that differs by more than the tolerance'),
  deviation: z
    .object({
      pointer: z.string(),
      recorded: z.number(),
      computed: z.number(),
      absolute: z.number(),
      relative: z.number().describe('To the larger of the two'),
    })
    .optional()
    .describe('The largest deviation within the tolerance'),
  tolerance: z
    .object({ relative: z.number(), absolute: z.number(), because: z.string() })
    .optional()
    .describe('What the primitive declares, where the output is not the same to the last bit'),
  recordedOn: z
    .object({ node: z.string(), arch: z.string(), os: z.string(), engine: z.string() })
    .optional()
    .describe('What it was recorded on, where that is not what it is run on now'),
  problem: z.string().optional().describe('Why it was not run again'),
});

const reproduction = z.object({
  runId: z.string(),
  reproduced: z.boolean().describe('Every step was run again and gave the same, within what its primitive declares'),
  steps: z.array(stepReproduction),
});
export type RunReproduction = z.output<typeof reproduction>;

export const reproduceRun = defineSystemOperation({
  operationId: 'runs.reproduce',
  title: 'Reproduce a run',
  description:
    'Runs every recorded call of a run again from its stored description, whatever is remembered of it, and compares what comes out with what was recorded: bit by bit, or within the tolerance that a primitive declares, with the largest deviation and where it is. It takes as long as the run took; nothing is stored.',
  input: z.strictObject({ runId: z.string().describe('The id that the run was answered with') }),
  output: reproduction,
  errors: ['run.not-found', 'run.cancelled'],
  rest: { method: 'POST', path: '/v1/runs/{runId}:reproduce' },
  async handle({ runId }, context, ports) {
    const { store, registry } = ports;
    const { tenant } = context.caller;
    await findRun(runId, context, ports);
    const steps: StepReproduction[] = [];
    const parts = { store, registry, reproduction: ports.reproduction, tenant, signal: context.signal };
    for (const step of await store.steps(tenant, runId)) steps.push(await reproduceStep(step, parts));
    const reproduced =
      steps.length > 0 && steps.every(({ outcome }) => outcome === 'equal' || outcome === 'withinTolerance');
    return { runId, reproduced, steps: steps.map((step) => ({ ...step })) };
  },
});
