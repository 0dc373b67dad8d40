import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Assertion, Finding } from '../../../primitives/index.ts';
import { isTextSelector, quoted } from '../../../primitives/index.ts';
import { EVERYTHING, PRESSURE_DRIVEN } from '../testing/networks.ts';
import { context, documentOf } from '../testing/run-study.ts';
import { inpInterpreter } from './inp.ts';
import { READERS } from './inp-model/readers.ts';

const NET1 = readFileSync(new URL('../../../examples/water/net1.inp', import.meta.url));
const NET3 = readFileSync(new URL('../cases/net3/network.inp', import.meta.url));

async function interpreted(text: string | Uint8Array) {
  const document = documentOf(text);
  const parameters = inpInterpreter.input.parse({});
  const call = { documents: [document], parameters: parameters as never, operatingState: { overrides: [] } };
  const given = { graph: undefined as never, resultSets: {}, findings: [], sources: [], seed: 0 };
  const result = await inpInterpreter.execute({ ...call, ...given }, context);
  const assertions: readonly Assertion[] = result.assertions ?? [];
  const valueOf = (subject: string, path: string) =>
    assertions.find((each) => each.subject === subject && each.path === path)?.value;
  return { ...result, assertions, valueOf, bytes: document.bytes };
}

/** A small network, and a line of a section changed or added. */
const network = (sections: Readonly<Record<string, string>>): string =>
  Object.entries({
    JUNCTIONS: 'a 10 5\nb 12 5',
    RESERVOIRS: 'r 60',
    PIPES: '1 r a 100 200 130\n2 a b 100 200 130',
    ...sections,
    OPTIONS: `UNITS LPS\n${sections['OPTIONS'] ?? ''}`,
  })
    .map(([name, lines]) => `[${name}]\n${lines}\n`)
    .join('');

const place = ({ evidence: [first] }: Finding): string =>
  first && isTextSelector(first.selector) ? `${first.selector.line}:${first.selector.column}` : '';

