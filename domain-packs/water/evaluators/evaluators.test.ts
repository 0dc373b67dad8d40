import assert from 'node:assert/strict';
import { runStudy } from '../testing/run-study.ts';

const network = (junctions: string, more = ''): string =>
  `[JUNCTIONS]\n${junctions}\n[RESERVOIRS]\nr 60\n[PIPES]\n1 r a 1 1000 130\n2 r b 1 1000 130\n${more}[OPTIONS]\nUNITS LPS\n`;

const scored = async (text: string, step: string, parameters = {}) => {
  const { status, payload } = (await runStudy(text, parameters)).results[step] ?? assert.fail();
  const { score, criteria } = payload as { score?: number; criteria?: readonly { name: string; value: number }[] };
  return {
    status,
    score,
    of: (name: string): number => criteria?.find((each) => each.name === name)?.value ?? Number.NaN,
  };
};
const close = (value: number | undefined, expected: number): void =>
  assert.ok(
    Math.abs((value ?? Number.NaN) - expected) <= 1e-3 * Math.abs(expected),
    `${value ?? ''} is not ${expected}`,
  );

describe('pressure adequacy', () => {
  it('weighs each junction by the water that is drawn there', async () => {
    // 50 m and 10 m of water, where 25 m are asked for: 3 parts fully served, 1 part by two fifths.
    const parameters = { requiredPressure: 25 * 9806.65 };
    const { score, of } = await scored(network('a 10 3\nb 50 1'), 'pressure-adequacy', parameters);
    close(score, (3 + 0.4) / 4);
    close(of('fullyServed'), 0.75);
    close(of('lowestPressure'), 10 * 9806.65);
    close(of('meanPressure'), ((3 * 50 + 10) / 4) * 9806.65);
  });

  it('counts pressures below zero as nothing, and is perfect where nothing is asked for', async () => {
    assert.equal((await scored(network('a 90 1\nb 90 1'), 'pressure-adequacy')).score, 0);
    assert.equal((await scored(network('a 10 0\nb 10 0'), 'pressure-adequacy')).score, 1);
  });
});

describe('pumping energy', () => {
  const pumped = (efficiency: number): string =>
    `[JUNCTIONS]\na 0 10\nb 0 0\n[RESERVOIRS]\nr 0\n[PIPES]\n1 a b 1 1000 130\n[PUMPS]\nu r a HEAD c\n[CURVES]\nc 10 30\n` +
    `[ENERGY]\nGLOBAL EFFIC ${efficiency}\n[TIMES]\nDURATION 10\n[OPTIONS]\nUNITS LPS\n`;

  it('is weight times height over the efficiency: 10 l/s by 30 m for ten hours', async () => {
    const { score, of } = await scored(pumped(60), 'pumping-energy');
    const joules = 0.01 * 9806.65 * 30 * 36_000;
    close(of('hydraulicEnergy'), joules);
    close(of('energy'), joules / 0.6);
    close(of('volume'), 360);
    close(of('perVolume'), joules / 0.6 / 360);
    close(of('standardised'), (9806.65 * 100) / 0.6);
    close(score, 0.6);
  });

  it('is without loss where no pump runs, and nothing where there is no answer', async () => {
    assert.equal((await scored(network('a 10 1\nb 10 1'), 'pumping-energy')).score, 1);
    const none = await scored('[JUNCTIONS]\na 1 5\n[PIPES]\n', 'pumping-energy');
    assert.equal(none.status, 'incomplete');
    assert.equal(none.score, 0);
  });
});
