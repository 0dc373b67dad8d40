/** Whether trying the same call again can help. */
export type Retry = 'never' | 'backoff';

interface CatalogueEntry {
  /** HTTP status the REST door answers with (RFC 9110). */
  readonly status: number;
  readonly title: string;
  /** `{hole}`s are filled from the error's data. */
  readonly message: string;
  readonly remedy: string;
  readonly retry: Retry;
}

/**
 * Every error that a door of BVER can answer with. The code is part of the contract: it never changes its meaning, and
 * `docs/errors.md` is checked against this table by the test command.
 */
export const ERRORS = {
  'input.invalid': {
    status: 400,
    title: 'The input does not fit the operation’s schema',
    message: '{operation}: {problem}',
    remedy: 'Compare the input with the operation’s input schema; each entry of `errors` points to one place.',
    retry: 'never',
  },
  'input.missing': {
    status: 400,
    title: 'Something the operation needs was not given',
    message: '{operation} needs {what}.',
    remedy: '{how}',
    retry: 'never',
  },
  'document.not-found': {
    status: 404,
    title: 'No such document',
    message: 'There is no document {digest}.',
    remedy: 'Upload it first (POST /v1/documents, or the tool documents_put) and use the digest it answers with.',
    retry: 'never',
  },
  'document.too-large': {
    status: 413,
    title: 'The document is too large',
    message: '{name} has {size} bytes; the limit is {limit}.',
    remedy: 'Split it, or raise BVER_DOCUMENT_LIMIT on the server.',
    retry: 'never',
  },
  'document.unreadable': {
    status: 422,
    title: 'The document cannot be read',
    message: '{name}: {problem}',
    remedy: '{how}',
    retry: 'never',
  },
  'document.no-interpreter': {
    status: 422,
    title: 'No interpreter reads this kind of document',
    message: 'No loaded pack interprets {name} ({mediaType}).',
    remedy: 'Name the media type, or load a domain pack that reads it. Readable now: {known}.',
    retry: 'never',
  },
  'operation.unknown': {
    status: 404,
    title: 'No such operation',
    message: 'There is no operation {name}.',
    remedy: 'GET /v1/primitives, or the tool find, lists them. Close to it: {near}.',
    retry: 'never',
  },
  'operation.version-unknown': {
    status: 404,
    title: 'No version of the operation fits',
    message: '{name} has no version in the range {range}.',
    remedy: 'Versions that exist: {versions}.',
    retry: 'never',
  },
  'operation.not-applicable': {
    status: 409,
    title: 'The operation does not apply in this state',
    message: '{problem}',
    remedy: '{how}',
    retry: 'never',
  },
  'definition.invalid': {
    status: 500,
    title: 'A definition cannot be offered',
    message: '{name}: {problem}',
    remedy: 'Correct the definition; the other definitions of the pack are not affected.',
    retry: 'never',
  },
  'pack.invalid': {
    status: 500,
    title: 'A domain pack cannot be offered',
    message: '{name}: {problem}',
    remedy: '{how}',
    retry: 'never',
  },
  'pack.unknown': {
    status: 404,
    title: 'No such domain pack',
    message: 'There is no domain pack {name}.',
    remedy: 'Packs that are loaded: {known}. Others are named in domainPacks of service.yaml, or in BVER_PACKS.',
    retry: 'never',
  },
  'run.not-found': {
    status: 404,
    title: 'No such run',
    message: 'There is no run {runId}.',
    remedy: 'GET /v1/runs lists the runs you may see.',
    retry: 'never',
  },
  'run.failed': {
    status: 422,
    title: 'The run did not succeed',
    message: 'Run {runId} ended as {status}: {problem}',
    remedy: '{how}',
    retry: 'never',
  },
  'run.cancelled': {
    status: 409,
    title: 'The run was cancelled',
    message: '{operation} was cancelled.',
    remedy: 'Start it again when its result is wanted.',
    retry: 'never',
  },
  'bundle.invalid': {
    status: 422,
    title: 'The bundle does not hold together',
    message: '{name}: {problem}',
    remedy: 'Nothing was imported. Get it again from where it was made, and compare the digests.',
    retry: 'never',
  },
  'bundle.too-large': {
    status: 413,
    title: 'The bundle would be too large',
    message: 'The bundle of run {runId} would hold more than {limit} bytes.',
    remedy: 'Run it again on a smaller part of the graph, or fetch its results one by one.',
    retry: 'never',
  },
  'bundle.conflict': {
    status: 409,
    title: 'Something else is there under the same name',
    message: '{what} is there already, with another {difference}.',
    remedy: 'Nothing was imported. Import it under another tenant, or find out which of the two is right.',
    retry: 'never',
  },
  'run.not-waiting': {
    status: 409,
    title: 'The run does not wait for this',
    message: 'Run {runId} is {status}, and does not wait for {what}.',
    remedy: '{how}',
    retry: 'never',
  },
  'question.not-found': {
    status: 404,
    title: 'No such question',
    message: 'Run {runId} asks no question {questionId}.',
    remedy: 'GET /v1/questions?runId={runId}, or the tool questions_list, lists what it asks. Close to it: {near}.',
    retry: 'never',
  },
  'question.answered': {
    status: 409,
    title: 'The question was answered already',
    message: '{question} was answered with {answer} by {by} at {at}.',
    remedy: 'That answer stands in this run. Where it is wrong, start a new run and answer there.',
    retry: 'never',
  },
  'question.not-answerable': {
    status: 422,
    title: 'The question cannot be answered here',
    message: '{question} asks for {path} of {subject}, which the taxonomy of the pack does not have.',
    remedy: 'State it in the source document, and start a new run on that.',
    retry: 'never',
  },
  'question.unanswered': {
    status: 422,
    title: 'Nobody answered in time',
    message: '{open} of the questions of run {runId} had no answer at {deadline}: {questions}.',
    remedy: 'Start it again with a later deadline, or with onDeadline leaveOpen or assume.',
    retry: 'never',
  },
  'answer.invalid': {
    status: 422,
    title: 'The answer is not one to the question',
    message: '{question} {problem}.',
    remedy: 'Give what is expected; `errors` points to each answer that does not fit.',
    retry: 'never',
  },
  'approval.decided': {
    status: 409,
    title: 'It was decided already',
    message: '{step} of run {runId} was {decision} by {by} at {at}.',
    remedy: 'That decision stands. Start a new run where another one is wanted.',
    retry: 'never',
  },
  'artifact.not-found': {
    status: 404,
    title: 'No such artifact',
    message: 'There is no artifact {digest}.',
    remedy: 'The run’s result names its artifacts.',
    retry: 'never',
  },
  'snapshot.not-found': {
    status: 404,
    title: 'No such snapshot',
    message: 'There is no snapshot {digest}.',
    remedy: 'A run’s result names the snapshot it used and the one it left.',
    retry: 'never',
  },
  'snapshot.binding-unknown': {
    status: 409,
    title: 'Nobody here knows what the snapshot’s values mean',
    message: 'Snapshot {snapshot} was written under the binding {binding}, {problem}.',
    remedy:
      'Load the version of the pack that wrote it, or interpret its documents again with the version that is loaded now.',
    retry: 'never',
  },
  'snapshot.not-convertible': {
    status: 409,
    title: 'The snapshot is of another storage version',
    message: 'Snapshot {snapshot} is of storage version {from} of {pack}, and {to} is loaded: {problem}.',
    remedy:
      'Load a version of the pack that converts it, or interpret its documents again with the version that is loaded now.',
    retry: 'never',
  },
  'subject.not-found': {
    status: 404,
    title: 'Nothing of that name',
    message: '{subject} {path} is not in {where}.',
    remedy:
      'A subject is the id of an element; a path is one of its properties, or TABLE.COLUMN of a result. Close to it: {near}.',
    retry: 'never',
  },
  'type.not-found': {
    status: 404,
    title: 'No such type',
    message: 'There is no type {type} in the taxonomy of the loaded packs.',
    remedy: 'GET /v1/types lists them. Close to it: {near}.',
    retry: 'never',
  },
  'reference.invalid': {
    status: 400,
    title: 'Not a reference',
    message: '{uri} is no reference of BVER: {problem}.',
    remedy:
      'A reference looks like bver://runs/RUN or bver://snapshots/DIGEST/elements/ID; docs/refs-and-pointers.md has them all.',
    retry: 'never',
  },
  'reference.not-found': {
    status: 404,
    title: 'The reference points to nothing',
    message: '{uri}: {problem}',
    remedy: '{how}',
    retry: 'never',
  },
  'graph.not-found': {
    status: 404,
    title: 'No such graph',
    message: 'There is no graph {graph}.',
    remedy: 'A graph begins with the first commit to one of its branches (graph.commit).',
    retry: 'never',
  },
  'branch.not-found': {
    status: 404,
    title: 'No such branch',
    message: 'There is no branch {branch} of {graph}.',
    remedy: 'GET /v1/graphs/{graph}/branches lists the branches. Close to it: {near}.',
    retry: 'never',
  },
  'move.not-found': {
    status: 404,
    title: 'No such move',
    message: 'Branch {branch} of {graph} has no move {sequence}.',
    remedy: 'GET /v1/graphs/{graph}/branches/{branch}/history lists its moves, each with its number.',
    retry: 'never',
  },
  'graph.conflict': {
    status: 409,
    title: 'The branch has moved',
    message: 'Branch {branch} of {graph} is at {actual}, not at {expected}.',
    remedy: 'Read the new head, apply your change to it and commit again.',
    retry: 'never',
  },
  'graph.precondition': {
    status: 409,
    title: 'The change set does not fit the snapshot',
    message: '{subject} {path} is not what the change set was made for.',
    remedy: 'Make the change set anew from the snapshot you want to change.',
    retry: 'never',
  },
  'idempotency.key-reused': {
    status: 422,
    title: 'The idempotency key was used for another request',
    message: 'Idempotency-Key {key} belongs to a request with another body.',
    remedy: 'Use a new key for a new request.',
    retry: 'never',
  },
  'primitive.contract': {
    status: 500,
    title: 'A primitive broke its contract',
    message: '{primitive}: {problem}',
    remedy: 'This is a defect of the primitive; report it to the author of its pack with the run’s id.',
    retry: 'never',
  },
  'primitive.failed': {
    status: 500,
    title: 'A primitive failed',
    message: '{primitive}: {problem}',
    remedy: 'This is a defect of the primitive; report it to the author of its pack with the run’s id.',
    retry: 'never',
  },
  'model.not-canonical': {
    status: 500,
    title: 'A value cannot be written down',
    message: 'The value {value} has no JSON form.',
    remedy: 'A primitive must answer an undefined number with a finding or an error.',
    retry: 'never',
  },
  'model.evidence': {
    status: 422,
    title: 'An assertion does not quote its source',
    message: '{subject} {path}: {problem}',
    remedy:
      'Select exactly the place that says the value, and state it in a unit of its quantity kind; nothing was recorded.',
    retry: 'never',
  },
  'access.loopback-only': {
    status: 403,
    title: 'Only this machine may call',
    message: 'No identity provider is configured, so BVER listens on loopback only and refuses {address}.',
    remedy: 'Call from this machine (127.0.0.1), or configure an identity provider before listening elsewhere.',
    retry: 'never',
  },
  'service.unavailable': {
    status: 503,
    title: 'A server that BVER depends on does not answer',
    message: '{dependency}: {problem}',
    remedy: 'GET /readyz says which dependency is down; the call can be made again when it is back.',
    retry: 'backoff',
  },
  'internal.unexpected': {
    status: 500,
    title: 'Something unexpected happened',
    message: 'An unexpected error (trace {traceId}).',
    remedy: 'The server’s log has the details under this trace id.',
    retry: 'backoff',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** One place in the input that is wrong, by JSON Pointer (RFC 6901). */
export interface InputProblem {
  readonly pointer: string;
  readonly detail: string;
}

export type ErrorData = Readonly<Record<string, string | number | undefined>>;

/** What a door, a run's row and a workflow's failure carry of an error. */
export interface ErrorRecord {
  readonly code: ErrorCode;
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
  readonly errors: readonly InputProblem[];
}

const fill = (template: string, data: ErrorData): string =>
  template.replace(/\{(\w+)\}/g, (hole: string, name: string) =>
    data[name] === undefined ? hole : String(data[name]),
  );

/** Where nothing is near, nothing is said about it. */
const withoutNear = (remedy: string): string => remedy.replace(' Close to it: {near}.', '');

/** An error of the catalogue: a stable code, the data of its message, and the places in the input that are wrong. */
export class BverError extends Error {
  override readonly name = 'BverError';
  readonly code: ErrorCode;
  readonly data: ErrorData;
  readonly errors: readonly InputProblem[];
  readonly #record: ErrorRecord | undefined;

  constructor(
    code: ErrorCode,
    data: ErrorData = {},
    options: { errors?: readonly InputProblem[]; cause?: unknown; record?: ErrorRecord } = {},
  ) {
    const { record, cause } = options;
    super(record?.detail ?? fill(ERRORS[code].message, data), cause === undefined ? {} : { cause });
    this.code = code;
    this.data = data;
    this.errors = options.errors ?? record?.errors ?? [];
    this.#record = record;
  }

  /** The error that a record was made of, as it was: e.g. the one that a run ended with. */
  static fromRecord(record: ErrorRecord): BverError {
    return new BverError(record.code, {}, { record });
  }

  get title(): string {
    return ERRORS[this.code].title;
  }
  get remedy(): string {
    const { remedy } = ERRORS[this.code];
    return this.#record?.remedy ?? fill(this.data['near'] === '' ? withoutNear(remedy) : remedy, this.data);
  }
  get status(): number {
    return ERRORS[this.code].status;
  }
  get retry(): Retry {
    return ERRORS[this.code].retry;
  }

  toRecord(): ErrorRecord {
    return { code: this.code, title: this.title, detail: this.message, remedy: this.remedy, errors: this.errors };
  }
}
