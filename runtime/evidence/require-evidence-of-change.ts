import type {
  Assertion,
  AssertionLookup,
  Binding,
  ChangeSet,
  DomainPack,
  Lawbook,
  Source,
} from '../../primitives/index.ts';
import { isSameAssertion } from '../../primitives/index.ts';
import { requireEvidence } from './require-evidence.ts';

/** A change that is about to be applied. */
export interface ChangeToVerify {
  readonly change: ChangeSet;
  /** What stands before it. */
  readonly base: AssertionLookup;
  /** The documents that the base knows. */
  readonly sources: readonly Source[];
  readonly bytesOf: (digest: string) => Promise<Uint8Array | undefined>;
  readonly readers: NonNullable<Lawbook['readers']>;
  readonly binding?: Binding;
}

/**
 * Holds everything that a change asserts, and that does not stand already, to its evidence.
 *
 * @throws BverError `model.evidence`
 */
export async function requireEvidenceOfChange({ change, base, sources, ...given }: ChangeToVerify): Promise<void> {
  const after = new Map<string, Assertion | undefined>();
  for (const step of change.forward) {
    if (step.op === 'assert') after.set(keyOf(step.assertion.subject, step.assertion.path), step.assertion);
    else after.set(keyOf(step.subject, step.path), undefined);
  }
  const standing = (subject: string, path: string): Assertion | undefined => {
    const key = keyOf(subject, path);
    return after.has(key) ? after.get(key) : base.assertion(subject, path);
  };
  const assertions = change.forward.flatMap((step) => {
    if (step.op === 'retract') return [];
    const { assertion } = step;
    return isSameAssertion(assertion, base.assertion(assertion.subject, assertion.path) ?? null) ? [] : [assertion];
  });
  await requireEvidence({ ...given, assertions, standing, sources: [...sources, ...change.sources] });
}

const keyOf = (subject: string, path: string): string => JSON.stringify([subject, path]);

/**
 * The readers of a pack's interpreters, by which a quotation is read that somebody else makes. A method that interpreters
 * read differently is left out.
 */
export function readersIn({ interpreters }: DomainPack): NonNullable<Lawbook['readers']> {
  const all = interpreters.flatMap(({ lawbook }) => Object.entries(lawbook.readers ?? {}));
  const readers = new Map<string, Set<(typeof all)[number][1]>>();
  for (const [method, reader] of all) readers.set(method, (readers.get(method) ?? new Set()).add(reader));
  return Object.fromEntries(
    [...readers].flatMap(([method, known]) =>
      [...known].slice(0, known.size === 1 ? 1 : 0).map((one) => [method, one]),
    ),
  );
}
