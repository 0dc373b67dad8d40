import type { Assertion } from '../model/assertion.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import type { Evidence, SourceKey } from '../model/evidence.ts';
import type { Selector } from '../model/selector.ts';
import { placeText } from '../model/selector.ts';
import type { Value } from '../model/value.ts';
import type { Lawbook } from '../primitive.ts';
import type { QuotableSource, Quoted } from './quotable-source.ts';

/** An assertion that does not say what its sources say. */
export interface Misquotation {
  readonly assertion: Assertion;
  readonly problem: string;
}

type Readers = NonNullable<Lawbook['readers']>;

/**
 * Every assertion whose evidence is not in its sources, or which says something else than is read there: each place is
 * read again, and where there is a reader of the assertion's method, what it reads has to be the value. Transcriptions of
 * images cannot be read again; they have to be less than certain.
 *
 * @param sources the sources that were given, by the key that evidence names them by
 */
export async function misquotations(
  assertions: readonly Assertion[],
  sources: ReadonlyMap<SourceKey, QuotableSource>,
  readers: Readers,
): Promise<Misquotation[]> {
  const wrong: Misquotation[] = [];
  for (let from = 0; from < assertions.length; from += AT_ONCE) {
    const some = assertions.slice(from, from + AT_ONCE);
    const quoteNext = await quoteAll(some, sources);
    for (const assertion of some) {
      const problem = problemOf(assertion, assertion.evidence.map(quoteNext), readers);
      if (problem !== undefined) wrong.push({ assertion, problem });
    }
  }
  return wrong;
}

/** A snapshot has a hundred thousand quotations: few enough are held at once that they are soon forgotten. */
const AT_ONCE = 500;

/** What is quoted, in the order in which it is asked for again; each source reads all its places at once. */
async function quoteAll(
  assertions: readonly Assertion[],
  sources: ReadonlyMap<SourceKey, QuotableSource>,
): Promise<(place: Evidence) => Quoted> {
  const places = new Map<SourceKey, Selector[]>();
  for (const { evidence } of assertions) {
    for (const { source, selector } of evidence) {
      const known = places.get(source);
      if (known) known.push(selector);
      else places.set(source, [selector]);
    }
  }
  const answers = new Map<SourceKey, Iterator<Quoted>>();
  for (const [key, selectors] of places) {
    answers.set(key, ((await sources.get(key)?.quote(selectors)) ?? [])[Symbol.iterator]());
  }
  return ({ source }) =>
    (answers.get(source)?.next().value as Quoted | undefined) ?? {
      problem: `its source ${source} is none of the documents`,
    };
}

function problemOf(
  { state, value, method, unit, evidence, confidence }: Assertion,
  quotations: readonly Quoted[],
  readers: Readers,
): string | undefined {
  if ((state === 'stated' || state === 'absent') && evidence.length === 0) return `it is ${state} but quotes nothing`;
  const exact: string[] = [];
  for (const [i, { selector }] of evidence.entries()) {
    const quotation = quotations[i] ?? { problem: 'it was not read' };
    if ('problem' in quotation) return `${placeText(selector)}: ${quotation.problem}`;
    if (selector.type === 'image' && !(confidence < 1)) {
      return `${placeText(selector)}: what an image shows cannot be read again, so its confidence is below 1`;
    }
    exact.push(quotation.exact);
  }
  const reader = state === 'stated' ? readers[method] : undefined;
  if (!reader || readsAs(reader, exact, unit, value)) return undefined;
  const where = evidence.map(({ selector }) => placeText(selector)).join(' and ');
  return `${where}: “${exact.join('” “')}” reads as ${reading(reader, exact[0] ?? '', unit)}, not as ${canonicalJson(value)}`;
}

type Reader = Readers[string];

/** A value that is quoted in several places is said by each of them, or by all of them together. */
function readsAs(reader: Reader, exact: readonly string[], unit: string | undefined, value: Value): boolean {
  const whole = exact.length > 1 ? [exact.join(' ')] : [];
  return [...exact, ...whole].some((quotation) => {
    try {
      const read = reader(quotation, unit);
      return read === value || canonicalJson(read) === canonicalJson(value);
    } catch {
      return false;
    }
  });
}

function reading(reader: Reader, exact: string, unit: string | undefined): string {
  try {
    return canonicalJson(reader(exact, unit));
  } catch (error) {
    return `an error (${error instanceof Error ? error.message : String(error)})`;
  }
}
