import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { ArtifactReference, OperationSpec } from '../../primitives/index.ts';
import type { BverError, WaitingFor } from '../../primitives/index.ts';
import type { RunRecord } from '../../runtime/store/records.ts';
import { fit } from './fit.ts';

type Structured = Record<string, unknown>;

/** Bytes of JSON that an answer may have; what explains it comes on top and stays below 4 KB with it. */
const LIMIT = 3500;
/** A schema with members left out would be another schema. */
const WHOLE = new Set(['operations.describe']);
const LINKS_AT_MOST = 5;

const text = (said: string) => ({ type: 'text', text: said }) as const;

/** Without what is `undefined`, as it crosses the wire. */
const asJson = (value: unknown): Structured => JSON.parse(JSON.stringify(value ?? {})) as Structured;

/** The output of an operation: structured, and the same as text. */
export function outputResult({ operationId }: OperationSpec, output: unknown): CallToolResult {
  const whole = asJson(output);
  const { value, leftOut } = WHOLE.has(operationId) ? { value: whole, leftOut: [] } : fit(whole, LIMIT);
  const notes = leftOut.length === 0 ? [] : [text(whatIsLeftOut(leftOut, runOf(whole)))];
  return {
    structuredContent: value as Structured,
    content: [text(JSON.stringify(value)), ...notes, ...artifactLinks(whole)],
  };
}

const runOf = ({ runId, id }: Structured): string | undefined => [runId, id].find((one) => typeof one === 'string');

function whatIsLeftOut(leftOut: readonly string[], runId: string | undefined): string {
  const shown = leftOut.slice(0, 5).join('; ');
  const more = leftOut.length > 5 ? '; …' : '';
  const where =
    runId === undefined
      ? 'Ask for pages (pageSize, pageToken) or for one item.'
      : `All of it: the tool runs_findings (pageSize, pageToken), or the resources bver://runs/${runId} and bver://runs/${runId}/findings.`;
  return `Shortened. Shown: ${shown}${more}. ${where}`;
}

function artifactLinks({ artifacts }: Structured): CallToolResult['content'] {
  const references = Array.isArray(artifacts) ? (artifacts as readonly Partial<ArtifactReference>[]) : [];
  return references
    .slice(0, LINKS_AT_MOST)
    .flatMap(({ digest, name, mediaType }) =>
      digest !== undefined && name !== undefined && mediaType !== undefined
        ? [{ type: 'resource_link' as const, uri: `bver://artifacts/${digest}`, name, mimeType: mediaType }]
        : [],
    );
}

/** What to say while a run goes on, or waits for somebody: what it is at, and which tool to ask next. */
export function pendingResult(
  { runId, operation, status, progress, waitingFor }: RunRecord,
  tools: { readonly get: string; readonly result: string; readonly questions: string },
): CallToolResult {
  const waits = waitingFor ? { waitingFor: { ...waitingFor } } : {};
  const run = { id: runId, operation, status, done: false, progress: { ...progress }, ...waits };
  const asks = waitingFor?.kind === 'answers';
  const next = { tool: asks ? tools.questions : tools.get, arguments: { runId }, whenDone: tools.result };
  const percent = Math.round(progress.share * 100);
  const explained = waitingFor
    ? `Run ${runId} waits for ${waitedFor(waitingFor, tools.questions)}`
    : `Run ${runId} is ${status} (${percent} %, ${progress.message}). It goes on by itself: call ${tools.get} with its id, and ${tools.result} when it is done.`;
  return { structuredContent: { run, next }, content: [text(explained)] };
}

const waitedFor = (waiting: WaitingFor, questions: string): string => {
  const until = waiting.deadline === undefined ? '' : ` until ${waiting.deadline}`;
  return waiting.kind === 'approval'
    ? `an approval${until}: ${waiting.title} Tell a person; it is theirs to decide (runs.approve, runs.reject).`
    : `answers to ${waiting.questions} questions${until}. ${questions} tells what it asks; answer what a source says, and put the rest to a person.`;
};

/** A failing call is an answer, too: the model reads what is wrong and what to do, and tries again. */
export function errorResult(error: BverError): CallToolResult {
  const record = error.toRecord();
  const places = record.errors.map(({ pointer, detail }) => `${pointer || 'the input'}: ${detail}`);
  const explained = [`${record.code}: ${record.detail}`, ...places, record.remedy].join('\n');
  const { runId } = error.data;
  const about = typeof runId === 'string' ? { runId } : {};
  return {
    isError: true,
    structuredContent: { error: { ...record, ...about } },
    content: [text(fit(explained, LIMIT).value as string)],
  };
}
