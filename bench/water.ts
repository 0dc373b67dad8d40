import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeInputFile } from '../domain-packs/water/engine/input-file/index.ts';
import { LINK, NODE, Toolkit } from '../domain-packs/water/engine/toolkit.ts';
import { hydraulics } from '../domain-packs/water/simulators/hydraulics.ts';
import { context, runStudy } from '../domain-packs/water/testing/run-study.ts';
import type { GraphReader } from '../primitives/index.ts';
import { AS_BUILT } from '../primitives/index.ts';
import { defineBenchmark } from './benchmark.ts';
import { digits, median, timed } from './statistics.ts';

const WARM = 2;
const PAUSE = 60;
const ROUNDS = 15;
const RUNS = 200;
const NETWORKS = {
  'Net1, a day': '../examples/water/net1.inp',
  'Net3, a day': '../domain-packs/water/cases/net3/network.inp',
} as const;

/** What is measured of each network, in ms. */
const ROWS = {
  engine: 'EPANET on the file itself: read, solve every step, read all values',
  written: 'graph → file for the engine',
  primitive: 'whole primitive: graph → engine → payload and result set',
  study: 'whole study: file → graph → engine → rules, scores, report',
} as const;
type Row = keyof typeof ROWS;

interface NetworkMeasured {
  readonly name: string;
  readonly steps: number;
  readonly milliseconds: Readonly<Record<Row, number>>;
}

interface WaterMeasured {
  readonly rounds: number;
  readonly networks: readonly NetworkMeasured[];
  /** Growth of the process over the second half of `runs` runs of the primitive, in MB. */
  readonly growth: number;
  readonly runs: number;
}

/** The hydraulic simulation beside the engine that it uses, which reads the file itself; one thread, interleaved. */
export const water = defineBenchmark<WaterMeasured>({
  title:
    'Hydraulics of a water network beside EPANET itself (the same engine on the file), one thread, interleaved; ms',
  async measure(progress) {
    const networks: NetworkMeasured[] = [];
    for (const [name, file] of Object.entries(NETWORKS)) {
      const text = readFileSync(new URL(file, import.meta.url), 'utf8');
      const { graph } = await runStudy(text, { steady: true });
      let steps = 0;
      const work: Readonly<Record<Row, () => unknown>> = {
        engine: async () => (steps = await solve(text)),
        written: () => writeInputFile(graph, AS_BUILT, { steady: false }),
        primitive: () => simulate(graph),
        study: () => runStudy(text),
      };
      const rounds: Record<Row, number>[] = [];
      for (let round = -WARM; round < ROUNDS; round++) {
        const measured: Record<Row, number> = { engine: 0, written: 0, primitive: 0, study: 0 };
        for (const row of Object.keys(ROWS) as Row[]) {
          measured[row] = await timed(work[row]);
          // An engine is optimised in the background for a while, which the next in turn should not pay for.
          await sleep(PAUSE);
        }
        if (round >= 0) rounds.push(measured);
      }
      const of = (row: Row): number => median(rounds.map((round) => round[row]));
      const milliseconds = {
        engine: of('engine'),
        written: of('written'),
        primitive: of('primitive'),
        study: of('study'),
      };
      progress(name);
      networks.push({ name, steps, milliseconds });
    }
    progress(`${RUNS} runs for the memory`);
    return { rounds: ROUNDS, networks, runs: RUNS, growth: await growth() };
  },
  table: ({ networks, runs, growth: grown }) =>
    [
      ...networks.flatMap(({ name, steps, milliseconds }) => [
        `${name}, ${steps} steps`,
        '',
        '| | ms | to EPANET alone |',
        '| --- | --- | --- |',
        ...(Object.entries(ROWS) as [Row, string][]).map(
          ([row, what]) =>
            `| ${what} | ${digits(milliseconds[row])} | ${digits(milliseconds[row] / milliseconds.engine)} |`,
        ),
        '',
      ]),
      `Growth over the second half of ${runs} runs: ${grown.toFixed(1)} MB`,
    ].join('\n'),
});

const simulate = (graph: GraphReader) =>
  hydraulics.execute(
    {
      documents: [],
      graph,
      operatingState: AS_BUILT,
      parameters: hydraulics.input.parse({}),
      resultSets: {},
      findings: [],
      sources: [],
      seed: 0,
    },
    context,
  );

/** @returns the number of steps */
async function solve(text: string): Promise<number> {
  const toolkit = await Toolkit.open(text);
  toolkit.openHydraulics();
  let steps = 0;
  for (let lasts = 1; lasts > 0; lasts = toolkit.next(), steps++) {
    toolkit.run();
    for (const property of Object.values(NODE)) toolkit.nodeValues(property);
    for (const property of Object.values(LINK)) toolkit.linkValues(property);
  }
  toolkit.close();
  return steps;
}

async function growth(): Promise<number> {
  const text = readFileSync(new URL(NETWORKS['Net1, a day'], import.meta.url), 'utf8');
  const { graph } = await runStudy(text, { steady: true });
  let half = 0;
  for (let i = 0; i < RUNS; i++) {
    if (i === RUNS / 2) half = process.memoryUsage().rss;
    await simulate(graph);
  }
  return (process.memoryUsage().rss - half) / 1e6;
}
