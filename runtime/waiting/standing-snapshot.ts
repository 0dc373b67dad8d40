import type { Graph } from '../../primitives/index.ts';
import { BverError, roundOf } from '../../primitives/index.ts';
import type { GraphAccess } from '../graph/graph-access.ts';
import type { RunRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { ANSWERS } from './people-action.ts';

/**
 * The snapshot that answers are added to: what the documents say, as interpreters left it, with the answers that were
 * given before; or what the run started from. What resolvers assumed is not in it: they are to find the answers instead.
 */
export async function standingSnapshot(store: Store, run: RunRecord): Promise<string | undefined> {
  const kinds = new Map(run.plan.steps.map(({ id, kind }) => [id, kind]));
  const steps = [...(await store.steps(run.caller.tenant, run.runId))].sort((a, b) => a.sequence - b.sequence);
  const said = steps.filter(
    ({ step, primitive }) => primitive === ANSWERS || kinds.get(roundOf(step).id) === 'interpreter',
  );
  return said.findLast(({ envelope }) => envelope.snapshot !== undefined)?.envelope.snapshot ?? run.start.snapshot;
}

/** The graph that the run's steps saw last: what answers may refer to. @throws BverError `input.missing` */
export async function graphBehind(store: Store, graphs: GraphAccess, run: RunRecord): Promise<Graph> {
  const snapshot = await standingSnapshot(store, run);
  if (snapshot === undefined) {
    throw new BverError('input.missing', {
      operation: run.operation,
      what: 'a graph that the answer could refer to',
      how: 'Start it on a document or a snapshot.',
    });
  }
  return (await graphs.load(run.caller.tenant, snapshot)).graph;
}
