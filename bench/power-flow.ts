import type { Progress } from './benchmark.ts';
import { defineBenchmark } from './benchmark.ts';
import { cases } from './power-flow/cases.ts';
import type { Case } from './power-flow/cases.ts';
import { greatestDifference } from './power-flow/difference.ts';
import { measureOurs } from './power-flow/ours.ts';
import type { OursMeasured } from './power-flow/ours.ts';
import { NoPeer, openPeer } from './power-flow/peer.ts';
import type { Peer, PeerMeasured } from './power-flow/peer.ts';
import { digits, median } from './statistics.ts';

const ROUNDS = 7;

/** What both measure, and what it is. */
const ROWS = {
  reading: 'script → resolved graph | compile',
  first: 'prepare and first solution',
  changed: 'solution from the start | after a change of load',
  again: 'solution from the last one',
  primitive: 'whole primitive, with payload and result set',
} as const;

type Row = keyof typeof ROWS;

interface CaseMeasured {
  readonly name: string;
  readonly nodes: number;
  readonly ours: Readonly<Record<Row, number>>;
  readonly peer?: Readonly<Record<Exclude<Row, 'primitive'>, number>>;
  readonly iterations: { readonly ours: readonly number[]; readonly peer?: readonly number[] };
  /** Of complex voltages, relative to the greatest of their bus. */
  readonly greatestDifference?: number;
}

interface PowerFlowMeasured {
  readonly rounds: number;
  readonly peer: string;
  readonly cases: readonly CaseMeasured[];
}

/** The power flow beside OpenDSS, controls off, both to 1e-10, in one run. */
export const powerFlow = defineBenchmark<PowerFlowMeasured>({
  title: 'Power flow beside OpenDSS (dss_python), controls off, tolerance 1e-10, one thread, interleaved; ms',
  async measure(progress) {
    const peer = await peerOrReason(progress);
    const measured: CaseMeasured[] = [];
    for (const each of cases())
      measured.push(await compare(each, typeof peer === 'string' ? undefined : peer, progress));
    if (typeof peer !== 'string') peer.close();
    return { rounds: ROUNDS, peer: typeof peer === 'string' ? peer : 'dss_python 0.15.7', cases: measured };
  },
  table: ({ peer, cases: measured }) => [`Peer: ${peer}`, '', ...measured.flatMap(section)].join('\n'),
});

async function peerOrReason(progress: Progress): Promise<Peer | string> {
  try {
    return await openPeer(progress);
  } catch (error) {
    if (!(error instanceof NoPeer)) throw error;
    progress(`Skipped the comparison: ${error.message}`);
    return `none (${error.message})`;
  }
}

async function compare(each: Case, peer: Peer | undefined, progress: Progress): Promise<CaseMeasured> {
  const ours: OursMeasured[] = [];
  const theirs: PeerMeasured[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const mine = await measureOurs(each);
    const other = await peer?.measure(each.script, each.repetitions);
    // The round before the first warms both up.
    if (round > 0) ours.push(mine);
    if (round > 0 && other) theirs.push(other);
    progress(`${each.name}: round ${round}/${ROUNDS}`);
  }
  const of = <R extends string>(rounds: readonly Readonly<Record<R, number>>[], row: R): number =>
    median(rounds.map((round) => round[row]));
  const [mine, other] = [ours.at(-1), theirs.at(-1)];
  return {
    name: each.name,
    nodes: Object.keys(mine?.voltages ?? {}).length,
    ours: {
      reading: of(ours, 'reading'),
      first: of(ours, 'first'),
      changed: of(ours, 'changed'),
      again: of(ours, 'again'),
      primitive: of(ours, 'primitive'),
    },
    iterations: {
      ours: [mine?.changedIterations ?? 0, mine?.againIterations ?? 0],
      ...(other ? { peer: [other.changedIterations, other.againIterations] } : {}),
    },
    ...(mine && other
      ? {
          peer: {
            reading: of(theirs, 'reading'),
            first: of(theirs, 'first'),
            changed: of(theirs, 'changed'),
            again: of(theirs, 'again'),
          },
          greatestDifference: greatestDifference(mine.voltages, other.voltages),
        }
      : {}),
  };
}

function section({ name, nodes, ours, peer, iterations, greatestDifference: difference }: CaseMeasured): string[] {
  const rows = (Object.entries(ROWS) as [Row, string][]).map(([row, what]) => {
    const theirs = row === 'primitive' ? undefined : peer?.[row];
    const ratio = theirs === undefined ? '–' : digits(ours[row] / theirs);
    return `| ${what.replace('|', '\\|')} | ${digits(ours[row])} | ${theirs === undefined ? '–' : digits(theirs)} | ${ratio} |`;
  });
  const counts = `iterations ${iterations.ours.join(' and ')}${iterations.peer ? `; peer ${iterations.peer.join(' and ')}` : ''}`;
  const agreement = difference === undefined ? '' : `; greatest difference ${difference.toExponential(1)}`;
  return [
    `${name}, ${nodes} nodes; ${counts}${agreement}`,
    '',
    '| | BVER | OpenDSS | ratio |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}
