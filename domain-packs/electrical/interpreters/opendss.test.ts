import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Assertion, PrimitiveResult } from '../../../primitives/index.ts';
import { lineOf } from '../../../primitives/index.ts';
import { context } from '../testing/call.ts';
import { opendssInterpreter } from './opendss.ts';

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

async function interpret(...lines: readonly string[]): Promise<PrimitiveResult> {
  const bytes = new TextEncoder().encode(['new circuit.C basekv=10', ...lines].join('\n'));
  const document = { name: 'main.dss', uri: 'main.dss', digest: sha256(bytes), mediaType: 'text/x-opendss', bytes };
  const call = { documents: [document], parameters: opendssInterpreter.input.parse({}) };
  return opendssInterpreter.execute(call as unknown as Parameters<typeof opendssInterpreter.execute>[0], context);
}
const find = ({ assertions = [] }: PrimitiveResult, subject: string, path: string): Assertion | undefined =>
  assertions.find((each) => each.subject === subject && each.path === path);
const value = (result: PrimitiveResult, subject: string, path: string): unknown => find(result, subject, path)?.value;
const messages = ({ findings }: PrimitiveResult): string[] => findings.map(({ messageId }) => messageId);

describe('electrical.opendss.interpret', () => {
  it('says values in SI, with the unit they are stated in and the place of both', async () => {
    const result = await interpret(
      'new linecode.k nphases=1 r1=0.3 units=mi',
      'new line.A bus1=x.2 bus2=Y.2 linecode=K length=500 units=ft',
    );
    assert.deepEqual(find(result, 'linecode.k', 'r1'), {
      subject: 'linecode.k',
      path: 'r1',
      value: 0.3 / 1609.344,
      state: 'stated',
      unit: 'Ohm/[mi_i]',
      method: 'opendss.number',
      evidence: [
        {
          source: find(result, 'linecode.k', 'r1')?.evidence[0]?.source,
          selector: { type: 'text', offset: 52, length: 3, line: 2, column: 29 },
        },
        {
          source: find(result, 'linecode.k', 'r1')?.evidence[1]?.source,
          selector: { type: 'text', offset: 62, length: 2, line: 2, column: 39 },
        },
      ],
      wasDerivedFrom: [],
      confidence: 1,
    });
    assert.equal(value(result, 'line.a', 'length'), 500 * 0.3048);
    assert.equal(value(result, 'line.a', 'lineCode'), 'linecode.k');
    assert.equal(value(result, 'line.a#2', '@junction'), 'bus.y');
    assert.deepEqual(value(result, 'line.a#2', '@conductors'), [2]);
    assert.equal(value(result, 'line.a', '@name'), 'A');
    assert.equal(value(result, 'bus.y', '@name'), 'Y');
    assert.equal(find(result, 'bus.y', '@type')?.state, 'derived');
  });

  it('takes lengths without a unit in that of the line code, and line codes without one in that of their lines', async () => {
    const result = await interpret(
      'new linecode.kft nphases=1 r1=1 units=kft',
      'new line.a linecode=kft length=3',
      'new linecode.plain nphases=1 r1=1',
      'new line.b linecode=plain length=3000 units=ft',
      'new line.c length=7 r1=2',
    );
    assert.equal(value(result, 'line.a', 'length'), 3 * 304.8);
    assert.equal(find(result, 'line.a', 'length')?.unit, '10*3.[ft_i]');
    assert.equal(value(result, 'linecode.plain', 'r1'), 1 / 0.3048);
    assert.equal(value(result, 'line.c', 'length'), 7);
    assert.equal(find(result, 'line.c', 'length')?.unit, undefined);
  });

  it('says nothing that is not written', async () => {
    const { assertions = [] } = await interpret('new load.a bus1=x kw=5');
    const paths = assertions.filter(({ subject }) => subject.startsWith('load.a')).map(({ path }) => path);
    assert.deepEqual(paths, ['@type', '@name', '@junction', 'activePower']);
    assert.ok(assertions.every(({ state }) => state !== 'assumed'));
  });

  it('derives reactive power from a power factor, and names both operands', async () => {
    const result = await interpret('new load.a bus1=x kw=100 pf=-.9', 'new load.b bus1=x kva=10 pf=.8');
    const reactive = find(result, 'load.a', 'reactivePower');
    assert.equal(reactive?.state, 'derived');
    assert.ok(Math.abs(Number(reactive.value) + 48432.2104837853) < 1e-6);
    assert.deepEqual(
      reactive.wasDerivedFrom.map(({ path }) => path),
      ['activePower', 'powerFactor'],
    );
    assert.equal(value(result, 'load.b', 'activePower'), 8000);
    assert.ok(Math.abs(Number(value(result, 'load.b', 'reactivePower')) - 6000) < 1e-9);
  });

  it('goes by the order of writing where OpenDSS does, and reports what does not count', async () => {
    const power = await interpret('new load.a bus1=x kvar=3 kw=5');
    assert.equal(value(power, 'load.a', 'reactivePower'), undefined);
    assert.ok(messages(power).includes('dss.value.superseded'));
    const line = await interpret(
      'new linecode.k r1=1',
      'new line.a r1=5 length=3 switch=y c1=0',
      'new line.b r1=5 linecode=k',
    );
    assert.equal(value(line, 'line.a', 'r1'), undefined);
    assert.equal(value(line, 'line.a', 'length'), undefined);
    assert.equal(value(line, 'line.a', 'c1'), 0);
    assert.equal(value(line, 'line.b', 'r1'), undefined);
    const source = await interpret('edit vsource.source isc3=5000 mvasc3=100');
    assert.equal(value(source, 'vsource.source', 'threePhaseShortCircuitCurrent'), undefined);
    assert.equal(value(source, 'vsource.source', 'threePhaseShortCircuitPower'), 100e6);
  });

  it('joins what is said of each winding, and says by place what is said of some', async () => {
    const result = await interpret(
      'new transformer.t windings=3 wdg=1 kv=115 conn=delta wdg=2 kv=12.47 wdg=3 kv=0.48 xhl=7',
      'new transformer.u buses=[a b] kva=500 %loadloss=1',
    );
    assert.deepEqual(value(result, 'transformer.t', 'ratedVoltages'), [115e3, 12.47e3, 480]);
    assert.equal(find(result, 'transformer.t', 'ratedVoltages')?.evidence.length, 3);
    assert.equal(value(result, 'transformer.t', 'connections'), undefined);
    assert.equal(value(result, 'transformer.t', 'connections[1]'), 'delta');
    assert.equal(value(result, 'transformer.t', 'reactances[1]'), 7 * 0.01);
    assert.deepEqual(value(result, 'transformer.u', 'ratedPowers'), [500e3, 500e3]);
    assert.deepEqual(value(result, 'transformer.u', 'resistances'), [0.005, 0.005]);
    assert.deepEqual(find(result, 'transformer.u', 'resistances')?.wasDerivedFrom, [
      { subject: 'transformer.u', path: 'loadLoss' },
    ]);
  });

  it('takes the values of a transformer code as if they were written there', async () => {
    const result = await interpret(
      'new xfmrcode.x phases=1 kvs=[7.2 .24] kvas=[25 25]',
      'new transformer.t xfmrcode=x kv=4.8',
    );
    assert.deepEqual(value(result, 'transformer.t', 'ratedVoltages'), [4800, 240]);
    assert.deepEqual(value(result, 'transformer.t', 'ratedPowers'), [25e3, 25e3]);
    assert.equal(lineOf(find(result, 'transformer.t', 'phaseCount')?.evidence[0]), 2);
  });

  it('lets nothing stand in for what could not be read', async () => {
    const result = await interpret('new line.a bus1=x bus2=y length=abc', 'new load.a bus1=x kw=5 xfkva=100');
    assert.equal(result.status, 'incomplete');
    assert.equal(find(result, 'line.a', 'length')?.state, 'absent');
    assert.equal(find(result, 'load.a', 'activePower')?.state, 'absent');
    const [finding] = result.findings;
    assert.deepEqual(
      [finding?.messageId, finding?.level, lineOf(finding?.evidence[0])],
      ['dss.number.bad', 'error', 2],
    );
  });

  it('makes a geometry of a spacing and the wires in it', async () => {
    const result = await interpret(
      'new wiredata.w rac=1 gmrac=.1 diam=.2',
      'new linespacing.s nconds=2 nphases=1 units=ft x=[0 1] h=[30 25]',
      'new line.a bus1=x.1 bus2=y.1 phases=1 spacing=s wires=[w W]',
    );
    const geometry = value(result, 'line.a', 'geometry');
    assert.equal(geometry, 'linegeometry.line.a');
    assert.deepEqual(value(result, 'linegeometry.line.a', 'wires'), ['wiredata.w', 'wiredata.w']);
    assert.deepEqual(value(result, 'linegeometry.line.a', 'height'), [30 * 0.3048, 25 * 0.3048]);
    assert.equal(value(result, 'linegeometry.line.a', 'reduce'), true);
    assert.deepEqual(messages(result), []);
  });

  it('reads switches, wherever they are operated', async () => {
    const result = await interpret(
      ...['new line.a switch=y', 'new line.b', 'new line.c', 'new load.d', 'open line.a', 'disable line.b'],
      ...['new swtcontrol.s switchedobj=line.c action=open', 'open load.d 1 2'],
    );
    assert.equal(value(result, 'line.a', 'closed'), false);
    assert.equal(value(result, 'line.b', 'enabled'), false);
    assert.equal(value(result, 'line.c', 'closed'), false);
    assert.ok(messages(result).includes('dss.switching.partial'));
  });

  it('reports every property and option that it does not model', async () => {
    const result = await interpret(
      'new load.a bus1=x growth=default cvrcurve=default',
      'set loadmult=2 genmult=3 number=5',
    );
    assert.deepEqual(
      result.findings
        .filter(({ messageId }) => messageId.includes('not-'))
        .map(({ messageId, arguments: given }) => [messageId, given['property'] ?? given['option']]),
      [
        ['dss.option.not-modelled', 'Genmult'],
        ['dss.option.not-used', 'number'],
        ['dss.property.not-used', 'Growth'],
        ['dss.property.not-modelled', 'CVRCurve'],
      ],
    );
    assert.equal(value(result, 'circuit.c', 'loadMultiplier'), 2);
    assert.equal(
      result.findings.find(({ focusNode }) => focusNode === 'load.a')?.ruleId,
      'electrical.opendss.interpret',
    );
  });

  it('names the files that a script refers to', () => {
    const bytes = new TextEncoder().encode(
      'Redirect "sub dir/a.dss" ! x\nbuscoords xy.csv\nnew loadshape.s mult=(file=p.csv) csvfile=q.csv\n! redirect no.dss',
    );
    const document = { name: 'm.dss', uri: 'm.dss', digest: '', mediaType: 'text/x-opendss', bytes };
    assert.deepEqual(opendssInterpreter.includes(document), ['sub dir/a.dss', 'xy.csv', 'p.csv', 'q.csv']);
  });
});
