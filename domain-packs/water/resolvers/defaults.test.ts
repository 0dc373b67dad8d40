import assert from 'node:assert/strict';
import { perKilowatt, perKilowattHour } from '../taxonomy/index.ts';
import { epanetDefaults } from '../testing/epanet.ts';
import { runStudy } from '../testing/run-study.ts';

const BARE = '[JUNCTIONS]\n a 1\n[RESERVOIRS]\n r 9\n[PIPES]\n 1 r a 100 10 100\n';

describe('defaults', () => {
  it('are those that EPANET itself takes', async () => {
    const { graph } = await runStudy(BARE);
    const theirs = await epanetDefaults(BARE);
    const ours = (path: string): number => graph.number('network', path) ?? Number.NaN;
    const compared = {
      trials: ours('trials'),
      accuracy: ours('accuracy'),
      emitterExponent: ours('emitterExponent'),
      demandMultiplier: ours('demandMultiplier'),
      headError: ours('headError'),
      flowChange: ours('flowChange'),
      pumpEfficiency: ours('pumpEfficiency') * 100,
      energyPrice: ours('energyPrice') / perKilowattHour.toSi,
      demandCharge: ours('demandCharge') / perKilowatt.toSi,
      specificGravity: ours('specificGravity'),
      relativeViscosity: ours('relativeViscosity'),
      checkFrequency: ours('checkFrequency'),
      maximumCheck: ours('maximumCheck'),
      dampLimit: ours('dampLimit'),
      duration: ours('duration'),
      hydraulicTimeStep: ours('hydraulicTimeStep'),
      patternTimeStep: ours('patternTimeStep'),
      patternStart: ours('patternStart'),
      reportTimeStep: ours('reportTimeStep'),
      reportStart: ours('reportStart'),
      ruleTimeStep: ours('ruleTimeStep'),
      startClockTime: ours('startClockTime'),
      minimumPressure: ours('minimumPressure'),
      pressureExponent: ours('pressureExponent'),
      flowUnits: graph.text('network', 'flowUnits') === 'GPM' ? 1 : Number.NaN,
      headLossFormula: graph.text('network', 'headLossFormula') === 'H-W' ? 0 : Number.NaN,
      demandModel: graph.text('network', 'demandModel') === 'DDA' ? 0 : Number.NaN,
      unbalanced: graph.text('network', 'unbalanced') === 'STOP' ? -1 : Number.NaN,
    };
    assert.deepEqual(compared, theirs);
  });

  it('are marked as assumed and name their table; nothing stated is touched, nothing of substance assumed', async () => {
    const { graph, results } = await runStudy(BARE);
    const { state, method } = graph.assertion('network', 'trials') ?? assert.fail();
    assert.deepEqual([state, method], ['assumed', 'epanet-2.2-defaults']);
    assert.equal(graph.assertion('pipe.1', 'length')?.state, 'stated');
    assert.match(results['assume']?.summary ?? '', /^\d+ values assumed from epanet-2\.2-defaults/);
    const short = await runStudy('[JUNCTIONS]\n a 1\n[RESERVOIRS]\n r 9\n[PIPES]\n 1 r a\n');
    assert.equal(short.graph.assertion('pipe.1', 'length'), undefined);
  });

  it('give demands the pattern of the network, or else the one of the name 1, or none', async () => {
    const demand =
      '[JUNCTIONS]\n a 1 5\n[RESERVOIRS]\n r 9\n[PIPES]\n 1 r a 100 10 100\n[PATTERNS]\n 1 1 2\n day 3 4\n';
    const patternOf = async (options: string): Promise<unknown> => {
      const { graph } = await runStudy(`${demand}[OPTIONS]\n${options}\n`);
      const assertion = graph.assertion('demand.a.1', 'pattern');
      return assertion && [assertion.value, assertion.state];
    };
    assert.deepEqual(await patternOf(''), ['pattern.1', 'assumed']);
    assert.deepEqual(await patternOf('PATTERN day'), ['pattern.day', 'derived']);
    assert.equal(await patternOf('PATTERN none'), undefined);
  });
});
