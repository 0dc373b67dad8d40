// The entry of the thread that reads the text of a PDF; plain JavaScript, so that it starts without a loader.
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';

/** More texts than a page that people read, and than are worth waiting for. */
const TEXT_LIMIT = 200_000;

async function textsOf(page) {
  const { transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  if (items.length > TEXT_LIMIT) throw new Error(`a page has more than ${TEXT_LIMIT} texts`);
  return items
    .filter((item) => 'str' in item && item.str.trim() !== '')
    .map(({ str, transform: [, , , , x, y] }) => ({
      text: str,
      x: transform[0] * x + transform[2] * y + transform[4],
      y: transform[1] * x + transform[3] * y + transform[5],
    }));
}

async function read({ bytes, wanted }) {
  const document = await getDocumentProxy(bytes, { verbosity: 0 });
  const texts = [];
  for (const number of wanted) {
    if (!Number.isInteger(number) || number < 1 || number > document.numPages) continue;
    texts.push([number, await textsOf(await document.getPage(number))]);
  }
  return { pages: document.numPages, texts };
}

try {
  parentPort.postMessage(await read(workerData));
} catch (error) {
  parentPort.postMessage({ problem: error instanceof Error ? error.message : String(error) });
}
