import assert from 'node:assert/strict';
import type { Quotation } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import { sha256 } from '../../runtime/sha256.ts';
import { csvOf, jsonOf, pdfOf, svgOf, workbookOf, xmlOf } from '../../test/example-pack/book-lists.ts';
import type { RunResult } from '../run-result.ts';
import { exampleBroker } from '../testing/example-broker.ts';
import type { TraceAnswer } from './trace-answer.ts';

const caller = { tenant: 'a', subject: 'somebody' };
const BOOKS = { Atlas: '3.5 ± 0.1', Lexicon: '6' };
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a trace into documents of other kinds', function () {
  this.timeout(60_000);
  const { broker, store } = exampleBroker();
  const interpret = async (name: string, mediaType: string, bytes: Uint8Array): Promise<RunResult> => {
    const digest = sha256(bytes);
    await store.putContents(caller.tenant, [{ digest, mediaType, bytes }]);
    await store.putDocument(caller.tenant, { digest, name, mediaType, size: bytes.length });
    const input = { documents: [{ digest, name, mediaType }] };
    const outcome = await broker.invoke('example.book-list.interpret', input, { caller, waitSeconds: 40 });
    assert.ok(outcome.kind === 'output');
    return outcome.output as RunResult;
  };
  const quotationOf = async (runId: string, subject: string): Promise<Quotation | undefined> => {
    const outcome = await broker.invoke('runs.trace', { runId, subject, path: 'mass' }, { caller });
    const { trace } = (outcome as { output: TraceAnswer }).output;
    return 'quotations' in trace ? trace.quotations[0] : undefined;
  };

  const cases: readonly [name: string, mediaType: string, bytes: Uint8Array, place: string][] = [
    ['books.csv', 'text/csv', encode(csvOf(BOOKS)), 'books.csv, B2'],
    [
      'books.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      workbookOf(BOOKS),
      'books.xlsx, sheet Books, B2',
    ],
    ['books.xml', 'application/xml', encode(xmlOf(BOOKS)), 'books.xml, /books/book[1]/mass'],
    ['books.json', 'application/json', encode(jsonOf(BOOKS)), 'books.json, /books/0/mass'],
    ['books.svg', 'image/svg+xml', encode(svgOf(BOOKS)), 'books.svg, page 1, box 198 50 20 12'],
    ['books.pdf', 'application/pdf', pdfOf({ Novel: '0.45' }, BOOKS), 'books.pdf, page 2, box 198 50 20 12'],
  ];
  for (const [name, mediaType, bytes, place] of cases) {
    it(`leads to the place in ${name}`, async () => {
      const { runId } = await interpret(name, mediaType, bytes);
      const quotation = await quotationOf(runId, 'book.atlas');
      assert.deepEqual([quotation?.place, quotation?.exact], [place, '3.5 ± 0.1']);
      assert.equal((await quotationOf(runId, 'book.lexicon'))?.exact, '6');
    });
  }

  it('says in the answer how exact a value is', async () => {
    const { runId } = await interpret('books.csv', 'text/csv', encode(csvOf(BOOKS)));
    const outcome = await broker.invoke('runs.trace', { runId, subject: 'book.atlas', path: 'mass' }, { caller });
    const { trace } = (outcome as { output: TraceAnswer }).output;
    assert.deepEqual('uncertainty' in trace && trace.uncertainty, { lower: 3.4, upper: 3.6 });
  });

  it('is never laid to a place that says something else, because nothing is recorded that does not quote it', async () => {
    // Two books beside each other: the interpreter counts elements, and misses the one that is written differently.
    const hidden = '<books><book mass="1" name="Hidden"/><book name="Atlas"><mass>3.5</mass></book></books>';
    await assert.rejects(interpret('books.xml', 'application/xml', encode(hidden)), (error) => {
      assert.ok(error instanceof BverError && error.code === 'model.evidence');
      assert.equal(error.message, 'book.atlas @name: /books/book[1]/@name: “Hidden” reads as "Hidden", not as "Atlas"');
      return true;
    });
    const digest = sha256(encode(hidden));
    const { runs } = ((await broker.invoke('runs.list', {}, { caller })) as { output: { runs: { status: string }[] } })
      .output;
    assert.equal(runs[0]?.status, 'failed');
    assert.ok(await store.content(caller.tenant, digest), 'the document is kept; what was made of it is not');
  });
});
