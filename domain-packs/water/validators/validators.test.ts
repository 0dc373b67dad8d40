import assert from 'node:assert/strict';
import type { Finding } from '../../../primitives/index.ts';
import { runStudy } from '../testing/run-study.ts';
import { connectivity, pressureLimits, velocityLimits } from './index.ts';

const network = (sections: Readonly<Record<string, string>> = {}): string =>
  Object.entries({
    JUNCTIONS: 'a 10 5\nb 12 5',
    RESERVOIRS: 'r 60',
    PIPES: '1 r a 100 200 130\n2 a b 100 200 130',
    OPTIONS: 'UNITS LPS',
    ...sections,
  })
    .map(([name, lines]) => `[${name}]\n${lines}\n`)
    .join('');

async function judged(
  rule: { readonly name: string },
  text: string,
  parameters: Readonly<Record<string, unknown>> = {},
) {
  const { findings } = await runStudy(text, parameters);
  return (element: string): Finding[] =>
    findings.filter(({ ruleId, focusNode }) => ruleId === rule.name && focusNode === element);
}
const said = (findings: readonly Finding[]): string[] =>
  findings.map(({ kind, messageId }) => (kind === 'fail' ? messageId : kind));

describe('the rules', () => {
  for (const rule of [connectivity, pressureLimits, velocityLimits])
    it(`of ${rule.name} keep their own examples`, () => assert.deepEqual(rule.lawbook.checkExamples?.(), []));
});

describe('connectivity', () => {
  it('follows pumps and check valves one way only', async () => {
    const forward = await judged(connectivity, network({ PIPES: '1 r a 100 200 130\n2 a b 100 200 130 0 CV' }));
    assert.deepEqual(said(forward('junction.b')), ['pass']);
    const backward = await judged(connectivity, network({ PIPES: '1 r a 100 200 130\n2 b a 100 200 130 0 CV' }));
    assert.deepEqual(said(backward('junction.b')), ['cutOff']);
    const pump = network({ PIPES: '1 r a 100 200 130', PUMPS: 'u b a POWER 5' });
    assert.deepEqual(said((await judged(connectivity, pump))('junction.b')), ['cutOff']);
  });

  it('knows what only a control opens, what is dry, and what nothing leads to', async () => {
    const closed = { PIPES: '1 r a 100 200 130\n2 a b 100 200 130 0 Closed' };
    const opened = { ...closed, CONTROLS: 'LINK 2 OPEN AT TIME 2' };
    assert.deepEqual(said((await judged(connectivity, network(opened)))('junction.b')), ['byControl']);
    assert.deepEqual(
      said((await judged(connectivity, network({ ...closed, JUNCTIONS: 'a 1 5\nb 1 0' })))('junction.b')),
      ['dry'],
    );
    assert.deepEqual(said((await judged(connectivity, network({ JUNCTIONS: 'a 1 5\nb 1 5\nc 1' })))('junction.c')), [
      'alone',
    ]);
  });

  it('leaves open what hangs on a link whose end could not be read', async () => {
    const loose = await judged(connectivity, network({ PIPES: '1 r a 100 200 130\n2 x b 100 200 130' }));
    assert.deepEqual(said(loose('junction.b')), ['open']);
    assert.deepEqual(said(loose('junction.a')), ['pass']);
  });
});

describe('pressure limits', () => {
  it('are judged where water is drawn, at their edges', async () => {
    // Without flow the pressure is the height below the reservoir: 50 m of water here.
    const still = network({ JUNCTIONS: 'a 10 0.000000001\nb 10 0' });
    const pascals = 50 * 9806.65;
    const at = async (parameters: object): Promise<string[]> =>
      said((await judged(pressureLimits, still, parameters as never))('junction.a'));
    assert.deepEqual(await at({ maximumPressure: pascals * 1.001 }), ['pass']);
    assert.deepEqual(await at({ maximumPressure: pascals * 0.999 }), ['tooHigh']);
    assert.deepEqual(await at({ minimumPressure: pascals * 1.001, workingPressure: pascals * 1.002 }), ['tooLow']);
    assert.deepEqual(await at({ minimumPressure: pascals * 0.9, workingPressure: pascals * 1.001 }), ['belowWorking']);
  });

  it('are open where nothing was computed', async () => {
    const none = await judged(pressureLimits, network({ RESERVOIRS: '', PIPES: '2 a b 100 200 130' }));
    assert.deepEqual(said(none('junction.a')), ['open']);
  });
});

describe('velocity limits', () => {
  it('are judged by the fastest moment, with the head that it costs', async () => {
    const day = network({ PATTERNS: '1 1 4 1', TIMES: 'DURATION 2', PIPES: '1 r a 100 200 130\n2 a b 100 60 130' });
    const [finding] = (await judged(velocityLimits, day))('pipe.2');
    assert.equal(finding?.messageId, 'muchTooFast');
    assert.match(finding.message, /7\.07 m\/s at 1:00 h, above 3\.50 m\/s, and loses \d+\.\d m\/km/);
    const allowed = await judged(velocityLimits, day, { maximumVelocity: 8, extremeVelocity: 9 });
    assert.deepEqual(said(allowed('pipe.2')), ['pass']);
    const slow = await judged(velocityLimits, network(), { minimumVelocity: 0.5 });
    assert.deepEqual(said(slow('pipe.1')), ['tooSlow']);
  });
});
