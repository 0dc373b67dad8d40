import { defineSimulator } from '../../../primitives/index.ts';
import type { Finding, PrimitiveContext, Simulated } from '../../../primitives/index.ts';
import { EpanetError } from '../engine/codes.ts';
import { writeInputFile } from '../engine/input-file/index.ts';
import type { InputFile } from '../engine/input-file/index.ts';
import { Toolkit } from '../engine/toolkit.ts';
import { HYDRAULICS, HYDRAULICS_TABLES } from '../taxonomy/index.ts';
import { extremesOf } from './hydraulics/extremes.ts';
import { missingFindings, notFinite, refusalFindings, warningFindings } from './hydraulics/findings.ts';
import { NAME, VERSION } from './hydraulics/identity.ts';
import { EMPTY_PAYLOAD, input, output, versionText } from './hydraulics/payload.ts';
import type { Payload } from './hydraulics/payload.ts';
import { run } from './hydraulics/run.ts';
import type { Run } from './hydraulics/run.ts';
import { emptyTables, tablesOf } from './hydraulics/tables.ts';

/** Warning 1: flows and heads are not in balance. */
const UNBALANCED = 1;

/** Pressures, flows and levels of a network over time, by EPANET itself. */
export const hydraulics = defineSimulator({
  name: NAME,
  version: VERSION,
  title: 'Hydraulics',
  description:
    'Computes the pressure and head of every node and the flow, velocity and head loss of every link of a water distribution ' +
    'network, at one moment or over a period in which demands, tank levels and controls change it, with the engine of ' +
    'EPANET. Use it before judging pressures or velocities. Answers incomplete, with findings that carry EPANET’s code, name ' +
    'the place and say what to do, when values are missing or EPANET does not accept or solve the network. Conservation of ' +
    'mass is recomputed from the flows at every step and reported.',
  basis: [
    'EPANET 2.2 User Manual (US EPA, EPA/600/R-20/133), chapter 12',
    'OWA-EPANET 2.3',
    'Todini and Pilati, A gradient algorithm for the analysis of pipe networks, 1988',
  ],
  stability: 'stable',
  input,
  output,
  resultSet: HYDRAULICS,
  tables: HYDRAULICS_TABLES,
  exposure: { visibility: 'listed' },
  simulate: async ({ graph, operatingState, parameters }, context) => {
    context.throwIfCancelled();
    const file = writeInputFile(graph, operatingState, parameters);
    const { missing, values } = file;
    if (missing.length > 0) {
      const findings = missingFindings(missing, values.graph);
      return refused(`${missing.length} values that the simulation needs are not stated.`, findings);
    }
    try {
      return await answer(file, parameters.steady, context);
    } catch (error) {
      if (error instanceof EpanetError) return refused(`${error.message}.`, refusalFindings(error, file));
      throw error;
    }
  },
});

async function answer(file: InputFile, steady: boolean, context: PrimitiveContext): Promise<Simulated<Payload>> {
  const toolkit = await Toolkit.open(file.text);
  try {
    context.progress(0, 'network read by the engine');
    const done = run(toolkit, file, steady, context);
    const undefinedAt = timeWithoutNumbers(done);
    if (undefinedAt !== undefined) return refused('The engine’s answer is not a number.', [notFinite(undefinedAt)]);
    const { topology, moments, totals, warnings } = done;
    const nameOf = (subject: string): string => file.values.graph.nameOf(subject);
    const payload = payloadOf(done, toolkit.version, nameOf);
    const isWhole = done.simulated >= done.asked && !warnings.some(({ code }) => code === UNBALANCED);
    return {
      payload,
      status: isWhole ? 'completed' : 'incomplete',
      summary: summaryOf(payload, done, isWhole),
      tables: tablesOf(moments, topology, totals),
      findings: warningFindings(warnings),
    };
  } catch (error) {
    throw error instanceof EpanetError ? toolkit.explain(error) : error;
  } finally {
    toolkit.close();
  }
}

const payloadOf = (done: Run, version: number, nameOf: (subject: string) => string): Payload => ({
  engine: versionText(version),
  steps: done.steps,
  reportedTimes: done.moments.length,
  duration: done.simulated,
  ...extremesOf(done.moments, done.topology, nameOf),
  energy: done.totals.energy.reduce((sum, each) => sum + each, 0),
  delivered: done.delivered,
  residual: done.residual,
  warnings: done.warnings.map(({ code, steps }) => ({ code, steps })),
});

function summaryOf({ steps, duration, lowestPressure, residual }: Payload, { asked }: Run, isWhole: boolean): string {
  const span = asked === 0 ? 'One moment' : `${(duration / 3600).toFixed(1)} h in ${steps} steps`;
  if (!isWhole) return `${span} computed, but not balanced at all times; the findings say when and why.`;
  const lowest = lowestPressure
    ? `the lowest pressure is ${(lowestPressure.value / 1e3).toFixed(1)} kPa at ${lowestPressure.element}`
    : 'no water is drawn';
  return `${span} computed; ${lowest}; mass is conserved to ${residual.relative.toExponential(1)}.`;
}

/** The first time at which the engine answered with something that is no finite number. */
const timeWithoutNumbers = ({ moments }: Run): number | undefined =>
  moments.find(({ pressure, head, flow, velocity, headLoss, power, demand }) =>
    [pressure, head, flow, velocity, headLoss, power, demand].some((values) => !values.every(Number.isFinite)),
  )?.time;

const refused = (summary: string, findings: readonly Finding[]): Simulated<Payload> => ({
  payload: EMPTY_PAYLOAD,
  status: 'incomplete',
  summary,
  tables: emptyTables(),
  findings,
});
