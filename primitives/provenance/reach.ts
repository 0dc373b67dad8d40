import type { CallDescription } from '../call-description.ts';
import type { ResultEnvelope } from '../envelope.ts';
import type { AssertionReference } from '../model/assertion.ts';
import type { ValueDifference } from '../model/diff.ts';
import type { ReadPrecision } from '../model/read-differences.ts';
import type { ReadSetRecord } from '../model/read-set.ts';
import type { MovedGraph } from './moved-graph.ts';
import { roundOf } from '../rounds.ts';
import { branchOf } from '../step-input.ts';
import { movedByStep, reachedReads } from './moved-graph.ts';
import type { Trail } from './trail.ts';

/** A call as it was recorded: what it was given, what it read, what it left. */
export interface ReachableCall {
  readonly step: string;
  readonly description: Pick<CallDescription, 'snapshot' | 'resultSets'>;
  readonly reads: ReadSetRecord;
  readonly envelope: ResultEnvelope;
  /** It may propose a change of the graph that it reads. */
  readonly proposes: boolean;
  /** It reads the findings of the calls before it, or is made or not by them. */
  readonly readsFindings: boolean;
  /** Steps whose payloads it goes by. */
  readonly payloadsOf: readonly string[];
  /** The same inputs give the same output. */
  readonly repeatable: boolean;
  /** What it left names the snapshot it was made for, and so fits no other. */
  readonly namesSnapshot: boolean;
}

/**
 * `stands`: done again, it would leave the very same. `carried`: what it decided is the same, on the changed graph.
 * `stale`: it may leave something else.
 */
export type Standing = 'stands' | 'carried' | 'stale';

export interface CallReach {
  readonly step: string;
  readonly standing: Standing;
  /** The trails by which it is reached, the first few of them. */
  readonly because: readonly Trail[];
  /** How many there are in all. */
  readonly trailCount: number;
  /** What it would read of the graph now; absent where that has not moved. */
  readonly graph?: MovedGraph;
}

/** What a proposing call leads to on the changed graph, and whether it decides what it had decided. */
export interface Proposal {
  readonly differences: readonly ValueDifference[];
  readonly written: readonly AssertionReference[];
  readonly same: boolean;
}

/** What proposing calls make of the changed graph. */
export interface ReachHost {
  /**
   * The snapshot that the call leads to now, by what differs from the one that it led to, and the values it writes.
   *
   * @param again whether it has to be made anew, or what it proposed can be taken as it stands
   * @returns undefined where nobody can say
   */
  propose(call: ReachableCall, again: boolean): Promise<Proposal | undefined>;
  /** Whether the changed graph says already what the run itself came to. */
  isSettled(difference: ValueDifference): boolean;
}

const TRAILS_TOLD = 5;

/** What of an assertion has to be the same for what came of it to be: places in the sources may be quoted in all but numbers. */
export const precisionFor = ({
  findings,
  openQuestions,
  artifacts,
  changeSet,
}: Pick<ResultEnvelope, 'findings' | 'openQuestions' | 'artifacts' | 'changeSet'>): ReadPrecision =>
  findings !== undefined || openQuestions > 0 || artifacts.length > 0 || changeSet !== undefined
    ? 'assertion'
    : 'value';

/**
 * What a change of a snapshot reaches among the calls of a run, in the order in which they were made: from changed values to
 * what was derived from them, to the calls that read it, to what these left, and to the calls that read that. Never says
 * that something stands which would come out differently.
 */
