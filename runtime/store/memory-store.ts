import { BverError, canonicalJson, isTerminal } from '../../primitives/index.ts';
import type { AskedQuestion, ProvRelation, SnapshotManifest } from '../../primitives/index.ts';
import type { BranchMove } from './branch-move.ts';
import { requireSameOutput, requireSameRun } from './run-import.ts';
import { answerEvent, decisionEvent } from './person-events.ts';
import { questionsOfSteps } from './questions-of-steps.ts';
import type {
  ActionOutcome,
  ActionRecord,
  AnswerRecord,
  DecisionRecord,
  NodeRecord,
  RunEvent,
  RunRecord,
  StepRecord,
} from './records.ts';
import type { Branch, Content, Store, StoredDocument } from './store.ts';

interface Tenant {
  readonly contents: Map<string, Content>;
  readonly documents: Map<string, StoredDocument>;
  readonly snapshots: Map<string, SnapshotManifest>;
  readonly parents: Map<string, readonly string[]>;
  readonly branches: Map<string, Branch>;
  readonly moves: Map<string, BranchMove[]>;
  readonly runs: Map<string, RunRecord>;
  readonly steps: Map<string, StepRecord[]>;
  readonly nodes: Map<string, ReadonlyMap<string, NodeRecord>>;
  readonly actions: Map<string, ActionRecord>;
  readonly calls: Map<string, string[]>;
  readonly relations: Map<string, readonly ProvRelation[]>;
  readonly questions: Map<string, readonly AskedQuestion[]>;
  readonly answers: Map<string, AnswerRecord>;
  readonly decisions: Map<string, DecisionRecord>;
  readonly events: Map<string, RunEvent[]>;
  readonly keys: Map<string, { runId: string; bodyDigest: string }>;
  readonly listeners: Map<string, Set<() => void>>;
}

const emptyTenant = (): Tenant => ({
  contents: new Map(),
  documents: new Map(),
  snapshots: new Map(),
  parents: new Map(),
  branches: new Map(),
  moves: new Map(),
  runs: new Map(),
  steps: new Map(),
  nodes: new Map(),
  actions: new Map(),
  calls: new Map(),
  relations: new Map(),
  questions: new Map(),
  answers: new Map(),
  decisions: new Map(),
  events: new Map(),
  keys: new Map(),
  listeners: new Map(),
});

