import type { Database } from '../database.ts';
import { importRun } from '../import-run.ts';
import { record } from '../record.ts';
import { actionOf, actionThatGenerated } from '../repositories/actions.ts';
import { actionsOfCall } from '../repositories/calls.ts';
import { branchLog } from '../repositories/branch-moves.ts';
import { branchesOf, branchOf } from '../repositories/branches.ts';
import { putContents } from '../repositories/contents.ts';
import { documentOf, listDocuments, putDocument } from '../repositories/documents.ts';
import { relationsFrom } from '../repositories/provenance.ts';
import { claimKey } from '../repositories/idempotency-keys.ts';
import { putAnswer } from '../repositories/answers.ts';
import { decisionsOf, putDecision } from '../repositories/decisions.ts';
import { questionsOfRun } from '../repositories/open-questions.ts';
import { appendRunEvent, notifyRun, runEventsAfter } from '../repositories/run-events.ts';
import { moveRun, reportProgress } from '../repositories/run-moves.ts';
import { nodesOf, putNode } from '../repositories/run-nodes.ts';
import { stepsOf } from '../repositories/run-steps.ts';
import { insertRun, keepHistory, listRuns, runOf, runsWithoutHistory, unfinishedRuns } from '../repositories/runs.ts';
import { lineageOf, putSnapshot, snapshotOf } from '../repositories/snapshots.ts';
import type { RunListener } from '../run-events.ts';
import { createContentReader } from './content-reader.ts';
import { closeBranch } from './close-branch.ts';
import { moveBranch } from './move-branch.ts';
import type { Store } from './store.ts';

/** The store of everything that is to stay: PostgreSQL. Whoever opened database and listener closes them. */
export function createPostgresStore(db: Database, listener: RunListener): Store {
  return {
    putContents: (tenant, contents) => putContents(db, tenant, contents),
    content: createContentReader(db),
    putDocument: (tenant, document) => putDocument(db, tenant, document),
    document: (tenant, digest) => documentOf(db, tenant, digest),
    documents: (tenant, limit) => listDocuments(db, tenant, limit),
    putSnapshot: (tenant, manifest, parents) => putSnapshot(db, tenant, manifest, parents),
    snapshot: (tenant, digest) => snapshotOf(db, tenant, digest),
    lineage: (tenant, digests) => lineageOf(db, tenant, digests),
    branch: (tenant, graph, name) => branchOf(db, tenant, graph, name),
    branches: (tenant, graph) => branchesOf(db, tenant, graph),
    moveBranch: (tenant, branch, expected, note) => moveBranch(db, tenant, branch, expected, note),
    closeBranch: (tenant, branch, expected, note) => closeBranch(db, tenant, branch, expected, note),
    branchLog: (tenant, graph, branch, page) => branchLog(db, tenant, graph, branch, page),
    async createRun(run) {
      const { tenant } = run.caller;
      const created = await db.$transaction(async (transaction) => {
        if (!(await insertRun(transaction, run))) return false;
        await appendRunEvent(transaction, tenant, run.runId, 'status', { status: run.status });
        return true;
      });
      if (created) await notifyRun(db, tenant, run.runId);
      return created;
    },
    run: (tenant, runId) => runOf(db, tenant, runId),
    runs: (tenant, filter) => listRuns(db, tenant, filter),
    unfinishedRuns: (limit) => unfinishedRuns(db, limit),
    transition: (tenant, runId, transition) => moveRun(db, tenant, runId, transition),
    runsWithoutHistory: (limit) => runsWithoutHistory(db, limit),
    keepHistory: (tenant, runId, history) => keepHistory(db, tenant, runId, history),
    importRun: (imported) => importRun(db, imported),
    reportProgress: (tenant, runId, share, message) => reportProgress(db, tenant, runId, share, message),
    steps: (tenant, runId) => stepsOf(db, tenant, runId),
    async recordNode(tenant, node) {
      const told = await db.$transaction((transaction) => putNode(transaction, tenant, node));
      if (told) await notifyRun(db, tenant, node.runId);
    },
    nodes: (tenant, runId) => nodesOf(db, tenant, runId),
    record: (tenant, recording) => record(db, tenant, recording),
    action: (tenant, actionDigest) => actionOf(db, tenant, actionDigest),
    actionsOfCall: (tenant, callDigest, limit) => actionsOfCall(db, tenant, callDigest, limit),
    generatedBy: (tenant, digest) => actionThatGenerated(db, tenant, digest),
    relationsFrom: (tenant, id) => relationsFrom(db, tenant, id),
    questions: (tenant, runId) => questionsOfRun(db, tenant, runId),
    putAnswer: (tenant, answer) => putAnswer(db, tenant, answer),
    putDecision: (tenant, decision) => putDecision(db, tenant, decision),
    decisions: (tenant, runId) => decisionsOf(db, tenant, runId),
    events: (tenant, runId, after) => runEventsAfter(db, tenant, runId, after),
    async onEvents(tenant, runId, callback) {
      const stop = await listener.follow(tenant, runId, callback);
      return () => {
        stop();
        return Promise.resolve();
      };
    },
    claimKey: (tenant, caller, key, bodyDigest, runId) => claimKey(db, tenant, caller, key, { runId, bodyDigest }),
  };
}
