import type { SystemOperation } from '../operation.ts';
import { getPrimitive, listPacks, listPrimitives, listWorkflows } from './discovery.ts';
import { getDocument, listDocuments, putDocumentOperation } from './documents.ts';
import { commitGraph, getBranch, getElement, listElements } from './graph.ts';
import { describeOperation, findOperations } from './operations.ts';
import { getRunProvenance } from './provenance.ts';
import { reproduceRun } from './reproduce.ts';
import { cancelRun, getRun, getRunFindings, getRunResult, listRuns, pauseRun, resumeRun } from './runs.ts';
import { traceRun } from './trace.ts';

/** The operations of BVER itself. */
export const SYSTEM_OPERATIONS: readonly SystemOperation[] = [
  putDocumentOperation,
  listDocuments,
  getDocument,
  listRuns,
  getRun,
  getRunResult,
  getRunFindings,
  getRunProvenance,
  traceRun,
  reproduceRun,
  cancelRun,
  pauseRun,
  resumeRun,
  commitGraph,
  getBranch,
  listElements,
  getElement,
  findOperations,
  describeOperation,
  listPrimitives,
  getPrimitive,
  listWorkflows,
  listPacks,
];