/** The store of runs that leave no trace: everything lives as long as this process. */
export function createMemoryStore(): Store {
  const tenants = new Map<string, Tenant>();
  const of = (name: string): Tenant => {
    const found = tenants.get(name) ?? emptyTenant();
    tenants.set(name, found);
    return found;
  };
  const now = (): string => new Date().toISOString();
  const append = (tenant: string, runId: string, type: RunEvent['type'], data: RunEvent['data']): void => {
    const { events, listeners } = of(tenant);
    const all = events.get(runId) ?? [];
    events.set(runId, [...all, { runId, sequence: all.length + 1, type, data, at: now() }]);
    for (const callback of listeners.get(runId) ?? []) queueMicrotask(callback);
  };
  const relate = (tenant: string, said: readonly ProvRelation[]): void => {
    const { relations } = of(tenant);
    for (const relation of said) {
      const before = relations.get(relation.from) ?? [];
      const known = before.some((other) => other.relation === relation.relation && other.to === relation.to);
      if (!known) relations.set(relation.from, [...before, relation]);
    }
  };
  /** An action is recorded once; the first one stands. */
  const putAction = (tenant: string, { action, callDigest, provenance, openQuestions = [] }: ActionOutcome) => {
    const { actions, calls, questions } = of(tenant);
    const earlier = actions.get(action.actionDigest);
    relate(tenant, earlier ? provenance.filter(({ relation }) => relation === 'wasInformedBy') : provenance);
    if (earlier) return { first: false, standing: earlier };
    actions.set(action.actionDigest, action);
    questions.set(action.actionDigest, openQuestions);
    if (callDigest !== undefined) calls.set(callDigest, [action.actionDigest, ...(calls.get(callDigest) ?? [])]);
    return { first: true, standing: action };
  };
  return {
    async putContents(tenant, contents) {
      for (const content of contents) of(tenant).contents.set(content.digest, content);
    },
    content: async (tenant, digest) => of(tenant).contents.get(digest),
    async putDocument(tenant, document) {
      of(tenant).documents.set(document.digest, document);
    },
    document: async (tenant, digest) => of(tenant).documents.get(digest),
    documents: async (tenant, limit) => [...of(tenant).documents.values()].reverse().slice(0, limit),
    async putSnapshot(tenant, manifest, itsParents) {
      const { snapshots, parents } = of(tenant);
      if (snapshots.has(manifest.digest)) return;
      snapshots.set(manifest.digest, manifest);
      parents.set(manifest.digest, itsParents);
    },
    snapshot: async (tenant, digest) => of(tenant).snapshots.get(digest),
    async lineage(tenant, digests) {
      const { parents } = of(tenant);
      const found = new Map<string, readonly string[]>();
      for (const open = [...digests]; open.length > 0;) {
        const digest = open.pop() ?? '';
        const its = parents.get(digest);
        if (!its || found.has(digest)) continue;
        found.set(digest, its);
        open.push(...its);
      }
      return found;
    },
    branch: async (tenant, graph, name) => of(tenant).branches.get(`${graph}\n${name}`),
    branches: async (tenant, graph) =>
      [...of(tenant).branches.values()]
        .filter((branch) => branch.graph === graph)
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    async moveBranch(tenant, branch, expected, note) {
      const { branches, snapshots, moves } = of(tenant);
      if (!snapshots.has(branch.head)) throw new BverError('snapshot.not-found', { digest: branch.head });
      const key = `${branch.graph}\n${branch.name}`;
      const actual = branches.get(key)?.head;
      if (actual !== expected) return actual;
      branches.set(key, branch);
      const { graph, name, head: to } = branch;
      const log = moves.get(key) ?? [];
      const from = expected === undefined ? {} : { from: expected };
      moves.set(key, [...log, { ...note, graph, branch: name, sequence: log.length + 1, ...from, to, at: now() }]);
      return branch.head;
    },
    async closeBranch(tenant, { graph, name }, expected, note) {
      const { branches, moves } = of(tenant);
      const key = `${graph}\n${name}`;
      if (branches.get(key)?.head !== expected) return false;
      branches.delete(key);
      const log = moves.get(key) ?? [];
      const ends = {
        graph,
        branch: name,
        sequence: log.length + 1,
        from: expected,
        to: expected,
        closed: true,
      } as const;
      moves.set(key, [...log, { ...note, ...ends, at: now() }]);
      return true;
    },
    branchLog: async (tenant, graph, branch, { before = Infinity, limit }) =>
      (of(tenant).moves.get(`${graph}\n${branch}`) ?? [])
        .filter(({ sequence }) => sequence < before)
        .slice(-limit)
        .reverse(),
    async createRun(run) {
      const { runs } = of(run.caller.tenant);
      if (runs.has(run.runId)) return false;
      runs.set(run.runId, run);
      append(run.caller.tenant, run.runId, 'status', { status: run.status });
      return true;
    },
    run: async (tenant, runId) => of(tenant).runs.get(runId),
    async runs(tenant, { status, operation, before, limit }) {
      const all = [...of(tenant).runs.values()].reverse();
      const start = before === undefined ? 0 : all.findIndex(({ runId }) => runId === before) + 1;
      return all
        .slice(start)
        .filter(
          (run) =>
            (status === undefined || run.status === status) && (operation === undefined || run.operation === operation),
        )
        .slice(0, limit);
    },
    unfinishedRuns: async (limit) =>
      [...tenants.values()]
        .flatMap(({ runs }) => [...runs.values()].filter((run) => !isTerminal(run.status)))
        .slice(0, limit),
    async transition(tenant, runId, { from, to, waitingFor: next, ...rest }) {
      const { runs } = of(tenant);
      const found = runs.get(runId);
      if (!found || !from.includes(found.status)) return false;
      const { waitingFor: before, ...run } = found;
      const waitingFor = to === 'waiting' || to === 'paused' ? (next ?? before) : undefined;
      const times = {
        ...(run.startedAt ? {} : { startedAt: now() }),
        ...(isTerminal(to) ? { finishedAt: now() } : {}),
      };
      const progress = to === 'succeeded' ? { share: 1, message: 'Done' } : run.progress;
      const waiting = waitingFor ? { waitingFor } : {};
      runs.set(runId, { ...run, ...rest, ...waiting, ...times, progress, status: to });
      append(tenant, runId, 'status', { status: to, ...waiting, ...(rest.error ? { error: rest.error } : {}) });
      return true;
    },
    runsWithoutHistory: async (limit) =>
      [...tenants.values()]
        .flatMap(({ runs }) => [...runs.values()])
        .filter((run) => run.finishedAt !== undefined && run.history === undefined && run.origin === undefined)
        .sort((a, b) => ((a.finishedAt ?? '') < (b.finishedAt ?? '') ? -1 : 1))
        .slice(0, limit),
    async keepHistory(tenant, runId, history) {
      const { runs } = of(tenant);
      const run = runs.get(runId);
      if (run && run.history === undefined) runs.set(runId, { ...run, history });
    },
    async importRun({
      run,
      steps: itsSteps,
      nodes: itsNodes,
      answers: itsAnswers,
      decisions: itsDecisions,
      outcomes,
      contents: its,
      documents: itsDocuments,
      snapshots: itsSnapshots,
    }) {
      const { tenant } = run.caller;
      const { runs, steps, actions, contents, documents, snapshots, parents } = of(tenant);
      const there = runs.get(run.runId);
      if (there) {
        requireSameRun({ run, steps: itsSteps }, { run: there, steps: steps.get(run.runId) ?? [] });
        return false;
      }
      for (const { action } of outcomes) {
        const earlier = actions.get(action.actionDigest);
        if (earlier) requireSameOutput(action, earlier);
      }
      for (const content of its) contents.set(content.digest, content);
      for (const document of itsDocuments)
        if (!documents.has(document.digest)) documents.set(document.digest, document);
      for (const { manifest, parents: itsParents } of itsSnapshots) {
        if (snapshots.has(manifest.digest)) continue;
        snapshots.set(manifest.digest, manifest);
        parents.set(manifest.digest, itsParents);
      }
      for (const outcome of outcomes) putAction(tenant, outcome);
      const stepRecords = itsSteps.map((step): StepRecord => {
        const action = actions.get(step.actionDigest);
        if (!action) throw new BverError('bundle.invalid', { name: step.step, problem: 'its call is missing' });
        const { primitive, version, envelope, runId: computedBy, milliseconds } = action;
        const cost = milliseconds === undefined ? {} : { milliseconds };
        return { ...step, runId: run.runId, primitive, version, envelope, computedBy, ...cost };
      });
      steps.set(run.runId, stepRecords);
      of(tenant).nodes.set(run.runId, new Map(itsNodes.map((node) => [node.node, node])));
      runs.set(run.runId, run);
      for (const answer of itsAnswers) of(tenant).answers.set(`${run.runId}\n${answer.questionId}`, answer);
      for (const decision of itsDecisions) of(tenant).decisions.set(`${run.runId}\n${decision.step}`, decision);
      append(tenant, run.runId, 'status', { status: run.status, imported: true });
      return true;
    },
    async reportProgress(tenant, runId, reached, message) {
      const { runs } = of(tenant);
      const run = runs.get(runId);
      if (!run || isTerminal(run.status)) return;
      const share = Math.max(reached, run.progress.share);
      runs.set(runId, { ...run, progress: { share, message } });
      append(tenant, runId, 'progress', { share, message });
    },
    steps: async (tenant, runId) => of(tenant).steps.get(runId) ?? [],
    async recordNode(tenant, node) {
      const { nodes } = of(tenant);
      const before = nodes.get(node.runId);
      if (canonicalJson(before?.get(node.node) ?? null) === canonicalJson(node)) return;
      nodes.set(node.runId, new Map([...(before ?? []), [node.node, node]]));
      append(tenant, node.runId, 'step', { step: node.node, status: node.status, summary: node.detail });
    },
    nodes: async (tenant, runId) =>
      [...(of(tenant).nodes.get(runId)?.values() ?? [])].sort((a, b) => (a.node < b.node ? -1 : 1)),
    async record(tenant, { step, ...outcome }) {
      const { steps } = of(tenant);
      const { first, standing } = putAction(tenant, outcome);
      const { envelope } = standing;
      const before = step ? (steps.get(step.runId) ?? []) : [];
      if (step && !before.some((other) => other.step === step.step)) {
        const { runId: computedBy, milliseconds } = standing;
        const cost = milliseconds === undefined ? {} : { milliseconds };
        steps.set(step.runId, [...before, { ...step, envelope, computedBy, ...cost, recordedAt: now() }]);
        append(tenant, step.runId, 'step', {
          step: step.step,
          summary: envelope.summary,
          findingCounts: envelope.findingCounts,
        });
      }
      return { first, action: standing };
    },
    action: async (tenant, actionDigest) => of(tenant).actions.get(actionDigest),
    async actionsOfCall(tenant, callDigest, limit) {
      const { actions, calls } = of(tenant);
      const digests = (calls.get(callDigest) ?? []).slice(0, limit);
      return digests.map((digest) => actions.get(digest)).filter((action) => action !== undefined);
    },
    async generatedBy(tenant, digest) {
      const { relations, actions } = of(tenant);
      return actions.get(relations.get(digest)?.find(({ relation }) => relation === 'wasGeneratedBy')?.to ?? '');
    },
    relationsFrom: async (tenant, id) =>
      [...(of(tenant).relations.get(id) ?? [])].sort((a, b) =>
        `${a.relation} ${a.to}` < `${b.relation} ${b.to}` ? -1 : 1,
      ),
    async questions(tenant, runId) {
      const { steps, questions, answers } = of(tenant);
      return questionsOfSteps(
        steps.get(runId) ?? [],
        (actionDigest) => questions.get(actionDigest) ?? [],
        (questionId) => answers.get(`${runId}\n${questionId}`),
      );
    },
    async putAnswer(tenant, answer) {
      const { answers } = of(tenant);
      const key = `${answer.runId}\n${answer.questionId}`;
      const standing = answers.get(key);
      if (standing) return standing;
      answers.set(key, answer);
      append(tenant, answer.runId, 'answer', answerEvent(answer));
      return answer;
    },
    async putDecision(tenant, decision) {
      const { decisions } = of(tenant);
      const key = `${decision.runId}\n${decision.step}`;
      const standing = decisions.get(key);
      if (standing) return standing;
      decisions.set(key, decision);
      append(tenant, decision.runId, 'decision', decisionEvent(decision));
      return decision;
    },
    decisions: async (tenant, runId) =>
      [...of(tenant).decisions.values()].filter((decision) => decision.runId === runId),
    events: async (tenant, runId, after) => (of(tenant).events.get(runId) ?? []).slice(after),
    async onEvents(tenant, runId, callback) {
      const { listeners } = of(tenant);
      const callbacks = listeners.get(runId) ?? new Set();
      listeners.set(runId, callbacks.add(callback));
      return async () => void callbacks.delete(callback);
    },
    async claimKey(tenant, caller, key, bodyDigest, runId) {
      const { keys } = of(tenant);
      const claimed = keys.get(`${caller}\n${key}`) ?? { runId, bodyDigest };
      keys.set(`${caller}\n${key}`, claimed);
      return claimed;
    },
  };
}
