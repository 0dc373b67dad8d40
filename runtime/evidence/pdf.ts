import { Worker } from 'node:worker_threads';
import type { PlacedText } from './drawing.ts';
import { noPage, textInBox } from './drawing.ts';
import type { PlaceReader } from './place-reader.ts';

/** A page that a person can read is read in well under a second. */
const SECONDS = 20;
const HEAP_MEGABYTES = 512;

/** What the thread that reads a document answers: its pages that were asked for. */
interface ReadPages {
  readonly pages: number;
  readonly texts: readonly (readonly [page: number, texts: readonly PlacedText[]])[];
}

/**
 * Texts of the pages of a PDF (ISO 32000), with pdf.js: from the upper left corner of the page as it is shown, in points.
 * A document can ask for any amount of time and memory, so each is read on a thread of its own, which is ended when it
 * takes too long.
 */
export const pdfReader: PlaceReader<'region'> = {
  type: 'region',
  reads: (mediaType) => mediaType === 'application/pdf',
  open({ bytes }) {
    const known = new Map<number, readonly PlacedText[]>();
    let pages = Infinity;
    return async (selectors) => {
      const wanted = new Set(selectors.map(({ page }) => page).filter((page) => page <= pages && !known.has(page)));
      if (wanted.size > 0) {
        const read = await readPages(bytes, [...wanted]);
        pages = read.pages;
        for (const [page, texts] of read.texts) known.set(page, texts);
      }
      return selectors.map((selector) => {
        const texts = known.get(selector.page);
        return texts ? textInBox(selector, texts) : noPage(selector.page, pages);
      });
    };
  },
};

function readPages(bytes: Uint8Array, wanted: readonly number[]): Promise<ReadPages> {
  const worker = new Worker(new URL('pdf-thread.mjs', import.meta.url), {
    workerData: { bytes, wanted },
    execArgv: [],
    // What a document makes its reader say is not for the log.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  });
  return new Promise<ReadPages>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`reading it takes longer than ${SECONDS} s`)), SECONDS * 1000);
    worker.once('message', (answer: ReadPages | { readonly problem: string }) => {
      clearTimeout(timer);
      if ('problem' in answer) reject(new Error(answer.problem));
      else resolve(answer);
    });
    worker.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    worker.once('exit', () => reject(new Error('its reader ended')));
  }).finally(() => void worker.terminate());
}
