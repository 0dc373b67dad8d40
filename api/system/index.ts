import type { SystemOperation } from '../operation.ts';
import { listCapabilities } from './capabilities.ts';
import { importStoredBundle, verifyStoredBundle } from './bundles.ts';
import { getPrimitive, listPrimitives } from './discovery.ts';
import { getDocument, listDocuments, putDocumentOperation } from './documents.ts';
import { answerQuestion, getQuestion, listQuestions } from './questions.ts';
import { answerOfRun, approveRun, rejectRun } from './run-answers.ts';
import { getBranch, listBranches } from './graph-branches.ts';
import { commitGraph } from './graph-commit.ts';
import { checkGraph } from './graph-check.ts';
import { compareBranches, diffSnapshots } from './graph-diff.ts';
import { exportGraph } from './graph-export.ts';
import { getHistory } from './graph-history.ts';
import { mergeGraph } from './graph-merge.ts';
import { proposeGraph } from './graph-propose.ts';
import { revertGraph } from './graph-revert.ts';
import { beginScenario, closeBranch, listScenarios, rebaseScenario } from './graph-scenarios.ts';
import { getElement, listElements } from './graph.ts';
import { describeOperation, findOperations } from './operations.ts';
import { getPack, listPacks } from './packs.ts';
import { getRunProvenance } from './provenance.ts';
import { refreshRun } from './refresh.ts';
import { readPlace, resolveReference } from './references.ts';
import { replayRun } from './replay.ts';
import { reproduceRun } from './reproduce.ts';
import { bundleRun } from './run-bundle.ts';
import { cancelRun, getRun, getRunFindings, getRunResult, listRuns, pauseRun, resumeRun } from './runs.ts';
import { staleRun } from './stale.ts';
import { getType, listTypes } from './taxonomy.ts';
import { traceRun } from './trace.ts';
import { getWorkflow, listWorkflows } from './workflows.ts';

/** The operations of BVER itself. */
export const SYSTEM_OPERATIONS: readonly SystemOperation[] = [
  putDocumentOperation,
  listDocuments,
  getDocument,
  answerOfRun,
  approveRun,
  rejectRun,
  listQuestions,
  getQuestion,
  answerQuestion,
  listRuns,
  getRun,
  getRunResult,
  getRunFindings,
  getRunProvenance,
  traceRun,
  reproduceRun,
  replayRun,
  staleRun,
  refreshRun,
  bundleRun,
  verifyStoredBundle,
  importStoredBundle,
  cancelRun,
  pauseRun,
  resumeRun,
  proposeGraph,
  commitGraph,
  mergeGraph,
  revertGraph,
  beginScenario,
  listScenarios,
  rebaseScenario,
  closeBranch,
  listBranches,
  getBranch,
  getHistory,
  diffSnapshots,
  compareBranches,
  checkGraph,
  listElements,
  getElement,
  exportGraph,
  findOperations,
  describeOperation,
  listPrimitives,
  getPrimitive,
  listWorkflows,
  getWorkflow,
  listPacks,
  listTypes,
  getType,
  listCapabilities,
  resolveReference,
  readPlace,
  getPack,
];
