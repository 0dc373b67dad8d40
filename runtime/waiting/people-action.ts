import type {
  Caller,
  CallDescription,
  DocumentReference,
  Resolution,
  ResultEnvelope,
  StoredResult,
} from '../../primitives/index.ts';
import { callRelations, canonicalJson, CONTRACT_VERSION } from '../../primitives/index.ts';
import { sha256 } from '../sha256.ts';
import type { LateRecording, Recording } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** What people did about a run, in place of a primitive: the names under which it stands among its steps. */
export const ANSWERS = 'bver.answers.resolve';
export const APPROVAL = 'bver.approval.resolve';
const VERSION = '1.0.0';

/** Whether a step is what people answered or decided, and no call of a primitive. */
export const isOfPeople = ({ primitive }: { readonly primitive: string }): boolean =>
  primitive === ANSWERS || primitive === APPROVAL;

/** Something that people decided, with what follows from it. */
export interface PeopleAction {
  readonly primitive: typeof ANSWERS | typeof APPROVAL;
  readonly runId: string;
  readonly caller: Caller;
  /** Everybody who took part, beside the caller. */
  readonly by: readonly string[];
  readonly summary: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly documents: readonly DocumentReference[];
  readonly resolutions: readonly Resolution[];
  /** The snapshot that it is about; the empty text where it is about none. */
  readonly base: string;
  readonly reads: readonly (readonly [subject: string, path: string])[];
  readonly snapshot?: string;
  readonly changeSet?: string;
  /** Its place among the steps of the run; none where the run has ended. */
  readonly place?: { readonly step: string; readonly sequence: number };
}

/** Records it as every other action, so that traces, provenance and bundles find it. Doing it again changes nothing. */
export async function recordPeopleAction(store: Store, action: PeopleAction): Promise<ResultEnvelope> {
  const { caller, runId, primitive, base, place, resolutions, payload } = action;
  const description: CallDescription = {
    primitive,
    version: VERSION,
    pack: 'bver',
    packVersion: CONTRACT_VERSION,
    contractVersion: CONTRACT_VERSION,
    parameters: payload,
    documents: action.documents,
    snapshot: base,
    operatingState: '',
    resultSets: {},
    findings: [],
    seed: 0,
    run: runId,
  };
  const made = {
    ...(action.snapshot === undefined ? {} : { snapshot: action.snapshot }),
    ...(action.changeSet === undefined ? {} : { changeSet: action.changeSet }),
    resultSets: {},
  };
  const result: StoredResult = {
    status: 'completed',
    summary: action.summary,
    payload,
    findings: [],
    resolutions,
    ambiguities: [],
    openQuestions: [],
    artifacts: [],
    ...made,
  };
  const readSet = { values: readsOf(action.reads), extents: [], adjacency: [] };
  const contents = [description, result, readSet].map((value) => jsonContent(value));
  const [actionDigest = '', resultDigest = '', readSetDigest = ''] = contents.map(({ digest }) => digest);
  const envelope: ResultEnvelope = {
    actionDigest,
    outputDigest: resultDigest,
    status: 'completed',
    summary: action.summary,
    result: resultDigest,
    ...made,
    findingCounts: { pass: 0, fail: 0, open: 0, notApplicable: 0 },
    artifacts: [],
    openQuestions: 0,
  };
  await store.putContents(caller.tenant, contents);
  const others = action.by.filter((who) => who !== caller.subject);
  const recorded: LateRecording = {
    caller,
    action: {
      actionDigest,
      primitive,
      version: VERSION,
      description: actionDigest,
      envelope,
      readSet: readSetDigest,
      runId,
    },
    findings: [],
    resolutions,
    provenance: [
      ...callRelations(description, { runId, caller }, readSet, envelope),
      ...others.map((who) => ({ relation: 'wasAssociatedWith', from: actionDigest, to: `caller:${who}` }) as const),
    ],
    resultSets: [],
    ...(base === '' ? {} : { base }),
  };
  const step = place && { runId, ...place, primitive, version: VERSION, actionDigest, envelope };
  const recording: Recording | LateRecording = step ? { ...recorded, step } : recorded;
  return (await store.record(caller.tenant, recording)).action.envelope;
}

const readsOf = (reads: PeopleAction['reads']): [string, string[]][] => {
  const paths = new Map<string, string[]>();
  for (const [subject, path] of reads) paths.set(subject, [...(paths.get(subject) ?? []), path].sort());
  return [...paths].sort(([a], [b]) => (a < b ? -1 : 1));
};

export const jsonContent = (value: unknown) => {
  const bytes = new TextEncoder().encode(canonicalJson(value));
  return { digest: sha256(bytes), mediaType: 'application/json', bytes };
};
