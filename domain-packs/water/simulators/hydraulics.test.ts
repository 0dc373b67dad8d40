import assert from 'node:assert/strict';
import { BverError } from '../../../primitives/index.ts';
import { context, runStudy } from '../testing/run-study.ts';
import { answerOf } from '../testing/answer.ts';
import { hydraulics } from './hydraulics.ts';

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

const simulated = async (sections: Readonly<Record<string, string>>) => {
  const { results, resultSet } = await runStudy(network(sections));
  const { status, findings, summary } = results['hydraulics'] ?? assert.fail();
  return { status, findings, summary, payload: results['hydraulics']?.payload as never, resultSet };
};

describe('the hydraulic simulation', () => {
  it('says what nobody states, each as an open point', async () => {
    const { status, findings } = await simulated({ PIPES: '1 r a 100\n2 a b 100 200 130' });
    assert.equal(status, 'incomplete');
    assert.deepEqual(
      findings.map(({ kind, focusNode, resultPath, message }) => [kind, focusNode, resultPath, message]),
      [
        ['open', 'pipe.1', 'diameter', 'The simulation needs the diameter of pipe 1, and nothing states it.'],
        [
          'open',
          'pipe.1',
          'hazenWilliams',
          'The simulation needs the hazen williams of pipe 1, and nothing states it.',
        ],
      ],
    );
    const unread = await simulated({ PIPES: '1 r a 100 200 130\n2 a x 100 200 130' });
    const [found] = unread.findings;
    assert.match(found?.message ?? '', /the node at end 2 of pipe 2, and what is written there could not be read/);
    assert.equal(found?.evidence.length, 1);
  });

  for (const [what, sections, id] of [
    ['a network without a reservoir or tank', { RESERVOIRS: '', PIPES: '2 a b 100 200 130' }, 'epanet.224'],
    ['a junction without a link', { JUNCTIONS: 'a 10 5\nb 12 5\nc 1' }, 'epanet.234'],
    ['a pump with a curve that rises', { PUMPS: 'u a b HEAD c', CURVES: 'c 1 10\nc 2 20\nc 3 30' }, 'epanet.227'],
    [
      'a tank whose levels contradict each other',
      { TANKS: 't 50 9 1 5 10', PIPES: '1 r a 100 200 130\n2 a b 100 200 130\n3 b t 10 200 130' },
      'epanet.225',
    ],
    ['a valve at a reservoir', { VALVES: 'v r b 100 PRV 20' }, 'epanet.219'],
  ] as const)
    it(`gives up ${what}, with EPANET’s code and what to do`, async () => {
      const { status, findings, resultSet } = await simulated(sections);
      assert.equal(status, 'incomplete');
      const found = findings.find(({ messageId }) => messageId === id) ?? assert.fail(JSON.stringify(findings));
      assert.equal(found.level, 'error');
      assert.ok((found.remedy ?? '').length > 5);
      assert.equal(resultSet?.tables[0]?.columns[0]?.values.length, 0);
    });

  it('is about the element that EPANET’s report names, and shows its line', async () => {
    const { findings } = await simulated({ JUNCTIONS: 'a 10 5\nb 12 5\nc 1' });
    const [found] = findings;
    assert.equal(found?.focusNode, 'junction.c');
    assert.equal(found.evidence.length, 1);
  });

  it('is incomplete where flows and heads do not come into balance, and says so', async () => {
    const { status, findings } = await simulated({ OPTIONS: 'UNITS LPS\nTRIALS 1\nACCURACY 0.00001' });
    assert.equal(status, 'incomplete');
    assert.deepEqual(
      findings.map(({ messageId, level }) => [messageId, level]),
      [['epanet.1', 'error']],
    );
  });

  it('warns of what is cut off and of negative pressures, with the number of times', async () => {
    const cutOff = await simulated({ PIPES: '1 r a 100 200 130\n2 a b 100 200 130 0 Closed', TIMES: 'DURATION 2' });
    const warned = cutOff.findings.map(({ messageId }) => messageId);
    assert.ok(
      warned.some((id) => id === 'epanet.3' || id === 'epanet.6'),
      String(warned),
    );
    assert.match(cutOff.findings[0]?.message ?? '', /at 3 times, first at 0:00 h/);
    const high = await simulated({ JUNCTIONS: 'a 10 5\nb 120 5' });
    assert.deepEqual(
      high.findings.map(({ messageId }) => messageId),
      ['epanet.6'],
    );
  });

  it('conserves mass, by its own count', async () => {
    const { payload } = await simulated({ TIMES: 'DURATION 6' });
    const { residual, steps, reportedTimes } = payload as {
      residual: { relative: number };
      steps: number;
      reportedTimes: number;
    };
    assert.ok(residual.relative < 1e-6);
    assert.deepEqual([steps, reportedTimes], [7, 7]);
  });

  it('solves the first moment alone when it is asked to, and any part of the network as it is operated', async () => {
    const text = network({ TIMES: 'DURATION 6' });
    const steady = answerOf(await runStudy(text, { steady: true }));
    assert.deepEqual(steady.times, [0]);
    const overrides = [{ subject: 'pipe.2', path: 'initialStatus', value: 'closed' }];
    const closed = answerOf(await runStudy(text, { steady: true }, { overrides }));
    assert.equal(closed.at('flow', '2', 0) === 0 || Math.abs(closed.at('flow', '2', 0)) < 1e-6, true);
    assert.ok(steady.at('flow', '2', 0) > 0.004);
  });

  it('takes the unit of flow from the network; the same network in other units has the same answer', async () => {
    const metric = answerOf(await runStudy(network()));
    const us =
      '[JUNCTIONS]\na 32.8083989501312 79.2516157074942\nb 39.3700787401575 79.2516157074942\n[RESERVOIRS]\nr 196.850393700787\n' +
      '[PIPES]\n1 r a 328.083989501312 7.87401574803150 130\n2 a b 328.083989501312 7.87401574803150 130\n';
    const customary = answerOf(await runStudy(us));
    for (const [column, id] of [
      ['pressure', 'a'],
      ['head', 'b'],
      ['flow', '1'],
      ['velocity', '2'],
    ] as const) {
      const [a, b] = [metric.at(column, id, 0), customary.at(column, id, 0)];
      // EPANET's own constants of the two systems (0.4333 psi per foot, 0.3048 m per foot) differ by so much.
      assert.ok(Math.abs(a / b - 1) < 1e-3, `${column} of ${id}: ${a} and ${b}`);
    }
  });

  it('stops within a second when it is cancelled, and leaves nothing behind', async () => {
    const { graph } = await runStudy(
      network({ TIMES: 'DURATION 1000:00\nHYDRAULIC TIMESTEP 0:00:10\nREPORT TIMESTEP 100' }),
      { steady: true },
    );
    let cancelledAt = 0;
    const asked = performance.now() + 300;
    const cancelled = {
      ...context,
      throwIfCancelled: (): void => {
        if (performance.now() < asked) return;
        cancelledAt ||= performance.now();
        throw new BverError('run.cancelled', { operation: 'hydraulics' });
      },
    };
    const given = {
      documents: [],
      resultSets: {},
      findings: [],
      sources: [],
      seed: 0,
      operatingState: { overrides: [] },
    };
    const parameters = hydraulics.input.parse({}) as never;
    await assert.rejects(
      Promise.resolve().then(() => hydraulics.execute({ ...given, graph, parameters }, cancelled)),
      {
        code: 'run.cancelled',
      },
    );
    assert.ok(performance.now() - asked < 1000);
    assert.ok(cancelledAt >= asked);
  });
});
