import type {
  CallDescription,
  Caller,
  ChangeSet,
  ProvRelation,
  ReadSetRecord,
  StoredResult,
} from '../../primitives/index.ts';
import { callRelations } from '../../primitives/index.ts';
import type { ActionOutcome } from '../store/records.ts';
import type { RunImport } from '../store/run-import.ts';
import type { BundledCall, Bundle } from './bundle.ts';
import { jsonIn } from './check.ts';

/**
 * What a verified bundle puts into a store, for the tenant of whoever imports it. Rows that are made of contents are made
 * of them again: a bundle cannot say in its rows what its contents do not say.
 *
 * @param digest SHA-256 of the bundle's bytes
 */
export function importOf(bundle: Bundle, digest: string, by: Caller, at: string): RunImport {
  const { run, steps, nodes, answers, decisions, calls, documents, snapshots, contents, history } = bundle;
  const { tenant } = by;
  const own = new Set(steps.map(({ actionDigest }) => actionDigest));
  return {
    run: {
      ...run,
      caller: { tenant, subject: run.caller.subject },
      origin: { bundle: digest, importedAt: at, importedBy: by.subject },
    },
    steps,
    nodes: nodes.map((node) => ({ ...node, runId: run.runId })),
    answers: answers.map((answer) => ({ ...answer, runId: run.runId })),
    decisions: decisions.map((decision) => ({ ...decision, runId: run.runId })),
    outcomes: calls.map((call) => outcomeOf(bundle, call, own.has(call.actionDigest))),
    contents: [
      ...contents.values(),
      ...(history && run.history !== undefined
        ? [{ digest: run.history, mediaType: 'application/json', bytes: history }]
        : []),
    ],
    documents,
    snapshots,
  };
}

function outcomeOf(bundle: Bundle, { informedBy, ...action }: BundledCall, own: boolean): ActionOutcome {
  const { actionDigest, envelope } = action;
  const description = jsonIn(bundle, action.description) as CallDescription;
  const result = jsonIn(bundle, envelope.result) as StoredResult;
  const change =
    envelope.changeSet === undefined ? undefined : (jsonIn(bundle, envelope.changeSet) as ChangeSet | undefined);
  const { run } = bundle;
  const readSet = jsonIn(bundle, action.readSet) as ReadSetRecord;
  const caller = { tenant: '', subject: run.caller.subject };
  const relations = callRelations(description, { runId: run.runId, caller }, readSet, envelope);
  return {
    action,
    findings: result.findings,
    openQuestions: result.openQuestions,
    resolutions: result.resolutions,
    provenance: [
      ...relations.filter((relation) => holds(relation, own, informedBy !== undefined)),
      ...(informedBy === undefined ? [] : [{ relation: 'wasInformedBy', from: actionDigest, to: informedBy } as const]),
    ],
    resultSets: Object.entries(envelope.resultSets).map(([name, set]) => ({
      digest: set,
      name,
      snapshot: description.snapshot,
      operatingState: description.operatingState,
    })),
    ...(change ? { base: change.base } : {}),
  };
}

/** Of a call of another run, who called is not known; what was not computed again was not generated again. */
function holds({ relation, to }: ProvRelation, own: boolean, informed: boolean): boolean {
  if (!own && (relation === 'wasInformedBy' || to.startsWith('caller:'))) return false;
  return !(informed && (relation === 'wasGeneratedBy' || relation === 'wasDerivedFrom'));
}
