import type { PrimitiveContext } from '../../../../primitives/index.ts';
import type { InputFile } from '../../engine/input-file/index.ts';
import type { Toolkit } from '../../engine/toolkit.ts';
import { addPumping, pumpTotals } from './energy.ts';
import type { PumpTotals } from './energy.ts';
import type { WarningCount } from './findings.ts';
import { momentOf } from './moment.ts';
import type { Moment } from './moment.ts';
import type { Payload } from './payload.ts';
import { imbalanceOf } from './residual.ts';
import { topologyOf } from './topology.ts';
import type { Topology } from './topology.ts';

/** A simulation as far as it went. */
export interface Run {
  readonly topology: Topology;
  /** At the times that are reported: every report time step from the report's start on, or the next moment that was solved. */
  readonly moments: readonly Moment[];
  readonly steps: number;
  /** Simulated time in s, and the time that was asked for. */
  readonly simulated: number;
  readonly asked: number;
  readonly totals: PumpTotals;
  readonly delivered: number;
  readonly residual: Payload['residual'];
  readonly warnings: readonly WarningCount[];
}

/** Solves the network step by step: at every time at which a demand, a control or a tank changes something. */
export function run(toolkit: Toolkit, file: InputFile, steady: boolean, context: PrimitiveContext): Run {
  const topology = topologyOf(file, toolkit);
  const { values, network, units } = file;
  const asked = steady ? 0 : (values.number(network, 'duration') ?? 0);
  const density = values.number(network, 'specificGravity') ?? 1;
  const stated = values.number(network, 'reportStart') ?? 0;
  // As in EPANET: a start behind the end does not count.
  const start = stated > asked ? 0 : stated;
  const step = values.number(network, 'reportTimeStep') ?? 3600;
  const moments: Moment[] = [];
  const totals = pumpTotals(topology);
  const warnings = new Map<number, WarningCount>();
  let residual: Payload['residual'] = { flow: 0, relative: 0, node: '', time: 0 };
  let [steps, delivered, simulated] = [0, 0, 0];
  let due = asked === 0 ? 0 : start;
  toolkit.openHydraulics();
  for (let lasts = 1; lasts > 0;) {
    context.throwIfCancelled();
    const { time, warning } = toolkit.run();
    const moment = momentOf(toolkit, topology, units, time);
    if (warning > 0) count(warnings, warning, time);
    const { flow, relative, node } = imbalanceOf(moment, topology);
    if (flow > residual.flow) residual = { flow, relative, node: file.ids.of(topology.nodes[node] ?? ''), time };
    if (time >= due) moments.push(moment);
    while (due <= time) due += step;
    lasts = toolkit.next();
    addPumping(totals, moment, topology, lasts, density);
    delivered += drawn(moment, topology) * lasts;
    [steps, simulated] = [steps + 1, time];
    context.progress(asked > 0 ? Math.min(1, time / asked) : 1, `${steps} steps, ${Math.round(time / 60)} min`);
  }
  return { topology, moments, steps, simulated, asked, totals, delivered, residual, warnings: [...warnings.values()] };
}

function count(warnings: Map<number, WarningCount>, code: number, time: number): void {
  const known = warnings.get(code);
  if (known) known.steps++;
  else warnings.set(code, { code, steps: 1, first: time });
}

/** Water drawn at junctions, m³/s; what is fed in there does not count. */
const drawn = ({ demand }: Moment, { isJunction }: Topology): number =>
  demand.reduce((sum, rate, node) => sum + (isJunction[node] === true && rate > 0 ? rate : 0), 0);
