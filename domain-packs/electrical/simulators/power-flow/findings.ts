import type { Finding } from '../../../../primitives/index.ts';
import type { CompiledNetwork } from '../../solver/compile/index.ts';
import type { SolverError } from '../../solver/errors.ts';
import type { PowerFlow } from '../../solver/power-flow.ts';
import type { Solution } from '../../solver/solution.ts';
import { NAME, VERSION } from './identity.ts';

/** What the power flow says beside its numbers. `{hole}`s are filled from the arguments. */
const MESSAGES = {
  missing: 'The power flow needs {path} of {element}, and nothing states it.',
  refused: '{problem}',
  notConverged: 'The voltage of {bus}, node {node}, still moves: no solution was found.',
  unsettled: 'Regulator {regulator} still wants to move its tap.',
  notSupplied: 'No source feeds {bus}.',
} as const;

const REMEDIES: Partial<Record<keyof typeof MESSAGES, string>> = {
  missing: 'State it, or let electrical.defaults.resolve assume it.',
  notConverged:
    'Look for a load too great for its line, or a voltage that is stated for another side of a transformer.',
  unsettled: 'Look for regulators that work against each other, or a band narrower than a tap.',
  notSupplied: 'Close the switch towards it, or connect it.',
};

export const missingFindings = (compiled: CompiledNetwork): Finding[] =>
  compiled.missing.map(({ subject, path }) =>
    finding('missing', 'open', 'none', subject, { path, element: compiled.nameOf(subject) }, path),
  );

/** The solver would not take the network; the finding is about the first place that it names. */
export function refusalFinding(compiled: CompiledNetwork, error: SolverError): Finding {
  const [place = ''] = error.places;
  const subject =
    compiled.subjects.get(place) ?? compiled.buses.get(place) ?? compiled.buses.get(place.replace(/\.\d+$/, ''));
  return { ...finding('refused', 'fail', 'error', subject ?? '', { problem: error.message }), remedy: error.remedy };
}

export function outcomeFindings(compiled: CompiledNetwork, { outcome }: Solution): Finding[] {
  if (outcome.kind === 'not-converged') {
    const { worst } = outcome;
    const bus = worst ? compiled.busOf(worst.bus) : '';
    const data = { bus: compiled.nameOf(bus), node: String(worst?.node ?? '') };
    return [finding('notConverged', 'fail', 'error', bus, data)];
  }
  if (outcome.kind !== 'controls-unsettled') return [];
  return outcome.regulators.map((name) => {
    const subject = compiled.subjectOf('RegControl', name);
    return finding('unsettled', 'fail', 'error', subject, { regulator: compiled.nameOf(subject) });
  });
}

/** Buses of which no node is fed. Their voltages are zero. */
export function unsuppliedFindings(compiled: CompiledNetwork, { topology }: PowerFlow): Finding[] {
  const unfed = new Set(topology.unfed);
  return [...topology.nodes.buses()]
    .filter((name) => topology.nodes.ofBus(name).every((node) => unfed.has(node)))
    .map((name) => {
      const subject = compiled.busOf(name);
      return finding('notSupplied', 'fail', 'warning', subject, { bus: compiled.nameOf(subject) });
    });
}

function finding(
  messageId: keyof typeof MESSAGES,
  kind: Finding['kind'],
  level: Finding['level'],
  focusNode: string,
  args: Readonly<Record<string, string>>,
  resultPath?: string,
): Finding {
  const remedy = REMEDIES[messageId];
  return {
    ruleId: NAME,
    ruleVersion: VERSION,
    kind,
    level,
    focusNode,
    ...(resultPath !== undefined && { resultPath }),
    messageId,
    arguments: args,
    message: MESSAGES[messageId].replace(/\{(\w+)\}/g, (_, hole: string) => args[hole] ?? ''),
    ...(remedy !== undefined && { remedy }),
    used: [],
    restsOnAssumed: [],
    evidence: [],
    fixes: [],
  };
}
