import type { Assertion, Binding, Lawbook, QuotableSource, Source } from '../../primitives/index.ts';
import { BverError, groundProblem, misquotations, sourceKey, STRUCTURE, unitProblems } from '../../primitives/index.ts';
import { openSource } from './open-source.ts';

/** Assertions that are about to be written down, and what they have to hold against. */
export interface ToVerify {
  readonly assertions: readonly Assertion[];
  /** What will stand once they are written. */
  readonly standing: (subject: string, path: string) => Assertion | undefined;
  /** The documents that they may quote. */
  readonly sources: readonly Source[];
  /** The bytes of a document; `undefined` where it is not stored. */
  readonly bytesOf: (digest: string) => Promise<Uint8Array | undefined>;
  readonly readers: NonNullable<Lawbook['readers']>;
  /** The taxonomy by which the values are understood, where it is known. */
  readonly binding?: Binding;
}

/**
 * Holds assertions to their evidence before anything is written down: an assertion that does not quote its source is
 * refused, whoever makes it.
 *
 * @throws BverError `model.evidence` with the subject, the path and the place of the first that does not hold
 */
export async function requireEvidence(given: ToVerify): Promise<void> {
  const { assertions, standing, readers } = given;
  const stands = (subject: string, path: string): boolean => standing(subject, path) !== undefined;
  const unitProblem = given.binding && unitProblems(given.binding);
  const typeOf = (element: string): string | undefined => {
    const value = standing(element, STRUCTURE.type)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  for (const assertion of assertions) {
    const problem = groundProblem(assertion, stands) ?? unitProblem?.(typeOf, assertion);
    if (problem !== undefined) throw refused(assertion, `it ${problem}`);
  }
  const [wrong] = await misquotations(assertions, await quotableSources(given), readers);
  if (wrong) throw refused(wrong.assertion, wrong.problem);
}

const refused = ({ subject, path }: Assertion, problem: string): BverError =>
  new BverError('model.evidence', { subject, path, problem });

/** The sources that are quoted. */
async function quotableSources({ assertions, sources, bytesOf }: ToVerify): Promise<Map<string, QuotableSource>> {
  const quoted = new Set<string>();
  for (const { evidence } of assertions) for (const { source } of evidence) quoted.add(source);
  const opened = new Map<string, QuotableSource>();
  for (const source of sources) {
    const key = sourceKey(source.digest);
    const bytes = quoted.has(key) && !opened.has(key) ? await bytesOf(source.digest) : undefined;
    if (bytes) opened.set(key, openSource({ ...source, bytes }));
  }
  return opened;
}
