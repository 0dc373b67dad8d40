import type { WorkflowStartOptions } from '@temporalio/client';
import type { SearchAttributePair } from '@temporalio/common';
import type { RunRecord } from '../runtime/store/records.ts';
import type { operation, study } from '../workflows/index.ts';
import type { RunInput } from '../workflows/run-input.ts';
import { DOMAIN, KIND, OPERATION, STATUS, SUBJECT, TENANT } from '../workflows/search-attributes.ts';
import { TASK_QUEUES } from '../workflows/task-queues.ts';

/** Visibility stores keep a keyword of up to 255 characters. */
const KEYWORD_LENGTH = 255;
const SUMMARY_LENGTH = 200;

/** The workflow type of a run: what a list of workflows tells at first sight. */
export const workflowTypeOf = ({ kind }: RunRecord): 'operation' | 'study' =>
  kind === 'composition' ? 'study' : 'operation';

export const workflowInputOf = (run: RunRecord): RunInput => ({
  runId: run.runId,
  caller: run.caller,
  documents: run.documents,
  plan: run.plan,
  ...run.start,
  // The run itself is the parent of its steps: its span is named by its id.
  traceContext: `00-${run.traceId}-${run.runId.replaceAll('-', '').slice(0, 16).padStart(16, '0')}-01`,
  about: { operation: run.operation, version: run.version, title: run.title, subject: run.subject },
});

/** How a run is started, so that a second start finds the first one: its id is the run's, and is never used again. */
export const workflowOptionsOf = (run: RunRecord): WorkflowStartOptions<typeof operation | typeof study> => ({
  workflowId: run.workflowId,
  workflowIdReusePolicy: 'REJECT_DUPLICATE',
  taskQueue: TASK_QUEUES.interactive,
  args: [workflowInputOf(run)],
  // Handed to the worker of this process, if it has one: no way through the queue.
  requestEagerStart: true,
  typedSearchAttributes: attributesOf(run),
  staticSummary: `${run.title}: ${run.subject}`.slice(0, SUMMARY_LENGTH),
  staticDetails: detailsOf(run),
});

const attributesOf = ({ operation, kind, domain, caller, subject }: RunRecord): SearchAttributePair[] => [
  { key: OPERATION, value: operation },
  { key: KIND, value: kind },
  { key: DOMAIN, value: domain },
  { key: TENANT, value: caller.tenant },
  { key: STATUS, value: 'running' },
  { key: SUBJECT, value: subject.slice(0, KEYWORD_LENGTH) },
];

/** Markdown for the Temporal UI. */
const detailsOf = ({ title, operation, version, subject, caller, plan, traceId }: RunRecord): string =>
  [
    `### ${title}`,
    '',
    `- **Operation** \`${operation}\` ${version}`,
    `- **Subject** ${subject}`,
    `- **Caller** ${caller.subject} of ${caller.tenant}`,
    `- **Trace** \`${traceId}\``,
    '',
    ...plan.steps.map((step, i) => `${i + 1}. ${step.title} (\`${step.primitive}\` ${step.version})`),
  ].join('\n');
