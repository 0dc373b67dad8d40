import type {
  AssertionLookup,
  Document,
  DomainPack,
  Primitive,
  PrimitiveResult,
  Source as DocumentSource,
} from '../primitives/index.ts';
import { requireEvidence } from '../runtime/evidence/require-evidence.ts';
import { readersIn, requireEvidenceOfChange } from '../runtime/evidence/require-evidence-of-change.ts';
import type { Source } from '../runtime/graph/source.ts';

interface ToVerify {
  readonly primitive: Primitive<never, unknown>;
  readonly pack: DomainPack;
  readonly result: PrimitiveResult;
  readonly documents: readonly Document[];
  /** What stands in the snapshot that the primitive read, and the documents that this one quotes. */
  readonly graph: AssertionLookup;
  readonly sources: readonly DocumentSource[];
  readonly source: Source;
}

/**
 * Holds what a primitive asserts to its evidence, before anything of it is recorded.
 *
 * @throws BverError `model.evidence`
 */
export async function verifyResult({ primitive, pack, result, ...given }: ToVerify): Promise<void> {
  const { binding } = pack;
  const { assertions, changeSet } = result;
  if (assertions) {
    const standing = lookupIn(assertions);
    const bytes = new Map(given.documents.map((document) => [document.digest, document.bytes]));
    await requireEvidence({
      assertions,
      standing,
      sources: given.documents,
      bytesOf: (digest) => Promise.resolve(bytes.get(digest)),
      readers: primitive.lawbook.readers ?? {},
      binding,
    });
  }
  if (!changeSet) return;
  await requireEvidenceOfChange({
    change: changeSet,
    base: given.graph,
    sources: given.sources,
    bytesOf: (digest) => given.source.content(digest),
    readers: primitive.lawbook.readers ?? readersIn(pack),
    binding,
  });
}

function lookupIn(assertions: NonNullable<PrimitiveResult['assertions']>) {
  const paths = new Map<string, Map<string, (typeof assertions)[number]>>();
  let last: { readonly subject: string; readonly known: Map<string, (typeof assertions)[number]> } | undefined;
  for (const assertion of assertions) {
    const { subject, path } = assertion;
    // What is said of one subject mostly comes in one piece.
    if (last?.subject !== subject) {
      last = { subject, known: paths.get(subject) ?? new Map<string, (typeof assertions)[number]>() };
      paths.set(subject, last.known);
    }
    last.known.set(path, assertion);
  }
  return (subject: string, path: string) => paths.get(subject)?.get(path);
}
