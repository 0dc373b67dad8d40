import { z } from 'zod';
import { CHUNK_COUNT, DECISIONS, FINDING_KINDS, TERMINAL_STATUSES } from '../../primitives/index.ts';

// The shapes of a bundle's records, as far as anything relies on them. What they say beside that is kept as it is.

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime();
const json = z.record(z.string(), z.unknown());
const document = z.strictObject({ digest, name: z.string(), mediaType: z.string() });

const envelope = z.strictObject({
  actionDigest: digest,
  outputDigest: digest,
  status: z.enum(['completed', 'incomplete']),
  summary: z.string(),
  result: digest,
  snapshot: digest.optional(),
  changeSet: digest.optional(),
  resultSets: z.record(z.string(), digest),
  findings: digest.optional(),
  findingCounts: z.record(z.enum(FINDING_KINDS), z.int().min(0)),
  artifacts: z.array(document),
  openQuestions: z.int().min(0),
});

const error = z.looseObject({
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  remedy: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })),
});

const planStep = z.looseObject({ id: z.string(), title: z.string(), primitive: z.string(), version: z.string() });

export const runFile = z.strictObject({
  run: z.looseObject({
    runId: z.string().min(1),
    operation: z.string(),
    version: z.string(),
    kind: z.string(),
    domain: z.string(),
    status: z.enum(TERMINAL_STATUSES),
    caller: z.strictObject({ subject: z.string() }),
    title: z.string(),
    subject: z.string(),
    documents: z.array(document),
    parameters: json,
    start: z.looseObject({ resultSets: z.record(z.string(), digest), snapshot: digest.optional() }),
    plan: z.looseObject({ steps: z.array(planStep), answer: z.string() }),
    workflowId: z.string(),
    progress: z.object({ share: z.number(), message: z.string() }),
    error: error.optional(),
    answer: envelope.optional(),
    outputDigest: digest.optional(),
    traceId: z.string(),
    history: z.union([digest, z.literal('none')]).optional(),
    createdAt: instant,
    startedAt: instant.optional(),
    finishedAt: instant.optional(),
  }),
  steps: z.array(z.strictObject({ step: z.string(), sequence: z.int(), actionDigest: digest, recordedAt: instant })),
  nodes: z.array(
    z.looseObject({ node: z.string(), status: z.string(), detail: z.string(), envelope: envelope.optional() }),
  ),
  // Bundles that were made before these travelled have none.
  answers: z
    .array(
      z.strictObject({
        questionId: z.string(),
        words: z.string(),
        said: z.looseObject({ value: z.unknown() }),
        by: z.string(),
        at: instant,
        justification: z.string(),
        document: digest,
      }),
    )
    .default([]),
  decisions: z
    .array(
      z.strictObject({
        step: z.string(),
        decision: z.enum(DECISIONS),
        by: z.string().optional(),
        at: instant,
        justification: z.string(),
      }),
    )
    .default([]),
});

export const callsFile = z.array(
  z.looseObject({
    actionDigest: digest,
    primitive: z.string(),
    version: z.string(),
    description: digest,
    envelope,
    readSet: digest,
    runId: z.string(),
    milliseconds: z.number().optional(),
    informedBy: digest.optional(),
  }),
);

export const documentsFile = z.array(document.extend({ size: z.int().min(0) }));

export const snapshotsFile = z.array(
  z.strictObject({
    manifest: z.strictObject({
      digest,
      bindingDigest: z.string(),
      chunks: z.array(z.union([digest, z.literal('')])).length(CHUNK_COUNT),
      assertionCount: z.int().min(0),
      sources: z.array(z.strictObject({ uri: z.string(), digest, mediaType: z.string() })),
    }),
    parents: z.array(z.string()),
  }),
);

export const contentsFile = z.array(z.strictObject({ digest, mediaType: z.string(), size: z.int().min(0) }));

export const beyondFile = z.strictObject({
  snapshots: z.array(z.string()),
  bindings: z.array(z.string()),
  runs: z.array(z.string()),
});

export const provenanceFile = z.looseObject({ prefix: z.record(z.string(), z.string()) });
