import { z } from 'zod';
import { BverError } from '../../primitives/index.ts';
import type { CheckParts } from '../../runtime/bundle/check.ts';
import { importOf } from '../../runtime/bundle/import-bundle.ts';
import type { Verification } from '../../runtime/bundle/verify-bundle.ts';
import { verifyBundle } from '../../runtime/bundle/verify-bundle.ts';
import { openSource } from '../../runtime/evidence/open-source.ts';
import type { Store } from '../../runtime/store/store.ts';
import { defineSystemOperation } from '../operation.ts';
import type { SystemPorts } from '../system-ports.ts';

const digest = z.string().describe('SHA-256 of the bundle, which was stored as a document or made here');

const check = z.object({
  name: z.string(),
  outcome: z.enum(['passed', 'failed', 'notChecked']),
  count: z.int().describe('How many things were looked at'),
  of: z.string(),
  problem: z.string().optional().describe('The first thing that is wrong, or why it was not checked'),
  file: z.string().optional().describe('The file in the bundle that this is about'),
  problems: z.int().describe('How many things are wrong'),
});

const verification = z.object({
  digest,
  valid: z.boolean().describe('No check failed; those that could not be made say so'),
  runId: z.string().optional(),
  title: z.string().optional(),
  outputDigest: z.string().optional(),
  checks: z.array(check),
});
export type BundleVerification = z.output<typeof verification>;

/** What a verification came to, without the bundle itself. */
export const toVerification = ({ bundle, checks, ...told }: Verification): BundleVerification => ({
  ...told,
  runId: bundle?.run.runId,
  title: bundle && `${bundle.run.title}: ${bundle.run.subject}`,
  outputDigest: bundle?.run.outputDigest,
  checks: checks.map((one) => ({ ...one })),
});

export const verifyStoredBundle = defineSystemOperation({
  operationId: 'bundles.verify',
  title: 'Verify a bundle',
  description:
    'Checks a bundle of a run from its bytes alone, check by check: manifests, digests, references, snapshots, evidence, calls, results, answers, provenance, workflow history. Store its bytes with documents.put first.',
  input: z.strictObject({ digest }),
  output: verification,
  errors: ['document.not-found'],
  rest: { method: 'POST', path: '/v1/bundles/{digest}:verify' },
  async handle(input, { caller }, ports) {
    const bytes = await storedBytes(ports.store, caller.tenant, input.digest);
    return toVerification(await verifyBundle(bytes, partsOf(ports)));
  },
});

const imported = z.object({
  runId: z.string(),
  imported: z.boolean().describe('False when the very same run was there already'),
  verification,
});
export type ImportedBundle = z.output<typeof imported>;

export const importStoredBundle = defineSystemOperation({
  operationId: 'bundles.import',
  title: 'Import a bundle',
  description:
    'Verifies a bundle and takes its run in, all or nothing: it is then listed, traced and reproduced like a run of your own, and says where it came from. What is there is never replaced. Store its bytes with documents.put first.',
  input: z.strictObject({ digest }),
  output: imported,
  errors: ['document.not-found', 'bundle.invalid', 'bundle.conflict'],
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/bundles/{digest}:import' },
  async handle(input, { caller }, ports) {
    const bytes = await storedBytes(ports.store, caller.tenant, input.digest);
    // Whether its workflow replays here says nothing about the bundle: it may have been made by another version.
    const { replay: _, ...parts } = partsOf(ports);
    const verified = await verifyBundle(bytes, parts);
    if (!verified.valid || !verified.bundle) throw invalid(verified);
    const given = importOf(verified.bundle, verified.digest, caller, new Date().toISOString());
    const done = await ports.store.importRun(given);
    return { runId: given.run.runId, imported: done, verification: toVerification(verified) };
  },
});

async function storedBytes(store: Store, tenant: string, stored: string): Promise<Uint8Array> {
  const content = await store.content(tenant, stored);
  if (!content) throw new BverError('document.not-found', { digest: stored });
  return content.bytes;
}

const partsOf = ({ registry, replay }: SystemPorts): CheckParts => ({
  registry,
  openSource,
  ...(replay ? { replay } : {}),
});

function invalid({ digest: of, checks }: Verification): BverError {
  const failed = checks.find(({ outcome }) => outcome === 'failed');
  const name = failed?.file ?? `Bundle ${of.slice(0, 12)}`;
  return new BverError('bundle.invalid', { name, problem: failed?.problem ?? 'it cannot be read' });
}
