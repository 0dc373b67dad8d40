import type { Assertion } from '../../model/assertion.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { TextSelector } from '../../model/evidence.ts';
import { quoted, sourceKey } from '../../model/evidence.ts';
import type { Document, Lawbook } from '../../primitive.ts';
import type { Law } from '../law.ts';

export const quotesItsSource: Law = {
  id: 'interpreter.quotes-its-source',
  kinds: ['interpreter'],
  says: 'What is stated is quoted: reading the bytes at the selector again, by the method that is named, gives the value.',
  remedy: 'Select exactly the bytes that say the value, count them in bytes, and register the reader of the method.',
  check: ({ lawbook }, trials) =>
    trials.flatMap(({ title, result, ground }) =>
      misquotations(result.assertions ?? [], ground.documents, lawbook.readers ?? {}).map(
        (problem) => `${title}: ${problem}`,
      ),
    ),
};

/** Every quotation that does not say what is asserted. */
export function misquotations(
  assertions: readonly Assertion[],
  documents: readonly Document[],
  readers: NonNullable<Lawbook['readers']>,
): string[] {
  const sources = new Map(documents.map((document) => [sourceKey(document.digest), placesOf(document)]));
  return assertions.flatMap((assertion) => {
    const problem = problemOf(assertion, sources, readers);
    return problem === undefined ? [] : [`${assertion.subject} ${assertion.path}: ${problem}`];
  });
}

interface Places {
  readonly document: Document;
  placeOf(offset: number): { line: number; column: number };
}

function problemOf(
  { state, value, method, unit, evidence }: Assertion,
  sources: ReadonlyMap<string, Places>,
  readers: NonNullable<Lawbook['readers']>,
): string | undefined {
  if ((state === 'stated' || state === 'absent') && evidence.length === 0) return `it is ${state} but quotes nothing`;
  for (const { source, selector } of evidence) {
    const places = sources.get(source);
    if (!places) return `its source ${source} is none of the documents`;
    if (selector.offset + selector.length > places.document.bytes.length)
      return 'it quotes beyond the end of its source';
    const { line, column } = places.placeOf(selector.offset);
    if (line !== selector.line || column !== selector.column) {
      return `offset ${selector.offset} is line ${line}, column ${column}, not ${selector.line}, ${selector.column}`;
    }
  }
  if (state !== 'stated') return undefined;
  const reader = readers[method];
  if (!reader) return `no reader ${method} is registered`;
  const exact = evidence.map(({ source, selector }) => quotedAt(sources.get(source), selector));
  // A value that is quoted in several places is said by each of them, or by all of them together.
  const readings = [...exact, exact.join(' ')].map((quotation) => readAgain(reader, quotation, unit));
  if (readings.includes(canonicalJson(value))) return undefined;
  return `“${exact.join('” “')}” reads as ${readings[0] ?? 'nothing'}, not as ${canonicalJson(value)}`;
}

const quotedAt = (places: Places | undefined, selector: TextSelector): string =>
  places ? quoted(selector, places.document.bytes) : '';

function readAgain(
  reader: (exact: string, unit: string | undefined) => unknown,
  exact: string,
  unit: string | undefined,
): string {
  try {
    return canonicalJson(reader(exact, unit));
  } catch (error) {
    return `an error (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** Line and column of a byte, both from one, the column in UTF-16 code units; lines end with LF, CR LF or CR. */
function placesOf(document: Document): Places {
  const { bytes } = document;
  const starts = [0];
  bytes.forEach((byte, i) => {
    if (byte === 10 || (byte === 13 && bytes[i + 1] !== 10)) starts.push(i + 1);
  });
  return {
    document,
    placeOf: (offset) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(starts[low] ?? 0, offset));
      return { line: low + 1, column: before.length + 1 };
    },
  };
}
