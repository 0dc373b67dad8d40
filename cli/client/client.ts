import type { RunResource } from '../../api/system/run-resource.ts';

/** A file that a call reads. */
export interface LocalDocument {
  /** The name by which other files include it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What starts a run: the input of an operation, with its documents as files. */
export interface StartRequest {
  readonly operationId: string;
  /** npm semver range; the newest version where absent. */
  readonly versionRange?: string;
  /** Whether it waits for answers to what it finds missing. */
  readonly questions?: { readonly wait: boolean };
  readonly documents: readonly LocalDocument[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly snapshot?: string;
  /** A branch whose head is read, instead of a snapshot. */
  readonly graph?: string;
  readonly branch?: string;
}

/** A BVER to call: in this process, or elsewhere over REST. Both answer alike. */
export interface Client {
  /** For people: where the calls go. */
  readonly place: string;
  start(request: StartRequest): Promise<RunResource>;
  /** Calls back with each state that is seen until the run is done. */
  follow(runId: string, onChange: (run: RunResource) => void): Promise<RunResource>;
  /** One operation that answers at once. */
  call(operationId: string, input: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Stores a file, to be referred to by its digest. */
  upload(document: LocalDocument): Promise<string>;
  artifact(digest: string): Promise<Uint8Array>;
  cancel(runId: string): Promise<void>;
  close(): Promise<void>;
}
