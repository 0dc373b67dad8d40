import { z } from 'zod';
import { BverError, isTerminal } from '../../primitives/index.ts';
import { gatherBundle } from '../../runtime/bundle/gather.ts';
import { BUNDLE_MEDIA_TYPE } from '../../runtime/bundle/layout.ts';
import { writeBundle } from '../../runtime/bundle/write-bundle.ts';
import { keepHistory } from '../../runtime/keep-history.ts';
import { sha256 } from '../../runtime/sha256.ts';
import { defineSystemOperation } from '../operation.ts';
import { findRun } from './find-run.ts';

const bundle = z.object({
  runId: z.string(),
  digest: z.string().describe('SHA-256 of the bundle; its bytes are served as the artifact of this digest'),
  name: z.string().describe('A name for the file'),
  mediaType: z.string().describe(BUNDLE_MEDIA_TYPE),
  size: z.int().describe('Bytes'),
  holds: z.object({
    calls: z.int(),
    documents: z.int(),
    snapshots: z.int(),
    contents: z.int(),
    history: z.boolean().describe('Whether the history of the workflow is in it'),
  }),
});
export type RunBundle = z.output<typeof bundle>;

export const bundleRun = defineSystemOperation({
  operationId: 'runs.bundle',
  title: 'Bundle a run',
  description:
    'Packs a run that has ended with everything it rests on (documents, snapshots, calls, results, findings, provenance, workflow history, digests) into one file that verifies offline and can be imported into another BVER. The same run gives the same bytes.',
  input: z.strictObject({ runId: z.string().describe('The id that the run was answered with') }),
  output: bundle,
  errors: [
    'run.not-found',
    'operation.not-applicable',
    'artifact.not-found',
    'document.not-found',
    'snapshot.not-found',
    'bundle.too-large',
  ],
  rest: { method: 'POST', path: '/v1/runs/{runId}:bundle' },
  async handle({ runId }, context, ports) {
    const { store } = ports;
    const found = await findRun(runId, context, ports);
    if (!isTerminal(found.status)) {
      const problem = `Run ${runId} is ${found.status}: it can be bundled once it has ended.`;
      throw new BverError('operation.not-applicable', { problem, how: 'Follow the run until it is done.' });
    }
    const run = await keepHistory(store, ports.replay, found);
    const gathered = await gatherBundle(store, run);
    const bytes = await writeBundle(gathered);
    const digest = sha256(bytes);
    await store.putContents(context.caller.tenant, [{ digest, mediaType: BUNDLE_MEDIA_TYPE, bytes }]);
    return {
      runId,
      digest,
      name: `${run.operation}-${runId.slice(0, 8)}.bver.zip`,
      mediaType: BUNDLE_MEDIA_TYPE,
      size: bytes.length,
      holds: {
        calls: gathered.calls.length,
        documents: gathered.documents.length,
        snapshots: gathered.snapshots.length,
        contents: gathered.contents.size,
        history: gathered.history !== undefined,
      },
    };
  },
});
