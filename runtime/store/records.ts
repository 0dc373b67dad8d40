import type {
  Caller,
  DocumentReference,
  ErrorRecord,
  Finding,
  ApprovalDecision,
  AskedQuestion,
  Plan,
  ProvRelation,
  Resolution,
  ResultEnvelope,
  RunStatus,
  SaidAnswer,
  WaitingFor,
} from '../../primitives/index.ts';

import type { MoveReference } from './branch-move.ts';

/** A run as it is stored: written before anything is started, and the truth about it ever after. */
export interface RunRecord {
  readonly runId: string;
  readonly operation: string;
  readonly version: string;
  /** `composition`, or the kind of the primitive. */
  readonly kind: string;
  readonly domain: string;
  readonly status: RunStatus;
  readonly caller: Caller;
  readonly title: string;
  /** What is run on: names of documents, or a snapshot; for people and for search. */
  readonly subject: string;
  readonly documents: readonly DocumentReference[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly start: StartingPoint;
  /** The run that this one starts again on a changed graph. */
  readonly refreshes?: string;
  readonly plan: Plan;
  readonly workflowId: string;
  readonly temporalRunId?: string;
  readonly progress: { readonly share: number; readonly message: string };
  /** While it waits for somebody. */
  readonly waitingFor?: WaitingFor;
  readonly error?: ErrorRecord;
  /** The envelope of the answering step, once it is there. */
  readonly answer?: ResultEnvelope;
  /** Digest over the output digests of every step, in order: equal for equal studies. */
  readonly outputDigest?: string;
  readonly traceId: string;
  /** Content digest of its workflow's history, kept once it has ended; `none` where there is none to be had. */
  readonly history?: string;
  /** Where it came from, when it did not run here. */
  readonly origin?: RunOrigin;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
}

/** The bundle that a run came in. */
export interface RunOrigin {
  /** SHA-256 of the bundle's bytes. */
  readonly bundle: string;
  readonly importedAt: string;
  readonly importedBy: string;
}

/** What the first step of a run starts from. */
export interface StartingPoint {
  readonly snapshot?: string;
  /** The branch whose head the snapshot was when the run began, by the move that had led to it. */
  readonly branch?: MoveReference & { readonly graph: string };
  readonly operatingState?: string;
  readonly resultSets: Readonly<Record<string, string>>;
  /** Digests of findings that steps left which are not run again. */
  readonly findings?: readonly string[];
  readonly seed?: number;
}

/** A guarded move of a run: applied only while its status is one of `from`. */
export interface RunTransition {
  readonly from: readonly RunStatus[];
  readonly to: RunStatus;
  readonly error?: ErrorRecord;
  readonly answer?: ResultEnvelope;
  readonly outputDigest?: string;
  readonly temporalRunId?: string;
  /** What it waits for from now on; a run that is only held waits for what it did. */
  readonly waitingFor?: WaitingFor;
}

export interface RunFilter {
  readonly status?: RunStatus;
  readonly operation?: string;
  /** Runs before this one in the order of the list (newest first). */
  readonly before?: string;
  readonly limit: number;
}

/** A step of a run that has an outcome. */
export interface StepRecord {
  readonly runId: string;
  readonly step: string;
  readonly sequence: number;
  readonly primitive: string;
  readonly version: string;
  readonly actionDigest: string;
  readonly envelope: ResultEnvelope;
  /** The run whose result stands for the step: its own where it computed it, an earlier one where it is reused. */
  readonly computedBy: string;
  /** How long computing it took, whoever computed it. */
  readonly milliseconds?: number;
  readonly recordedAt: string;
}

/** What a call was computed with. No digest covers it: what comes out is to be the same everywhere. */
export interface Platform {
  /** Version of Node.js. */
  readonly node: string;
  /** Architecture and operating system, as Node.js names them. */
  readonly arch: string;
  readonly os: string;
  /** BVER's version and the revision it was built from. */
  readonly engine: string;
}

/** `running`: branches are under way. `passed`: a gate let the run go on. `ended`: it ended the run early. */
export type NodeStatus = 'running' | 'completed' | 'failed' | 'passed' | 'skipped' | 'ended';

/** What became of a part of a run that is no call: a fan-out or a branch of it, a gate, a step that was left out. */
export interface NodeRecord {
  readonly runId: string;
  /** Its id in the plan; a branch as `id[index]`. */
  readonly node: string;
  readonly status: NodeStatus;
  /** For a person: what was found, why it was left out, what went wrong. */
  readonly detail: string;
  /** Of a fan-out: how many branches there are. */
  readonly branches?: number;
  /** Of a fan-out that is done: its result. Of what ended the run: what it answers with. */
  readonly envelope?: ResultEnvelope;
  /** Of a branch that failed. */
  readonly error?: ErrorRecord;
}

/** What a deterministic call was, and what came of it: recorded once, however often it is run. */
export interface ActionRecord {
  readonly actionDigest: string;
  readonly primitive: string;
  readonly version: string;
  /** Content digest of the full description of the call (inputs, parameters, platform). */
  readonly description: string;
  readonly envelope: ResultEnvelope;
  /** Content digest of the recorded read set. */
  readonly readSet: string;
  /** The run that computed it. */
  readonly runId: string;
  /** How long computing it took; absent for actions of a time when nobody measured. */
  readonly milliseconds?: number;
  readonly platform?: Platform;
}

/** Everything that one step leaves behind, written in one transaction. */
export interface Recording extends ActionOutcome {
  readonly step: Omit<StepRecord, 'computedBy' | 'milliseconds' | 'recordedAt'>;
  readonly caller: Caller;
}

/** What is done about a run that has ended: its steps stay what they were. */
export interface LateRecording extends ActionOutcome {
  readonly caller: Caller;
  readonly step?: undefined;
}

/** An action and the rows of what came of it. */
export interface ActionOutcome {
  readonly action: ActionRecord;
  readonly findings: readonly Finding[];
  readonly provenance: readonly ProvRelation[];
  readonly resultSets: readonly {
    readonly digest: string;
    readonly name: string;
    readonly snapshot: string;
    readonly operatingState: string;
  }[];
  /** Data that was missing, asked of a person or a model. */
  readonly openQuestions?: readonly AskedQuestion[];
  readonly resolutions?: readonly Resolution[];
  /** The snapshot that the envelope's change set was made for. */
  readonly base?: string;
  /** Digest of the call without its snapshot, where its result may stand for another snapshot that reads the same. */
  readonly callDigest?: string;
}

/** An event of a run, numbered from one without gaps, as its followers see it. */
export interface RunEvent {
  readonly runId: string;
  readonly sequence: number;
  readonly type: 'status' | 'progress' | 'step' | 'finding' | 'answer' | 'decision';
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/** A question that steps of a run asked, with the answer that stands in this run. */
export interface QuestionRecord {
  readonly question: AskedQuestion;
  /** Ids of the steps that asked it, in order. */
  readonly steps: readonly string[];
  readonly answer?: AnswerRecord;
}

/** What somebody answered to a question of a run. */
export interface AnswerRecord {
  readonly runId: string;
  readonly questionId: string;
  /** As it was answered. */
  readonly words: string;
  /** What the words say. */
  readonly said: SaidAnswer;
  /** The principal that answered. */
  readonly by: string;
  readonly at: string;
  /** Why it is so; the empty text where nothing was said. */
  readonly justification: string;
  /** Digest of the document that says who answered what, and when. */
  readonly document: string;
}

/** What somebody decided about a step that was not to be done without asking. */
export interface DecisionRecord {
  readonly runId: string;
  /** The step's id, with its round. */
  readonly step: string;
  readonly decision: ApprovalDecision;
  /** Absent where nobody decided in time. */
  readonly by?: string;
  readonly at: string;
  readonly justification: string;
}
