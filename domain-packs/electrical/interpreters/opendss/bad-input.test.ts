import assert from 'node:assert/strict';
import type { Diagnostic } from './diagnostic.ts';
import { MESSAGES } from './messages.ts';
import { readOpenDss } from './read.ts';
import type { ScriptSource } from './source-text.ts';

const read = (...lines: readonly string[]): readonly Diagnostic[] =>
  readOpenDss([{ name: 'main.dss', content: ['new circuit.c', ...lines].join('\n') }]).diagnostics;
const files = (...sources: readonly ScriptSource[]): readonly Diagnostic[] => readOpenDss(sources).diagnostics;
const main = (content: string): ScriptSource => ({ name: 'main.dss', content });

/** Each code with statements that provoke it, the characters it must point to, and a word of the advice. */
const CASES: readonly (readonly [code: string, lines: string | readonly string[], quoted: string, advice?: string])[] =
  [
    ['dss.command.unknown', 'nwe line.a', 'nwe', 'Did you mean New'],
    ['dss.command.ignored', 'show voltages', 'show'],
    ['dss.command.ignored', 'plot circuit', 'plot'],
    ['dss.command.not-modelled', 'reduce all', 'reduce', 'save circuit'],
    ['dss.class.unknown', 'new lien.a r1=1', 'lien.a', 'Did you mean Line'],
    ['dss.class.not-modelled', 'new capcontrol.k', 'capcontrol.k'],
    ['dss.class.not-used', 'new monitor.m', 'monitor.m'],
    ['dss.element.name-missing', 'new line. r1=1', 'line.'],
    ['dss.element.name-missing', 'new', 'new'],
    ['dss.element.unknown', ['new load.alpha', 'edit load.alpah kw=1'], 'load.alpah', 'Did you mean Load.alpha'],
    ['dss.element.unknown', 'open line.x 1', 'line.x'],
    ['dss.element.unknown', 'new load.a like=zz', 'zz'],
    ['dss.element.none-active', ['clear', '~ kw=1'], '~ kw=1'],
    ['dss.element.refused', ['new lien.a', '~ r1=1'], '~ r1=1'],
    ['dss.element.duplicate', ['new load.a kw=1', 'new load.A kw=2'], 'load.A'],
    ['dss.property.unknown', 'new line.a lenght=4', 'lenght', 'Did you mean Length'],
    ['dss.property.computed', 'new transformer.t wdgcurrents=4', 'wdgcurrents'],
    ['dss.value.missing', 'new load.a kw= kvar=3', ''],
    ['dss.value.unplaced', 'new load.a bogus=1 7', '7'],
    ['dss.value.unplaced', 'set mode', 'mode'],
    ['dss.number.bad', 'new load.a kw=5,5x', '5x'],
    ['dss.number.bad', 'new load.a phases=2.5', '2.5'],
    ['dss.number.bad', 'new transformer.t kvs=[1 abc]', 'abc'],
    ['dss.number.range', 'new line.a length=-5', '-5', 'above 0'],
    ['dss.number.range', 'new load.a pf=1.2', '1.2', 'from -1 to 1'],
    ['dss.number.range', 'new load.a model=9', '9'],
    ['dss.expression.bad', 'new line.a r1=(1 2)', '1 2'],
    ['dss.yes-no.bad', 'new line.a switch=1', '1', 'even 1'],
    ['dss.choice.bad', 'new load.a conn=star', 'star', 'wye, delta'],
    ['dss.bus.bad', 'new load.a bus1=b.1.x', 'b.1.x'],
    ['dss.matrix.shape', 'new linecode.a rmatrix=[1 | 2]', '1 | 2'],
    ['dss.matrix.asymmetric', 'new linecode.a rmatrix=[1 2 | 3 4]', '1 2 | 3 4'],
    ['dss.complex.bad', 'edit vsource.source z1=[1 2 3]', '1 2 3'],
    ['dss.index.range', 'new transformer.t wdg=3', '3', '1 to 2'],
    ['dss.reference.unknown', ['new linecode.abc', 'new line.a linecode=abd'], 'abd', 'Did you mean abc'],
    ['dss.reference.later', ['new line.a linecode=x', 'new linecode.x'], 'x'],
    ['dss.circuit.second', 'new circuit.d', 'circuit.d'],
    ['dss.circuit.late', ['clear', 'new load.a', 'new circuit.e'], 'load.a'],
    ['dss.option.unknown', 'set voltagebase2=3', 'voltagebase2', 'Voltagebases'],
    ['dss.pattern.bad', 'batchedit load.(a kw=1', 'load.(a'],
    ['dss.pattern.none', 'batchedit load.zz kw=1', 'load.zz'],
    ['dss.variable.unknown', 'new load.a kw=@x', '@x'],
    ['dss.quote.unclosed', 'new transformer.t kvs=[1 2', '[1 2'],
    ['dss.comment.unclosed', ['/* never', 'ends'], '/*'],
    ['dss.comment.trailing', ['/* a', '*/ new load.x'], 'new load.x'],
    ['dss.file.missing', 'redirect nope.dss', 'nope.dss', 'Add the file'],
    ['dss.file.not-read', 'new loadshape.s mult=[dblfile=x.dbl]', 'x.dbl'],
    ['dss.coordinates.bad', 'setbusxy a 1', 'setbusxy a 1'],
    ['dss.coordinates.bus-unknown', 'setbusxy nowhere 1 2', 'nowhere'],
  ];

