import type { PrimitiveContext, Simulated } from '../../../primitives/index.ts';
import { defineSimulator } from '../../../primitives/index.ts';
import { compileNetwork } from '../solver/compile/index.ts';
import type { CompiledNetwork } from '../solver/compile/index.ts';
import { SolverError } from '../solver/errors.ts';
import { PowerFlow } from '../solver/power-flow.ts';
import type { Solution } from '../solver/solution.ts';
import { POWER_FLOW, POWER_FLOW_TABLES } from '../taxonomy/index.ts';
import { missingFindings, outcomeFindings, refusalFinding, unsuppliedFindings } from './power-flow/findings.ts';
import { EMPTY_PAYLOAD, input, output, payloadOf } from './power-flow/payload.ts';
import type { Parameters, Payload } from './power-flow/payload.ts';
import { emptyTables, tablesOf } from './power-flow/tables.ts';
import { NAME, VERSION } from './power-flow/identity.ts';

/** The steady state of an unbalanced multi-phase network: every voltage, current, power and tap. */
export const powerFlow = defineSimulator({
  name: NAME,
  version: VERSION,
  title: 'Power flow',
  description:
    'Computes the voltage of every node, the current and power at every terminal, losses and regulator taps of a ' +
    'multi-phase network with unbalanced loads, as the graph says it is built and the operating state says it is ' +
    'operated. Use it before judging voltages or loading. Answers incomplete, with findings that name the place, when ' +
    'values are missing or the network has no solution.',
  basis: [
    'EPRI, OpenDSS Reference Guide',
    'Kersting, Distribution System Modeling and Analysis, 4th ed., chapters 4 to 10',
  ],
  input,
  output,
  resultSet: POWER_FLOW,
  tables: POWER_FLOW_TABLES,
  exposure: { visibility: 'listed' },
  simulate: ({ graph, operatingState, parameters }, context) => {
    context.throwIfCancelled();
    const compiled = compileNetwork(graph, operatingState);
    if (compiled.missing.length > 0) {
      const findings = missingFindings(compiled);
      return refused(`${String(findings.length)} values that the power flow needs are not stated.`, findings);
    }
    try {
      return answer(compiled, parameters, context);
    } catch (error) {
      if (!(error instanceof SolverError)) throw error;
      return refused(error.message, [refusalFinding(compiled, error)]);
    }
  },
});

function answer(compiled: CompiledNetwork, parameters: Parameters, context: PrimitiveContext): Simulated<Payload> {
  const flow = new PowerFlow(compiled.network, { islands: 'de-energize' });
  context.progress(0.2, `${String(flow.topology.unknowns)} voltages to find`);
  const solution = flow.solve({
    ...parameters,
    cancel: context.cancelFlag,
    onProgress: ({ controlIteration, iteration }) => {
      if (iteration === 1) context.progress(0.5, `round ${String(controlIteration)} of the regulators`);
    },
  });
  context.throwIfCancelled();
  if (!solution.voltages.every(Number.isFinite)) return diverged(compiled, solution);
  const converged = solution.outcome.kind === 'converged';
  const payload = payloadOf(compiled, flow, solution);
  return {
    payload,
    status: converged ? 'completed' : 'incomplete',
    summary: summaryOf(payload, solution),
    tables: tablesOf(compiled, flow, solution),
    findings: [...outcomeFindings(compiled, solution), ...unsuppliedFindings(compiled, flow)],
  };
}

function summaryOf(payload: Payload, { outcome, iterations }: Solution): string {
  const nodes = `${String(payload.nodeVoltages.length)} node voltages`;
  const rounds = `${String(iterations)} iterations`;
  if (outcome.kind === 'converged') {
    const losses = (payload.losses.activePower / 1000).toFixed(3);
    return `${nodes} found in ${rounds}; losses are ${losses} kW.`;
  }
  if (outcome.kind === 'controls-unsettled')
    return `${nodes} found, but ${String(outcome.regulators.length)} regulators still want to move after ${rounds}.`;
  return `No solution found in ${rounds}; the values are those of the last one.`;
}

const refused = (summary: string, findings: Simulated<Payload>['findings'] = []): Simulated<Payload> => ({
  payload: EMPTY_PAYLOAD,
  status: 'incomplete',
  summary,
  tables: emptyTables(),
  findings,
});

const diverged = (compiled: CompiledNetwork, solution: Solution): Simulated<Payload> =>
  refused(
    'The voltages grew without bounds: there is no solution near nominal voltage.',
    outcomeFindings(compiled, solution),
  );
