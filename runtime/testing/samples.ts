import type { AskedQuestion, Assertion, Finding, ResultEnvelope, SnapshotManifest } from '../../primitives/index.ts';
import { encodeChunk, intoChunks, snapshotDigest, STRUCTURE } from '../../primitives/index.ts';
import { CHUNK_MEDIA_TYPE } from '../graph/snapshots.ts';
import { sha256 } from '../sha256.ts';
import type { Recording, RunRecord } from '../store/records.ts';
import type { Content } from '../store/store.ts';

/** Stored things for tests, whole and of the right shape; what a test is about is given. */
export const sampleContent = (text: string, mediaType = 'text/plain'): Content => {
  const bytes = new TextEncoder().encode(text);
  return { digest: sha256(bytes), mediaType, bytes };
};

export const sampleRun = (given: Partial<RunRecord> & Pick<RunRecord, 'runId' | 'caller'>): RunRecord => ({
  operation: 'sample.thing.validate',
  version: '1.0.0',
  kind: 'validator',
  domain: 'sample',
  status: 'pending',
  title: 'A sample',
  subject: 'sample.txt',
  documents: [{ digest: sha256('sample'), name: 'sample.txt', mediaType: 'text/plain' }],
  parameters: { limit: 0.05 },
  start: { resultSets: {} },
  plan: { steps: [], answer: 'run' },
  workflowId: `sample-${given.runId}`,
  progress: { share: 0, message: 'Waiting' },
  traceId: sha256(given.runId).slice(0, 32),
  createdAt: new Date().toISOString(),
  ...given,
});

export const sampleEnvelope = (name: string, given: Partial<ResultEnvelope> = {}): ResultEnvelope => ({
  actionDigest: sha256(`action ${name}`),
  outputDigest: sha256(`output ${name}`),
  status: 'completed',
  summary: `Did ${name}.`,
  result: sha256(`result ${name}`),
  resultSets: {},
  findingCounts: { pass: 0, fail: 1, open: 0, notApplicable: 0 },
  artifacts: [],
  openQuestions: 0,
  ...given,
});

export const sampleFinding = (given: Partial<Finding> = {}): Finding => ({
  ruleId: 'sample.thing.validate',
  ruleVersion: '1.0.0',
  kind: 'fail',
  level: 'error',
  focusNode: 'thing.a',
  messageId: 'tooLong',
  arguments: { length: '3 m' },
  message: 'It is 3 m long.',
  used: [{ subject: 'thing.a', path: 'length' }],
  restsOnAssumed: [],
  evidence: [],
  fixes: [],
  ...given,
});

export const sampleQuestion = (given: Partial<AskedQuestion> = {}): AskedQuestion => ({
  questionId: 'a1b2c3d4e5f60718',
  subject: 'thing.a',
  path: 'length',
  unit: 'm',
  question: 'How long?',
  addressee: 'anyone',
  answerType: { form: 'quantity', quantityKind: 'Length', unit: 'm', units: { m: 1 } },
  expectedAt: [],
  ...given,
});

/** The recording of a step named `step`, of a call that is the same whenever `envelope` is. */
export const sampleRecording = (
  run: RunRecord,
  step: string,
  envelope: ResultEnvelope,
  given: Partial<Recording> = {},
): Recording => {
  const { actionDigest } = envelope;
  const call = { primitive: run.operation, version: run.version, actionDigest, envelope, runId: run.runId };
  const made = [
    envelope.result,
    envelope.snapshot,
    ...Object.values(envelope.resultSets),
    ...envelope.artifacts.map((a) => a.digest),
  ];
  return {
    action: { ...call, description: sha256(`description ${actionDigest}`), readSet: sha256('nothing') },
    step: { ...call, step, sequence: 1 },
    caller: run.caller,
    findings: [],
    provenance: [
      ...made
        .filter((digest) => digest !== undefined)
        .map((from) => ({ relation: 'wasGeneratedBy', from, to: actionDigest }) as const),
      { relation: 'wasInformedBy', from: `run:${run.runId}`, to: actionDigest },
    ],
    resultSets: [],
    ...given,
  };
};

/** A graph of things, each with a type, a name and further values: `3 + values` assertions a thing. */
export function sampleAssertions(things: number, values = 1): Assertion[] {
  const say = (subject: string, path: string, value: Assertion['value']): Assertion => ({
    subject,
    path,
    value,
    state: 'stated',
    method: 'sample',
    evidence: [{ source: '0123456789abcdef', selector: { type: 'text', offset: 7, length: 3, line: 2, column: 1 } }],
    wasDerivedFrom: [],
    confidence: 1,
  });
  return Array.from({ length: things }, (_, i) => `thing.t${i}`).flatMap((subject, i) => [
    say(subject, STRUCTURE.type, 'sample.Thing'),
    say(subject, STRUCTURE.name, `T${i}`),
    ...Array.from({ length: values }, (_unused, k) => say(subject, `value${k}`, i + k / 8)),
  ]);
}

/** The assertions as contents and the manifest of their snapshot. */
export function sampleSnapshot(assertions: readonly Assertion[]): {
  readonly contents: Content[];
  readonly manifest: SnapshotManifest;
} {
  const bindingDigest = sha256('binding');
  const contents: Content[] = [];
  const chunks = intoChunks(assertions).map((chunk) => {
    if (chunk.length === 0) return '';
    const content = sampleContent(encodeChunk(chunk), CHUNK_MEDIA_TYPE);
    contents.push(content);
    return content.digest;
  });
  const digest = snapshotDigest(bindingDigest, chunks, sha256);
  return { contents, manifest: { digest, bindingDigest, chunks, assertionCount: assertions.length, sources: [] } };
}
