import type { Finding, PrimitiveCall, PrimitiveContext, ReadContext, Source } from '../../../../primitives/index.ts';
import { encodeResultSet, isMissing } from '../../../../primitives/index.ts';
import { losses } from '../../evaluators/losses.ts';
import { voltageQuality } from '../../evaluators/voltage-quality.ts';
import { Circuit, ElementLosses, POWER_FLOW, RegulatorControl, RegulatorTaps } from '../../taxonomy/index.ts';
import { displayName } from '../../topology/index.ts';
import type { Assumption } from './assumptions.ts';
import { assumptionsOf } from './assumptions.ts';
import { currentMismatch } from './mismatch.ts';
import type { NetworkState } from './network.ts';
import { networkState } from './network.ts';

export interface ElementLoss {
  readonly name: string;
  /** W. */
  readonly activePower: number;
  /** var. */
  readonly reactivePower: number;
}

export interface Tap {
  readonly name: string;
  readonly winding: number;
  readonly tapNumber: number;
  readonly ratio: number;
}

/** Everything that a report tells, read off the graph, the result set and the findings. */
export interface Study {
  /** The circuit's name. */
  readonly name: string;
  /** Hz. */
  readonly frequency: number | undefined;
  readonly network: NetworkState;
  readonly converged: boolean;
  /** Largest sum of currents at a node, as a share of the largest current. */
  readonly mismatch: number | undefined;
  /** Criteria by name, in SI. */
  readonly losses: Readonly<Record<string, number>>;
  readonly quality: Readonly<Record<string, number>>;
  readonly elementLosses: readonly ElementLoss[];
  readonly taps: readonly Tap[];
  readonly assumptions: readonly Assumption[];
  readonly findings: readonly Finding[];
  readonly sources: readonly Source[];
  /** State digest of the snapshot, and digest of the result set. */
  readonly snapshot: string;
  readonly resultSet: string | undefined;
  nameOf(subject: string): string;
}

/** Largest mismatch of a solution that counts as one. */
const SOLVED = 1e-6;

export async function studyOf(call: PrimitiveCall<unknown>, context: PrimitiveContext): Promise<Study> {
  const { graph, resultSets, findings, sources } = call;
  const read: ReadContext = { graph, resultSets, used: [] };
  const nameOf = (subject: string): string => displayName(graph, subject);
  const regulated = new Set(
    graph.ofType(RegulatorControl).flatMap((control) => graph.text(control, 'transformer') ?? []),
  );
  const [taps, lost] = [RegulatorTaps.all().read(read, ''), ElementLosses.all().read(read, '')];
  const mismatch = currentMismatch(read);
  const circuit = graph.ofType(Circuit)[0] ?? '';
  const given = { ...call, parameters: {} };
  const set = resultSets[POWER_FLOW];
  return {
    name: graph.nameOf(circuit),
    frequency: graph.number(circuit, 'baseFrequency'),
    network: networkState(read, regulated),
    converged: mismatch !== undefined && mismatch <= SOLVED && !findings.some(saysUnsolved),
    mismatch,
    losses: criteriaOf((await losses.execute(given, context)).payload),
    quality: criteriaOf((await voltageQuality.execute(given, context)).payload),
    elementLosses: (isMissing(lost) ? [] : lost).map(({ subject, activePower, reactivePower }) => ({
      name: nameOf(subject),
      activePower: activePower.si,
      reactivePower: reactivePower.si,
    })),
    taps: (isMissing(taps) ? [] : taps).map(({ subject, winding, tapNumber, ratio }) => ({
      name: nameOf(subject),
      winding,
      tapNumber,
      ratio: ratio.si,
    })),
    assumptions: assumptionsOf(graph),
    findings,
    sources,
    snapshot: graph.digest,
    resultSet: set && context.sha256(encodeResultSet(set)),
    nameOf,
  };
}

const criteriaOf = ({ criteria }: { criteria: readonly { name: string; value: number }[] }): Record<string, number> =>
  Object.fromEntries(criteria.map(({ name, value }) => [name, value]));

/** The power flow itself says that it has no answer, or not the whole one. */
const saysUnsolved = ({ ruleId, kind, level }: Finding): boolean =>
  ruleId.endsWith('.simulate') && (kind === 'open' || (kind === 'fail' && level === 'error'));
