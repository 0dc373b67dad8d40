import { callOn, interpreted } from '../../domain-packs/electrical/simulators/testing/interpreted.ts';
import { powerFlow } from '../../domain-packs/electrical/simulators/power-flow.ts';
import { compileNetwork } from '../../domain-packs/electrical/solver/compile/index.ts';
import { PowerFlow } from '../../domain-packs/electrical/solver/power-flow.ts';
import { AS_BUILT } from '../../primitives/index.ts';
import { timed } from '../statistics.ts';
import type { Case } from './cases.ts';

/** In ms, under the same names as the peer's. */
export interface OursMeasured {
  /** Scripts to a graph, every value with its evidence, line codes bound and defaults assumed. */
  readonly reading: number;
  /** Graph to network, numbered, ordered and factored; then the first solution. */
  readonly first: number;
  /** A solution from the no-load voltages. */
  readonly changed: number;
  readonly changedIterations: number;
  /** A solution from the last one. */
  readonly again: number;
  readonly againIterations: number;
  /** The primitive as it is called: from the graph to payload, result set and findings. */
  readonly primitive: number;
  readonly converged: boolean;
  /** V as real and imaginary part, by `bus.node`. */
  readonly voltages: Readonly<Record<string, readonly [number, number]>>;
}

const WITHOUT_CONTROLS = { controlMode: 'off', tolerance: 1e-10 } as const;

export async function measureOurs({ documents, repetitions }: Case): Promise<OursMeasured> {
  const reading = await timed(() => interpreted(documents));
  const graph = await interpreted(documents);
  let flow: PowerFlow | undefined;
  const first = await timed(() => {
    flow = new PowerFlow(compileNetwork(graph, AS_BUILT).network, { islands: 'de-energize' });
    flow.solve(WITHOUT_CONTROLS);
  });
  const [changed, changedIterations] = await solveAgain(flow, repetitions, false);
  const [again, againIterations] = await solveAgain(flow, repetitions, true);
  const call = { parameters: { controlMode: 'off' } } as const;
  const primitive = await timed(() => callOn(powerFlow, graph, call));
  const { payload } = await callOn(powerFlow, graph, call);
  const voltages = payload.nodeVoltages.map(({ bus, phase, magnitude, angle }) => {
    const radians = (angle * Math.PI) / 180;
    return [`${bus.toLowerCase()}.${phase}`, [magnitude * Math.cos(radians), magnitude * Math.sin(radians)]] as const;
  });
  const { converged } = payload;
  return {
    reading,
    first,
    changed,
    changedIterations,
    again,
    againIterations,
    primitive,
    converged,
    voltages: Object.fromEntries(voltages),
  };
}

async function solveAgain(
  flow: PowerFlow | undefined,
  repetitions: number,
  warmStart: boolean,
): Promise<readonly [number, number]> {
  let iterations = 0;
  const milliseconds = await timed(() => {
    for (let i = 0; i < repetitions; i++) iterations = flow?.solve({ ...WITHOUT_CONTROLS, warmStart }).iterations ?? 0;
  });
  return [milliseconds / repetitions, iterations];
}
