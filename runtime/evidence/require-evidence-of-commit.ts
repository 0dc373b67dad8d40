import type { ChangeSet, DomainPack } from '../../primitives/index.ts';
import { chunkOf, elementOf, lookupIn } from '../../primitives/index.ts';
import type { GraphAccess } from '../graph/graph-access.ts';
import { loadedBinding } from '../graph/loaded-bindings.ts';
import type { Store } from '../store/store.ts';
import { readersIn, requireEvidenceOfChange } from './require-evidence-of-change.ts';

/**
 * Holds a change that somebody commits, whoever wrote it, to its evidence, with the readers of the pack by which the graph
 * is understood. Only the chunks that it is about are read.
 *
 * @throws BverError `model.evidence`, `snapshot.not-found`
 */
export async function requireEvidenceOfCommit(
  {
    store,
    graphs,
    packs,
  }: { readonly store: Store; readonly graphs: GraphAccess; readonly packs: readonly DomainPack[] },
  tenant: string,
  base: string,
  change: ChangeSet,
): Promise<void> {
  const asserted = change.forward.flatMap((step) => (step.op === 'assert' ? [step.assertion] : []));
  if (asserted.length === 0) return;
  const manifest = await graphs.manifest(tenant, base);
  const subjects = asserted.flatMap(({ subject, wasDerivedFrom }) => [
    subject,
    elementOf(subject),
    ...wasDerivedFrom.map((operand) => operand.subject),
  ]);
  const numbers = [...new Set(subjects.map(chunkOf))];
  const pack = packs.find((one) => loadedBinding(one).digest === manifest.bindingDigest);
  await requireEvidenceOfChange({
    change,
    base: lookupIn(await graphs.chunks(tenant, manifest, numbers)),
    sources: manifest.sources,
    bytesOf: async (digest) => (await store.content(tenant, digest))?.bytes,
    readers: pack ? readersIn(pack) : {},
    ...(pack ? { binding: pack.binding } : {}),
  });
}
