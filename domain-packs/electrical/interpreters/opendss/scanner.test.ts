import assert from 'node:assert/strict';
import { Scanner } from './scanner.ts';
import { SourceText } from './source-text.ts';

/** Parameters of a line as `name=value`, quotes gone. */
function parameters(line: string): string[] {
  const source = new SourceText(0, 'line.dss', new TextEncoder().encode(line));
  const scanner = new Scanner(source);
  scanner.begin(1, 0, 0, source.text.length);
  const found: string[] = [];
  while (scanner.next()) found.push(scanner.hasName ? `${scanner.name}=${scanner.value}` : scanner.value);
  return found;
}

describe('OpenDSS scanner', () => {
  it('parts parameters by blanks and commas', () => {
    assert.deepEqual(parameters('new  load.a\tkw=5,kvar = 3'), ['new', 'load.a', 'kw=5', 'kvar=3']);
  });
  it('takes what stands in any kind of quotes as one value', () => {
    assert.deepEqual(parameters(`a="1 2" b='3 4' c=(5 6) d=[7, 8] e={9 | 10}`), [
      'a=1 2',
      'b=3 4',
      'c=5 6',
      'd=7, 8',
      'e=9 | 10',
    ]);
  });
  it('ends quotes at the first closing character, as OpenDSS does', () => {
    assert.deepEqual(parameters('a=[(1 2 +) 3] b'), ['a=(1 2 +) 3', 'b']);
  });
  it('ends a line at a comment, inside of quotes none begins', () => {
    assert.deepEqual(parameters('kw=5!comment'), ['kw=5']);
    assert.deepEqual(parameters('kw=5 // comment'), ['kw=5']);
    assert.deepEqual(parameters('kw="5!6" x'), ['kw=5!6', 'x']);
  });
  it('sees that a value is missing where the next name follows', () => {
    assert.deepEqual(parameters('kw= kvar=3'), ['kw=', 'kvar=3']);
    assert.deepEqual(parameters('kw='), ['kw=']);
  });
  it('lets an unclosed quote run to the end of the line', () => {
    assert.deepEqual(parameters('a=[1 2'), ['a=1 2']);
  });
  it('counts bytes for offsets and characters for columns', () => {
    const source = new SourceText(0, 'é.dss', new TextEncoder().encode('! é\nnew load.é kw=5'));
    const scanner = new Scanner(source);
    scanner.begin(2, 5, 5, source.text.length);
    scanner.next();
    scanner.next();
    assert.equal(scanner.value, 'load.é');
    scanner.next();
    assert.deepEqual(scanner.valueSpan, { source: 0, offset: 20, length: 1, line: 2, column: 15 });
  });
});