export async function reachOf(
  calls: readonly ReachableCall[],
  start: { readonly snapshot: string; readonly moved: MovedGraph },
  host: ReachHost,
): Promise<CallReach[]> {
  const graphs = new Map<string, MovedGraph>([[start.snapshot, start.moved]]);
  const resultSets = new Map<string, Trail>();
  const payloads = new Map<string, Trail>();
  const made = new Set<string>();
  let findings: Trail | undefined;
  const reached: CallReach[] = [];
  for (const [index, call] of calls.entries()) {
    const { step, description, envelope } = call;
    const graph = movedIn(graphs, description.snapshot);
    const given = [...trailsOfInputs(call, { resultSets, made, payloads, findings })];
    const reads = graph ? [...reachedReads(graph, call.reads, precisionFor(envelope))] : [];
    const news = call.proposes ? reads.filter(({ difference }) => !difference || !host.isSettled(difference)) : reads;
    const trails: Trail[] = [
      ...given,
      ...(graph ? trailsOfGraph(call, graph) : []),
      ...news.map(({ trail, as, subject, path }): Trail => [...trail, { kind: 'read', step, as, subject, path }]),
    ];
    const [reason] = trails;
    const moves = call.proposes && (reason !== undefined || graph !== undefined);
    const left = envelope.snapshot ?? description.snapshot;
    const isReadLater = calls.slice(index + 1).some((later) => later.description.snapshot === left);
    // What it is given beside the graph is not there yet, so that it cannot be made anew.
    const proposal =
      moves && isReadLater && given.length === 0 ? await host.propose(call, reads.length > 0) : undefined;
    const first = proposal?.same ? undefined : reason;
    if (moves && isReadLater) {
      const before = graph ?? { differences: [], outdated: [], trails: new Map<string, Trail>() };
      const unknown: Trail = [...(reason ?? []), { kind: 'left', step, what: 'graph' }];
      graphs.set(left, proposal ? movedByStep(step, before, proposal, reason) : { ...before, unknown });
    }
    for (const [name, digest] of Object.entries(envelope.resultSets)) {
      made.add(digest);
      if (first) resultSets.set(digest, [...first, { kind: 'left', step, what: 'resultSet', name }]);
    }
    if (first) {
      payloads.set(stepOfPlan(step), [...first, { kind: 'left', step, what: 'payload' }]);
      findings ??= [...first, { kind: 'left', step, what: 'findings' }];
    }
    const standing = first ? 'stale' : moves ? 'carried' : 'stands';
    reached.push({
      step,
      standing,
      because: trails.slice(0, TRAILS_TOLD),
      trailCount: trails.length,
      ...(graph ? { graph } : {}),
    });
  }
  return reached;
}

/** What stale calls have left: everything that goes by it is reached. */
interface Left {
  readonly resultSets: ReadonlyMap<string, Trail>;
  /** Every result set that a call has left, stale or not: another one was put together from what calls have left. */
  readonly made: ReadonlySet<string>;
  readonly payloads: ReadonlyMap<string, Trail>;
  readonly findings: Trail | undefined;
}

/** By what it is given beside the graph, and by never giving the same. */
function* trailsOfInputs(
  { step, description, readsFindings, payloadsOf, repeatable }: ReachableCall,
  { resultSets, made, payloads, findings }: Left,
): Generator<Trail> {
  if (!repeatable) yield [{ kind: 'unrepeatable', step }];
  for (const digest of Object.values(description.resultSets)) {
    const trail = resultSets.get(digest) ?? (made.has(digest) ? undefined : findings);
    if (trail) yield [...trail, { kind: 'took', step, what: 'resultSet' }];
  }
  for (const earlier of payloadsOf) {
    const trail = payloads.get(earlier);
    if (trail) yield [...trail, { kind: 'took', step, what: 'payload' }];
  }
  if (readsFindings && findings) yield [...findings, { kind: 'took', step, what: 'findings' }];
}

/** By the snapshot as a whole: it differs in what nobody knows, or is named in what was left. */
function* trailsOfGraph(
  { step, namesSnapshot }: ReachableCall,
  { unknown, differences, trails }: MovedGraph,
): Generator<Trail> {
  if (unknown) yield [...unknown, { kind: 'took', step, what: 'graph' }];
  if (namesSnapshot && differences.length > 0) {
    yield [...([...trails.values()][0] ?? []), { kind: 'took', step, what: 'graph' }];
  }
}

/** A snapshot that differs from the recorded one at all. */
function movedIn(graphs: ReadonlyMap<string, MovedGraph>, snapshot: string): MovedGraph | undefined {
  const graph = graphs.get(snapshot);
  return graph && (graph.differences.length > 0 || graph.outdated.length > 0 || graph.unknown) ? graph : undefined;
}

/** The step of the plan that a step of any round and of any branch is. */
const stepOfPlan = (step: string): string => roundOf(branchOf(step)?.step ?? step).id;
