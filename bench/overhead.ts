import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configuration } from '../runtime/configuration.ts';
import { createLog } from '../runtime/log.ts';
import { ensureTemporal } from '../temporal/server/ensure-temporal.ts';
import type { Progress } from './benchmark.ts';
import { defineBenchmark } from './benchmark.ts';
import { composition } from './overhead/composition.ts';
import type { Contestant } from './overhead/contestant.ts';
import { rawTemporal } from './overhead/raw.ts';
import { digits, median, timed } from './statistics.ts';

const ROUNDS = 7;
const RUNS_ONE_BY_ONE = 15;
const RUNS_AT_ONCE = 32;
const RUNS_OF_A_CROWD = 96;

interface Measured {
  readonly name: string;
  readonly medianMilliseconds: number;
  readonly runsPerSecond: number;
}

interface Overhead {
  readonly rounds: number;
  readonly composition: Measured;
  readonly raw: Measured;
  /** How many times as long one run takes, and what share of the throughput is left. */
  readonly ratioOfMedians: number;
  readonly ratioOfThroughput: number;
}

/** What a composition costs beside hand-written Temporal code, for work that costs nothing itself. */
export const overhead = defineBenchmark<Overhead>({
  title: 'Four trivial activities: a BVER composition beside hand-written Temporal, same server, interleaved',
  measure: (progress) => withContestants(progress, (contestants) => compare(contestants, progress)),
  table: ({ composition: ours, raw, ratioOfMedians, ratioOfThroughput }) =>
    [
      '| | median of one run | runs/s at 32 at once |',
      '| --- | --- | --- |',
      ...[ours, raw].map(
        (row) => `| ${row.name} | ${digits(row.medianMilliseconds)} ms | ${digits(row.runsPerSecond)} |`,
      ),
      `| ratio | ${digits(ratioOfMedians)} | ${digits(ratioOfThroughput)} |`,
    ].join('\n'),
});

async function compare([ours, raw]: readonly [Contestant, Contestant], progress: Progress): Promise<Overhead> {
  const durations = { ours: [] as number[], raw: [] as number[] };
  const rates = { ours: [] as number[], raw: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    // Whoever goes first in a round goes second in the next; the round before the first warms up.
    const turns = [['ours', ours] as const, ['raw', raw] as const];
    for (const [name, contestant] of round % 2 === 0 ? turns : turns.reverse()) {
      const one = await oneByOne(contestant, round);
      const rate = await crowd(contestant, round);
      if (round === 0) continue;
      durations[name].push(...one);
      rates[name].push(rate);
      progress(
        `round ${round}/${ROUNDS}  ${contestant.name.padEnd(16)} ${digits(median(one))} ms, ${digits(rate)} runs/s`,
      );
    }
  }
  const measured = (name: 'ours' | 'raw', of: Contestant): Measured => ({
    name: of.name,
    medianMilliseconds: median(durations[name]),
    runsPerSecond: median(rates[name]),
  });
  const [a, b] = [measured('ours', ours), measured('raw', raw)];
  return {
    rounds: ROUNDS,
    composition: a,
    raw: b,
    ratioOfMedians: a.medianMilliseconds / b.medianMilliseconds,
    ratioOfThroughput: a.runsPerSecond / b.runsPerSecond,
  };
}

/** Every text is new, so that no run is answered with what an earlier one left. */
async function oneByOne(contestant: Contestant, round: number): Promise<number[]> {
  const durations: number[] = [];
  for (let i = 0; i < RUNS_ONE_BY_ONE; i++) durations.push(await timed(() => contestant.run(`one ${round} ${i}`)));
  return durations;
}

async function crowd(contestant: Contestant, round: number): Promise<number> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < RUNS_OF_A_CROWD) await contestant.run(`crowd ${round} ${next++}`);
  };
  const milliseconds = await timed(() => Promise.all(Array.from({ length: RUNS_AT_ONCE }, worker)));
  return (RUNS_OF_A_CROWD / milliseconds) * 1000;
}

/** Fresh embedded servers of their own, so that no earlier state slows them. */
async function withContestants<T>(
  progress: Progress,
  work: (contestants: readonly [Contestant, Contestant]) => Promise<T>,
): Promise<T> {
  const state = mkdtempSync(path.join(tmpdir(), 'bver-bench-'));
  process.env['BVER_PACKS'] = 'test/example-pack/pack.ts';
  const settings = configuration({ ...process.env, BVER_STATE_DIRECTORY: state, BVER_LOG_LEVEL: 'error' });
  const { openService } = await import('../service.ts');
  const service = await openService({ modes: ['worker'], settings, log: createLog(settings.log), say: progress });
  try {
    // The server that the service has just started: joined, not started again.
    const temporal = await ensureTemporal({ temporal: settings.temporal, stateDirectory: state });
    const contestants = [await composition(service), await rawTemporal(temporal.address, service.namespace)] as const;
    const result = await work(contestants);
    for (const contestant of contestants) await contestant.close();
    await temporal.stop();
    return result;
  } finally {
    await service.close();
    rmSync(state, { recursive: true, force: true });
  }
}
