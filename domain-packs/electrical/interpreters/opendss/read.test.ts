import assert from 'node:assert/strict';
import { readOpenDss } from './read.ts';
import type { Script, ScriptElement, ScriptValue } from './script.ts';
import type { ScriptSource } from './source-text.ts';

const script = (...lines: readonly string[]): Script =>
  readOpenDss([{ name: 'main.dss', content: ['clear', 'new circuit.c basekv=115', ...lines].join('\n') }]);

function element(read: Script, key: string): ScriptElement {
  const found = read.elements.find((each) => each.key === key);
  assert.ok(found, `no ${key}`);
  return found;
}
/** The values of a property in the order of writing, each with the winding it is for. */
const given = (read: Script, key: string, property: string): (readonly [ScriptValue, number])[] =>
  element(read, key)
    .occurrences.filter((each) => each.property.key === property)
    .map(({ value, at }) => [value, at] as const);
const last = (read: Script, key: string, property: string): ScriptValue | undefined =>
  given(read, key, property).at(-1)?.[0];
const codes = (read: Script): string[] =>
  read.diagnostics.filter(({ level }) => level !== 'note').map(({ code }) => code);

describe('reading an OpenDSS script', () => {
  it('reads a circuit as its source', () => {
    const read = script();
    assert.equal(read.circuit?.name, 'c');
    assert.equal(last(read, 'vsource.source', 'basekv'), 115);
    assert.deepEqual(codes(read), []);
  });

  it('continues elements over lines, in every spelling', () => {
    const read = script(
      'new line.l bus1=a',
      '~ bus2=b',
      'more r1=1',
      'm x1=2',
      'length=3',
      'line.l.c1=4',
      'l.units=km',
    );
    assert.deepEqual(codes(read), []);
    for (const [property, value] of [
      ['r1', 1],
      ['x1', 2],
      ['length', 3],
      ['c1', 4],
      ['units', 'km'],
    ] as const) {
      assert.equal(last(read, 'line.l', property), value);
    }
  });

  it('gives values without names to the next property of the class', () => {
    const read = script('edit vsource.source mvasc3=200000 100000', 'new load.q 1 b.2 0.4 10 0.9');
    assert.equal(last(read, 'vsource.source', 'mvasc1'), 100000);
    assert.equal(last(read, 'load.q', 'phases'), 1);
    assert.deepEqual(last(read, 'load.q', 'bus1'), { bus: 'b', nodes: [2], tail: 2 });
    assert.equal(last(read, 'load.q', 'pf'), 0.9);
  });

  it('resolves abbreviations to the first property of the class that begins so', () => {
    const read = script('new linecode.5 nphases=3', 'new line.a l=5 len=7 c=9');
    assert.equal(last(read, 'line.a', 'linecode'), '5');
    assert.equal(last(read, 'line.a', 'length'), 7);
    assert.equal(last(read, 'line.a', 'c1'), 9);
  });

  it('knows for which winding a value is', () => {
    const read = script(
      'new transformer.t windings=3 kv=1 wdg=2 kv=2 %r=.5 wdg=3 kv=3',
      'new transformer.u buses=[a b] kvs=(3 4) %r=.6',
      'edit transformer.t kv=5',
    );
    assert.deepEqual(given(read, 'transformer.t', 'kv'), [
      [1, 1],
      [2, 2],
      [3, 3],
      [5, 3],
    ]);
    // A list of all windings leaves the last one active, as OpenDSS does.
    assert.deepEqual(given(read, 'transformer.u', '%r'), [[0.6, 2]]);
    assert.deepEqual(last(read, 'transformer.u', 'kvs'), [3, 4]);
  });

  it('computes in-line mathematics and quotes it with its brackets', () => {
    const read = script('new line.l length=(1.73 2 /)', 'new transformer.t kvs=[(2 3 +) 8]');
    const [length] = element(read, 'line.l').occurrences;
    assert.equal(length?.value, 0.865);
    assert.equal(length.text, '(1.73 2 /)');
    assert.deepEqual(last(read, 'transformer.t', 'kvs'), [5, 8]);
  });

  it('copies by like= all but buses, over what was given before', () => {
    const read = script('new load.a bus1=x kw=7 kvar=1', 'new load.b bus1=y kw=1 like=a kvar=2');
    assert.equal(last(read, 'load.b', 'kw'), 7);
    assert.equal(last(read, 'load.b', 'kvar'), 2);
    assert.deepEqual(given(read, 'load.b', 'bus1'), [[{ bus: 'y', nodes: [], tail: 0 }, 0]]);
    const copied = element(read, 'load.b').occurrences.find((each) => each.copiedFrom !== undefined);
    assert.equal(copied?.copiedFrom, 'load.a');
    assert.equal(copied.span.line, 3);
  });

  it('edits in batches, by patterns', () => {
    const read = script('new load.a1 kw=1', 'new load.a2 kw=1', 'new load.b kw=1', 'batchedit load.a. kw=9 kvar=2');
    assert.deepEqual(
      ['a1', 'a2', 'b'].map((name) => last(read, `load.${name}`, 'kw')),
      [9, 9, 1],
    );
    assert.equal(last(read, 'load.a2', 'kvar'), 2);
  });

  it('reads matrices as lower triangle or square, and lists with blanks or commas', () => {
    const read = script(
      'new linecode.a nphases=2 rmatrix=(1 | 2 3) xmatrix=[1 2 | 2 3]',
      'set voltagebases="69,24.9, .48"',
    );
    assert.deepEqual(last(read, 'linecode.a', 'rmatrix'), [[1], [2, 3]]);
    assert.deepEqual(last(read, 'linecode.a', 'xmatrix'), [
      [1, 2],
      [2, 3],
    ]);
    assert.deepEqual(read.voltageBases?.value, [69, 24.9, 0.48]);
  });

  it('follows files without regard to case and folders, and reads coordinates', () => {
    const sources: ScriptSource[] = [
      {
        name: 'feeder/Main.dss',
        content: 'new circuit.c\nRedirect sub\\CODES.dss\nnew line.l bus2=b linecode=x\nbuscoords xy.csv',
      },
      { name: 'feeder/sub/codes.DSS', content: 'new linecode.x r1=1\nredirect more.dss' },
      { name: 'feeder/sub/more.dss', content: 'new linecode.y r1=2' },
      { name: 'feeder/XY.CSV', content: 'SourceBus, 200, 400\r\nb, 1e2, -3 ! comment\r\n' },
    ];
    const read = readOpenDss(sources);
    assert.deepEqual(read.diagnostics, []);
    assert.deepEqual(read.read, [0, 1, 2, 3]);
    assert.deepEqual(
      read.coordinates.map(({ bus, x, y }) => [bus, x, y]),
      [
        ['SourceBus', 200, 400],
        ['b', 100, -3],
      ],
    );
    assert.deepEqual(read.coordinates[1]?.xSpan, { source: 3, offset: 24, length: 3, line: 2, column: 4 });
  });

  it('skips comments, over lines too', () => {
    const read = script('! one', '// two', '  ! three', '/* four', 'new load.no', '*/', 'new load.yes kw=5//c');
    assert.deepEqual(
      read.elements.map(({ key }) => key),
      ['vsource.source', 'load.yes'],
    );
    assert.equal(element(read, 'load.yes').span.line, 9);
    assert.deepEqual(codes(read), []);
  });

  it('drops a circuit at clear, and says so', () => {
    const read = script('set defaultbasefrequency=50', 'set loadmult=2', 'clear', 'new circuit.d');
    assert.equal(read.circuit?.name, 'd');
    assert.deepEqual(
      read.options.map(({ option }) => option.key),
      ['defaultbasefrequency'],
    );
    assert.ok(read.diagnostics.some(({ code, data }) => code === 'dss.cleared' && data['circuit'] === 'c'));
  });

  it('keeps options, switching, voltage bases, and what was in force when an element was defined', () => {
    const read = script(
      'set earthm=carson',
      'new line.l bus1=a bus2=b',
      'open line.l 2 1',
      'close line.l term=1',
      'disable line.l',
      'setkvbase a kvll=4.16',
      'set mode=fault',
      'calcv',
      'solve number=3',
    );
    assert.equal(element(read, 'line.l').optionsBefore, 1);
    assert.deepEqual(
      read.options.map(({ option, value }) => [option.key, value]),
      [
        ['earthmodel', 'Carson'],
        ['mode', 'FaultStudy'],
        ['number', 3],
      ],
    );
    assert.deepEqual(
      read.switching.map(({ action, terminal, conductor }) => [action, terminal, conductor]),
      [
        ['open', 2, 1],
        ['close', 1, 0],
      ],
    );
    assert.equal(last(read, 'line.l', 'enabled'), false);
    assert.equal(read.busVoltageBases[0]?.kilovolts.value, 4.16);
    assert.equal(read.calculatesVoltageBases?.line, 10);
    assert.equal(read.solves.length, 1);
  });

  it('takes numbers from files, each with its place', () => {
    const read = readOpenDss([
      {
        name: 'm.dss',
        content:
          'new circuit.c\nnew loadshape.s npts=2 interval=1 mult=(file=p.csv column=2 header=y)\nnew loadshape.t npts=2 interval=0 csvfile=q.csv',
      },
      { name: 'p.csv', content: 'h,m\n1,0.5\n2,0.75\n' },
      { name: 'q.csv', content: '0 1\n6 0.5' },
    ]);
    assert.deepEqual(read.diagnostics, []);
    assert.deepEqual(last(read, 'loadshape.s', 'mult'), [0.5, 0.75]);
    const mult = element(read, 'loadshape.s').occurrences.find(({ property }) => property.key === 'mult');
    assert.deepEqual(mult?.items?.[1], { source: 1, offset: 12, length: 4, line: 3, column: 3 });
    assert.deepEqual(
      [last(read, 'loadshape.t', 'hour'), last(read, 'loadshape.t', 'mult')],
      [
        [0, 6],
        [1, 0.5],
      ],
    );
  });

  it('substitutes script variables, quoting their definition', () => {
    const read = script('var @p=12', 'new load.l kw=@P');
    const [kw] = element(read, 'load.l').occurrences;
    assert.equal(kw?.value, 12);
    assert.equal(kw.span.line, 3);
  });
});
