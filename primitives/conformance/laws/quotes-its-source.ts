import type { Assertion } from '../../model/assertion.ts';
import { sourceKey } from '../../model/evidence.ts';
import type { Document, Lawbook } from '../../primitive.ts';
import { misquotations } from '../../provenance/misquotations.ts';
import type { Law, Workbench } from '../law.ts';

export const quotesItsSource: Law = {
  id: 'interpreter.quotes-its-source',
  kinds: ['interpreter'],
  says: 'What is stated is quoted: reading the source at the selector again, by the method that is named, gives the value.',
  remedy: 'Select exactly the place that says the value, count bytes of text, and register the reader of the method.',
  check: async ({ lawbook }, trials, bench) => {
    const problems: string[] = [];
    for (const { title, result, ground } of trials) {
      const wrong = await misquoted(bench, result.assertions ?? [], ground.documents, lawbook.readers ?? {});
      problems.push(...wrong.map((problem) => `${title}: ${problem}`));
    }
    return problems;
  },
};

/** Every quotation that does not say what is asserted, or that nobody can read. */
export async function misquoted(
  { openSource }: Workbench,
  assertions: readonly Assertion[],
  documents: readonly Document[],
  readers: NonNullable<Lawbook['readers']>,
): Promise<string[]> {
  const sources = new Map(documents.map((document) => [sourceKey(document.digest), openSource(document)]));
  const wrong = await misquotations(assertions, sources, readers);
  const unread = assertions
    .filter(({ state, method }) => state === 'stated' && !readers[method])
    .map((assertion) => ({ assertion, problem: `no reader ${assertion.method} is registered` }));
  return [...wrong, ...unread].map(({ assertion: { subject, path }, problem }) => `${subject} ${path}: ${problem}`);
}