describe('the interpreter of input files', () => {
  for (const [name, text] of [
    ['the first example network', NET1],
    ['the third example network', NET3],
    ['a network with everything', EVERYTHING],
    ['a network with carriage returns', EVERYTHING.replaceAll('\n', '\r\n')],
    ['a network in PDA', PRESSURE_DRIVEN],
  ] as const)
    it(`quotes for each value the very characters that say it: ${name}`, async () => {
      const { assertions, bytes, findings } = await interpreted(text);
      const stated = assertions.filter(({ state }) => state === 'stated');
      assert.ok(stated.length > 20);
      for (const { subject, path, value, method, unit, evidence } of stated) {
        const exact = evidence.map(({ selector }) =>
          isTextSelector(selector) ? quoted(selector, bytes) : assert.fail(),
        );
        // Each place says it, or all of them together.
        const said = [...exact, exact.join(' ')].map((quotation) => READERS[method]?.(quotation, unit));
        assert.ok(
          said.some((read) => isDeepStrictEqual(read, value)),
          `${subject} ${path}: “${exact.join('” “')}”`,
        );
      }
      assert.deepEqual(
        findings.filter(({ level }) => level === 'error'),
        [],
      );
    });

  it('reads into SI by the flow unit, wherever in the file it stands', async () => {
    const { valueOf } = await interpreted(NET1);
    assert.equal(valueOf('junction.10', 'elevation'), 710 * 0.3048);
    assert.equal(valueOf('pipe.10', 'diameter'), 18 * 0.0254);
    assert.equal(valueOf('demand.11.1', 'baseDemand'), 150 * (0.003785411784 / 60));
    const metric = await interpreted(network({}));
    assert.equal(metric.valueOf('pipe.1', 'diameter'), 200 * 1e-3);
  });

  it('says of water quality and of what only draws that it is not read, each with its place and how much it is', async () => {
    const { findings, status } = await interpreted(NET1);
    assert.equal(status, 'completed');
    const said = findings.map(
      ({ messageId, arguments: data }) => `${messageId} ${data['section'] ?? data['text'] ?? ''}`,
    );
    for (const section of ['[QUALITY]', '[REACTIONS]', '[REPORT]', '[LABELS]', '[BACKDROP]'])
      assert.ok(said.includes(`inp.section.not-used ${section}`), section);
    for (const option of ['QUALITY', 'DIFFUSIVITY', 'TOLERANCE', 'QUALITY TIMESTEP', 'STATISTIC'])
      assert.ok(said.includes(`inp.option.not-used ${option}`), option);
    for (const finding of findings) assert.match(place(finding), /^\d+:\d+$/);
  });

  /** Section and lines, what is said of them, and where. */
  const BAD: readonly (readonly [Readonly<Record<string, string>>, string, RegExp])[] = [
    [{ PIPES: '1 r a -100 200 130' }, 'inp.number.range', /length cannot be -100/],
    [{ PIPES: '1 r a 100 0 130' }, 'inp.number.range', /diameter cannot be 0/],
    [{ PIPES: '1 r a 100 abc 130' }, 'inp.number.unreadable', /“abc” is not a number/],
    [{ PIPES: '1 r a 100' }, 'inp.line.too-short', /diameter/],
    [{ PIPES: '1 r A 100 200 130' }, 'inp.reference.unknown', /the node A, which does not exist/],
    [{ PIPES: '1 r a 100 200 130 0 Ajar' }, 'inp.choice.unknown', /“Ajar” is no status/],
    [{ PIPES: '1 r a 100 200 130 0 Open twice' }, 'inp.word.unused', /“twice”/],
    [{ PIPES: '1 r a 100 200 130\n1 a b 100 200 130' }, 'inp.id.twice', /already, in line \d+/],
    [{ JUNCTIONS: 'a 10\na 12\nb 1' }, 'inp.id.twice', /node a already/],
    [{ JUNCTIONS: `a 10\nb 1\n${'x'.repeat(32)} 1` }, 'inp.id.too-long', /31 characters/],
    [{ DEMANDS: 'r 5' }, 'inp.line.not-understood', /reservoir or tank/],
    [{ DEMANDS: 'x 5' }, 'inp.reference.unknown', /node x/],
    [{ EMITTERS: 'r 5' }, 'inp.line.not-understood', /reservoir or tank/],
    [{ EMITTERS: 'a -5' }, 'inp.number.range', /emitter flow cannot be -5/],
    [{ TANKS: 't 1 2 3' }, 'inp.line.too-short', /maximum level/],
    [{ PUMPS: 'u a b SPEED' }, 'inp.line.not-understood', /SPEED has no value/],
    [{ PUMPS: 'u a b HEAD 7' }, 'inp.reference.unknown', /curve 7/],
    [{ PUMPS: 'u a b TORQUE 7' }, 'inp.line.not-understood', /“TORQUE”/],
    [{ VALVES: 'v a b 100 XYZ 5' }, 'inp.choice.unknown', /“XYZ” is no kind of valve/],
    [{ VALVES: 'v a b 100 GPV 5' }, 'inp.reference.unknown', /curve 5/],
    [{ STATUS: '1 0.5' }, 'inp.line.not-understood', /a pipe has no setting/],
    [{ STATUS: 'x Open' }, 'inp.reference.unknown', /link x/],
    [{ STATUS: '1 2 Open' }, 'inp.line.not-understood', /a pipe has no setting/],
    [{ PIPES: '1 r a 100 200 130 0 CV', STATUS: '1 Closed' }, 'inp.line.not-understood', /check valve/],
    [{ PATTERNS: 'p 1 x 2' }, 'inp.number.unreadable', /Pattern p: “x”/],
    [{ CURVES: 'c 1', PUMPS: 'u a b HEAD c' }, 'inp.line.too-short', /Curve c/],
    [{ CURVES: 'c 1 2' }, 'inp.curve.not-used', /curve c/],
    [{ CONTROLS: 'LINK 1 OPEN WHEN a' }, 'inp.line.not-understood', /its condition is unknown/],
    [{ CONTROLS: 'LINK 1 OPEN IF NODE r ABOVE 5' }, 'inp.line.not-understood', /head of a reservoir/],
    [{ CONTROLS: 'LINK x OPEN AT TIME 5' }, 'inp.reference.unknown', /link x/],
    [{ CONTROLS: 'LINK 1 OPEN AT TIME soon' }, 'inp.time.unreadable', /“soon” is not a time/],
    [{ CONTROLS: 'LINK 1 OPEN AT TIME 5 DISABLED' }, 'inp.line.not-understood', /disabled/],
    [{ RULES: 'IF SYSTEM TIME > 5' }, 'inp.line.not-understood', /no rule has begun/],
    [{ RULES: 'RULE 1\nIF TANK x LEVEL > 5' }, 'inp.reference.unknown', /node x/],
    [{ RULES: 'RULE 1\nPERHAPS SYSTEM TIME > 5' }, 'inp.line.not-understood', /no clause/],
    [{ ENERGY: 'GLOBAL COLOUR 5' }, 'inp.line.not-understood', /COLOUR/],
    [{ TIMES: 'DURATION long' }, 'inp.time.unreadable', /“long”/],
    [{ TIMES: 'HYDRAULIC TIMESTEP 0' }, 'inp.number.range', /cannot be 0/],
    [{ TIMES: 'DURASHUN 5' }, 'inp.option.unknown', /Did you mean DURATION/],
    [{ OPTIONS: 'TRAILS 5' }, 'inp.option.unknown', /Did you mean TRIALS/],
    [{ OPTIONS: 'VISCOSITY 1e-6' }, 'inp.number.range', /relative viscosity cannot be 1e-6/],
    [{ OPTIONS: 'PRESSURE KPA' }, 'inp.option.not-supported', /pressures are in METERS/],
    [{ OPTIONS: 'PRESSURE METERS' }, 'inp.option.not-used', /pressures are in METERS/],
    [{ OPTIONS: 'HYDRAULICS USE x.hyd' }, 'inp.option.not-supported', /another file/],
    [{ OPTIONS: 'UNITS FURLONGS' }, 'inp.choice.unknown', /FURLONGS/],
    [{ TAGS: 'PIPE 1 old' }, 'inp.line.not-understood', /neither a node nor a link/],
    [{ COORDINATES: 'x 1 2' }, 'inp.reference.unknown', /node x/],
    [{ LEAKAGE: '1 1 1' }, 'inp.section.unknown', /no section \[LEAKAGE\]/],
  ];
  for (const [sections, id, message] of BAD)
    it(`says ${id} of ${Object.entries(sections)
      .map(([name, lines]) => `[${name}] ${lines.replaceAll('\n', ' / ').slice(0, 50)}`)
      .join(' ')}`, async () => {
      const { findings } = await interpreted(network(sections));
      const found =
        findings.find(({ messageId }) => messageId === id) ?? assert.fail(findings.map((f) => f.message).join('\n'));
      assert.match(found.message, message);
      assert.match(place(found), /^\d+:\d+$/);
      assert.ok((found.remedy ?? '').length > 5);
    });

  it('leaves out nothing in silence: a line is read, or spoken of', async () => {
    for (const text of [EVERYTHING, PRESSURE_DRIVEN, new TextDecoder().decode(NET1)]) {
      const { assertions, findings } = await interpreted(text);
      const spoken = new Set<number>();
      for (const { evidence } of [...assertions, ...findings])
        for (const { selector } of evidence) {
          if (!isTextSelector(selector)) continue;
          const lines =
            text.slice(0, 0) +
            new TextDecoder().decode(
              new TextEncoder().encode(text).subarray(selector.offset, selector.offset + selector.length),
            );
          for (let i = 0; i < lines.split('\n').length; i++) spoken.add(selector.line + i);
        }
      let section = '';
      const unread = new Set(
        findings
          .filter(({ messageId }) => messageId === 'inp.section.not-used')
          .map(({ arguments: data }) => data['section']),
      );
      const silent = text.split('\n').flatMap((line, i) => {
        const said = line.replace(/;.*/, '').trim();
        if (said.startsWith('[')) section = said;
        return said === '' || said.startsWith('[') || unread.has(section) || spoken.has(i + 1)
          ? []
          : [`${i + 1}: ${line}`];
      });
      assert.deepEqual(silent, []);
    }
  });

  it('reads names in UTF-8, and says of others that they cannot be told apart', async () => {
    const { findings, valueOf } = await interpreted(network({ JUNCTIONS: 'a 10\nb 1\nZürich 12' }));
    assert.equal(valueOf('junction.Zürich', 'elevation'), 12);
    assert.equal(findings.length, 0);
    const latin = Buffer.from(network({ JUNCTIONS: 'a 10\nb 1\nZürich 12\nZörich 13' }), 'latin1');
    const said = (await interpreted(latin)).findings.map(({ messageId }) => messageId);
    assert.deepEqual(said, ['inp.id.not-utf8', 'inp.id.twice']);
    const comment = Buffer.from(network({ JUNCTIONS: 'a 10\nb 1 ; Gärtnerei' }), 'latin1');
    assert.deepEqual((await interpreted(comment)).findings, []);
  });

  it('refuses what is no such file, with what to do', async () => {
    for (const [text, message] of [
      ['', /it is empty/],
      ['hello\n', /it has no section/],
      ['[JUNCTIONS]\0', /it is not text: byte 11/],
    ] as const)
      await assert.rejects(
        Promise.resolve().then(() => interpreted(text)),
        (error: Error & { code?: string }) => error.code === 'document.unreadable' && message.test(error.message),
      );
  });

  it('reads twenty thousand lines in a moment, and counts what it would say more than a thousand times', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `j${i} ${i % 2 === 0 ? 10 : 'x'}`).join('\n');
    const started = performance.now();
    const { findings, assertions } = await interpreted(`[JUNCTIONS]\n${many}\n`);
    assert.ok(performance.now() - started < 5000);
    assert.ok(assertions.length > 40_000);
    assert.equal(findings.length, 1001);
    assert.match(findings.at(-1)?.message ?? '', /^9000 further places/);
  });
});
