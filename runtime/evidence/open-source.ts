import type { OpenSource, Quoted, Selector, SelectorType, SourceContent } from '../../primitives/index.ts';
import { placeText, spansOf } from '../../primitives/index.ts';
import { delimitedReader } from './delimited-table.ts';
import { imageReader } from './image.ts';
import { jsonReader } from './json.ts';
import { pdfReader } from './pdf.ts';
import type { PlaceReader, ReadPlaces } from './place-reader.ts';
import { eachOf } from './place-reader.ts';
import { svgReader } from './svg.ts';
import { workbookReader } from './workbook.ts';
import { xmlReader } from './xml.ts';

/** Characters are read of every document. */
const textReader: PlaceReader<'text'> = {
  type: 'text',
  reads: () => true,
  open: ({ bytes }) => eachOf(spansOf(bytes)),
};

const READERS = [
  textReader,
  delimitedReader,
  workbookReader,
  xmlReader,
  jsonReader,
  svgReader,
  pdfReader,
  imageReader,
] as readonly PlaceReader[];

/**
 * Opens a stored document for reading at places that evidence selects. Each way of reading it is opened once, when it is
 * first asked for. A document that is not what its media type says, or that asks for too much memory or time, answers
 * with that problem.
 */
export const openSource: OpenSource = (content) => {
  const opened = new Map<SelectorType, ReadPlaces>();
  const readerOf = (type: SelectorType): ReadPlaces => {
    const read = opened.get(type) ?? open(content, type);
    opened.set(type, read);
    return read;
  };
  return {
    async quote(selectors) {
      const answers = new Array<Quoted>(selectors.length);
      for (const [type, numbers] of byType(selectors)) {
        const quoted = await readerOf(type)(numbers.map((at) => selectors[at] as Selector));
        numbers.forEach((at, i) => (answers[at] = quoted[i] ?? { problem: 'it was not read' }));
      }
      return answers;
    },
  };
};

/** Numbers of the selectors of each type. */
function byType(selectors: readonly Selector[]): ReadonlyMap<SelectorType, number[]> {
  const numbers = new Map<SelectorType, number[]>();
  selectors.forEach(({ type }, at) => {
    const known = numbers.get(type);
    if (known) known.push(at);
    else numbers.set(type, [at]);
  });
  return numbers;
}

/** Opens a document when the first place is asked for; what is wrong with it is then the answer to every one. */
function open(content: SourceContent, type: SelectorType): ReadPlaces {
  const mediaType = (content.mediaType.split(';')[0] ?? '').trim().toLowerCase();
  const reader = READERS.find((one) => one.type === type && one.reads(mediaType));
  if (!reader) return eachOf((at) => ({ problem: `${content.mediaType} is not read by ${placeText(at)}` }));
  let read: ReadPlaces | undefined;
  return async (selectors) => {
    try {
      read ??= reader.open(content);
      return await read(selectors);
    } catch (error) {
      const problem = `${content.uri} cannot be read as ${mediaType}: ${error instanceof Error ? error.message : String(error)}`;
      read = eachOf(() => ({ problem }));
      return selectors.map(() => ({ problem }));
    }
  };
}