describe('bad OpenDSS input', () => {
  for (const [code, lines, quoted, advice] of CASES) {
    it(`${code}: ${[lines].flat().join(' / ')}`, () => {
      const content = ['new circuit.c', ...[lines].flat(), 'new load.after kw=1'].join('\n');
      const script = readOpenDss([main(content)]);
      const found = script.diagnostics.find((each) => each.code === code);
      assert.ok(found, `only ${script.diagnostics.map((each) => each.code).join(', ')}`);
      const { span } = found;
      assert.ok(span);
      assert.equal(content.slice(span.offset, span.offset + span.length), quoted);
      assert.equal(content.split('\n')[span.line - 1]?.slice(span.column - 1, span.column - 1 + span.length), quoted);
      assert.equal(found.file, 'main.dss');
      assert.doesNotMatch(`${found.message}${found.expected}${found.remedy}`, /\{[a-z]+\}/);
      if (advice !== undefined) assert.ok(`${found.expected} ${found.remedy}`.includes(advice), found.remedy);
      // One bad statement loses no other, except behind a comment that never ends.
      if (code !== 'dss.comment.unclosed') assert.ok(script.elements.some(({ key }) => key === 'load.after'));
    });
  }

  it('refuses empty, binary and large files, each by name', () => {
    assert.deepEqual(
      files({ name: 'e.dss', content: '' }).map(({ code }) => code),
      ['dss.source.empty'],
    );
    const binary = files({ name: 'b.dss', content: new Uint8Array([80, 75, 3, 4]) });
    assert.deepEqual(
      binary.map(({ code, file, span }) => [code, file, span?.offset]),
      [['dss.source.binary', 'b.dss', 2]],
    );
    const large = readOpenDss([{ name: 'l.dss', content: new Uint8Array(50 * 1024 * 1024) }]);
    assert.deepEqual(
      large.diagnostics.map(({ code }) => code),
      ['dss.source.too-large'],
    );
    assert.deepEqual(
      readOpenDss([main('new circuit.c')], { maximumBytes: 5 }).diagnostics.map(({ code }) => code),
      ['dss.source.too-large'],
    );
    assert.deepEqual(
      files().map(({ code }) => code),
      ['dss.source.none'],
    );
  });

  it('chooses the main script, or says that it cannot know', () => {
    const part = { name: 'part.dss', content: 'new load.a' };
    assert.equal(readOpenDss([part, main('new circuit.c\nredirect part.dss')]).read[0], 1);
    const twice = [main('new circuit.c'), { name: 'other.dss', content: 'new circuit.d' }];
    assert.deepEqual(
      files(...twice).map(({ code }) => code),
      ['dss.entry.ambiguous', 'dss.source.unused'],
    );
    assert.equal(readOpenDss(twice, { entry: 'OTHER.dss' }).circuit?.name, 'd');
    const [wrong] = readOpenDss(twice, { entry: 'othr.dss' }).diagnostics;
    assert.equal(wrong?.code, 'dss.entry.unknown');
    assert.match(wrong.remedy, /other\.dss/);
  });

  it('reports files that redirect to each other', () => {
    const found = readOpenDss([
      main('new circuit.c\nredirect b.dss'),
      { name: 'b.dss', content: 'new load.x\nredirect MAIN.dss' },
    ]);
    assert.deepEqual(
      found.diagnostics.map(({ code, file }) => [code, file]),
      [['dss.file.cycle', 'b.dss']],
    );
    assert.equal(found.elements.length, 2);
  });

  it('finds a file by its bare name, and says so', () => {
    const found = files(main('new circuit.c\nredirect ../lib/codes.dss'), {
      name: 'codes.dss',
      content: 'new linecode.a',
    });
    assert.deepEqual(
      found.map(({ code }) => code),
      ['dss.file.by-name'],
    );
  });

  it('reads text that is not UTF-8, and says so', () => {
    const content = new Uint8Array([...new TextEncoder().encode('new circuit.caf'), 0xe9]);
    const script = readOpenDss([{ name: 'm.dss', content }]);
    assert.equal(script.circuit?.name, 'café');
    assert.deepEqual(
      script.diagnostics.map(({ code }) => code),
      ['dss.source.encoding'],
    );
  });

  it('reports the lack of a circuit', () => {
    assert.deepEqual(
      files(main('new linecode.a')).map(({ code }) => code),
      ['dss.circuit.missing'],
    );
  });

  it('keeps what was refused, so that nothing is assumed in its stead', () => {
    const script = readOpenDss([main('new circuit.c\nnew line.a length=abc r1=1')]);
    assert.deepEqual(
      script.elements[1]?.refused.map(({ property }) => property.key),
      ['length'],
    );
    assert.equal(script.elements[1].occurrences[0]?.value, 1);
  });

  it('lists a limited number of each code and counts the rest', () => {
    const many = read(...Array.from({ length: 1500 }, () => 'bogus'));
    assert.equal(many.length, 1001);
    assert.deepEqual(many.at(-1)?.data, { code: 'dss.command.unknown', count: 500, near: '' });
  });

  it('ends what would fill the memory', () => {
    const loads = Array.from({ length: 3000 }, (_, i) => `new load.a${i}`);
    const edits = Array.from({ length: 2000 }, () => 'batchedit load..* kw=1');
    const batch = read(...loads, ...edits);
    assert.deepEqual([...new Set(batch.map(({ code }) => code))], ['dss.limit.edits']);
    const nested = Array.from({ length: 6 }, (_, i) => ({
      name: i === 0 ? 'main.dss' : `f${i}.dss`,
      content: (i === 0 ? 'new circuit.c\n' : '') + `redirect f${i + 1}.dss\n`.repeat(i === 5 ? 0 : 20) + '! end',
    }));
    assert.equal(files(...nested)[0]?.code, 'dss.limit.files');
    assert.ok(read('new transformer.t windings=1000000000').some(({ code }) => code === 'dss.number.range'));
  });

  it('has a case for every code of the catalogue', () => {
    const here = new Set(CASES.map(([code]) => code));
    for (const code of ['source.none', 'source.empty', 'source.binary', 'source.too-large', 'source.encoding'])
      here.add(`dss.${code}`);
    for (const code of ['source.unused', 'entry.ambiguous', 'entry.unknown', 'file.by-name', 'file.cycle'])
      here.add(`dss.${code}`);
    for (const code of ['circuit.missing', 'cleared', 'more', 'limit.edits', 'limit.files']) here.add(`dss.${code}`);
    assert.deepEqual(
      Object.keys(MESSAGES).filter((code) => !here.has(code)),
      [],
    );
  });
});
