import assert from 'node:assert/strict';
import type { Finding } from '../../../primitives/index.ts';
import { lineOf } from '../../../primitives/index.ts';
import { callOn } from '../testing/call.ts';
import type { Sketched } from '../testing/sketch.ts';
import { sketch } from '../testing/sketch.ts';
import { connectivity } from './connectivity.ts';

const feeder: Readonly<Record<string, Sketched>> = {
  'vsource.source': { type: 'VoltageSource', at: ['s.1.2.3'] },
  'line.1': { type: 'Line', at: ['s.1.2.3', 'a.1.2.3'] },
  'line.2': { type: 'Line', at: ['a.1.3', 'b.1.3'] },
  'load.a': { type: 'Load', at: ['a.1.2.3'] },
  'load.b': { type: 'Load', at: ['b.1.0'] },
};

const failures = async (extra: Readonly<Record<string, Sketched>>): Promise<Finding[]> =>
  (await callOn(connectivity, sketch({ ...feeder, ...extra }))).findings.filter(({ kind }) => kind === 'fail');
const short = (findings: readonly Finding[]): string[] => findings.map((f) => `${f.messageId} ${f.focusNode}`);

describe('connectivity', () => {
  it('holds to its examples', () => assert.deepEqual(connectivity.lawbook.checkExamples?.(), []));

  it('passes a feeder in which everything is fed', async () => {
    const { payload } = await callOn(connectivity, sketch(feeder));
    assert.deepEqual(payload, { judged: 3, passed: 3, failed: 0, open: 0, restsOnAssumed: 0 });
  });

  it('finds an island, and names the load in it with the line that says it', async () => {
    const findings = await failures({ 'load.lost': { type: 'Load', at: ['z.1.2.3'] } });
    assert.deepEqual(short(findings), ['island load.lost']);
    assert.match(findings[0]?.message ?? '', /load lost has no supply/);
    assert.equal(lineOf(findings[0]?.evidence[0]), 6);
  });

  it('finds an island behind an open switch', async () => {
    const findings = await failures({
      'line.tie': { type: 'Line', at: ['a.1', 'z.1'], has: { isSwitch: true, closed: false } },
      'load.z': { type: 'Load', at: ['z.1'] },
    });
    assert.deepEqual(short(findings), ['island load.z']);
  });

  it('leaves open what hangs on a switch whose position nobody states, and asks for it', async () => {
    const result = await callOn(
      connectivity,
      sketch({
        ...feeder,
        'line.tie': { type: 'Line', at: ['a.1', 'z.1'], has: { isSwitch: true } },
        'load.z': { type: 'Load', at: ['z.1'] },
      }),
    );
    assert.equal(result.payload.open, 1);
    assert.deepEqual(
      result.openQuestions.map(({ subject, path }) => [subject, path]),
      [['line.tie', 'closed']],
    );
  });

  it('finds a phase that nothing feeds, at the element that uses it and not further down', async () => {
    const findings = await failures({
      'line.3': { type: 'Line', at: ['b.2', 'c.2'] },
      'load.c': { type: 'Load', at: ['c.2'] },
      'load.d': { type: 'Load', at: ['b.2.0'] },
    });
    assert.deepEqual(short(findings).sort(), ['island load.c', 'phaseNotFed line.3', 'phaseNotFed load.d']);
    assert.match(findings.find((f) => f.focusNode === 'load.d')?.message ?? '', /phase B.*fed: A, C/);
  });

  it('notes an end without anything, a repeated line and a repeated load', async () => {
    const findings = await failures({
      'line.3': { type: 'Line', at: ['b.1', 'c.1'] },
      'line.4': { type: 'Line', at: ['a.1.3', 'b.1.3'] },
      'load.e': { type: 'Load', at: ['b.3.0'], has: { activePower: 10, reactivePower: 5 } },
      'load.f': { type: 'Load', at: ['b.3.0'], has: { activePower: 10, reactivePower: 5 } },
    });
    assert.deepEqual(short(findings).sort(), [
      'dangling line.3',
      'parallel line.2',
      'parallel line.4',
      'repeated load.e',
      'repeated load.f',
    ]);
    assert.ok(findings.every(({ level }) => level === 'note'));
  });

  it('is silent about what is out of service', async () => {
    const findings = await failures({ 'load.lost': { type: 'Load', at: ['a.1'], has: { enabled: false } } });
    assert.deepEqual(findings, []);
  });
});
