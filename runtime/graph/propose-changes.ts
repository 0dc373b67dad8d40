import type {
  AssertionReference,
  Change,
  ChangeSet,
  InputProblem,
  PlannedChange,
  Registry,
  Wish,
} from '../../primitives/index.ts';
import {
  canonicalJson,
  changeSet,
  changesNothing,
  createTypeCatalog,
  DECLARED,
  derivedFromChanged,
  ownerOf,
  planChanges,
  STRUCTURE,
  writeDeclaration,
} from '../../primitives/index.ts';
import { sha256 } from '../sha256.ts';
import type { Store } from '../store/store.ts';
import type { GraphAccess } from './graph-access.ts';

/** What somebody wants changed, and why. */
export interface Proposal {
  /** State digest of the snapshot that the change is made for. */
  readonly base: string;
  readonly wishes: readonly Wish[];
  readonly by: string;
  /** RFC 3339. */
  readonly at: string;
  readonly why: string;
}

/** A proposal that was understood and written down. Nobody's graph has changed. */
export interface Proposed {
  /** Content digest of the change set. */
  readonly digest: string;
  readonly change: ChangeSet;
  /** Digest of the document in which it is said. */
  readonly document: string;
  /** Values that were derived from what changes, and stay as they are. */
  readonly derived: readonly AssertionReference[];
}

interface Ports {
  readonly registry: Pick<Registry, 'packs'>;
  readonly store: Store;
  readonly graphs: GraphAccess;
}

/**
 * Makes a change set of what somebody states: each value is checked against the taxonomy, and quoted from a document of
 * their own words, so that no value exists without evidence.
 *
 * @returns the change set; or what is wrong, by JSON Pointers from the list of wishes
 * @throws BverError `snapshot.not-found`
 */
export async function proposeChanges(
  { registry, store, graphs }: Ports,
  tenant: string,
  { base, wishes, by, at, why }: Proposal,
): Promise<Proposed | { readonly problems: readonly InputProblem[] }> {
  const { graph } = await graphs.load(tenant, base);
  const bindings = registry.packs.map(({ binding }) => binding);
  const catalog = createTypeCatalog(bindings.flatMap(({ types }) => types));
  const units = bindings.flatMap((binding) => Object.entries(binding.units));
  const plan = planChanges(wishes, { graph, catalog, units });
  if ('problems' in plan) return plan;
  const changes = plan.changes.filter((one) => !changesNothing(one, graph));
  const named = (subject: string): string => {
    const element = ownerOf(subject);
    const name = graph.about(element).get(STRUCTURE.name)?.value;
    return name === undefined || name === subject ? subject : `${String(name)} (${subject})`;
  };
  const says = changes.map(({ subject, path, says: said }) => ({
    about: `${named(subject)} ${path}`,
    words: said?.words ?? 'nothing is said any more',
  }));
  const { source, bytes, evidence } = writeDeclaration({ by, at, why, says }, sha256);
  const forward = changes.map((one, i): Change => changeOf(one, evidence[i]));
  const made = changeSet(base, graph, forward, changes.length > 0 ? [source] : []);
  const stored = new TextEncoder().encode(canonicalJson(made));
  const digest = sha256(stored);
  await store.putContents(tenant, [
    { digest: source.digest, mediaType: source.mediaType, bytes },
    { digest, mediaType: 'application/json', bytes: stored },
  ]);
  const { uri: name, mediaType } = source;
  await store.putDocument(tenant, { digest: source.digest, name, mediaType, size: bytes.length });
  return { digest, change: made, document: source.digest, derived: derivedFromChanged(changes, graph) };
}

function changeOf(
  { subject, path, says }: PlannedChange,
  evidence: ReturnType<typeof writeDeclaration>['evidence'][number] | undefined,
): Change {
  if (!says || !evidence) return { op: 'retract', subject, path };
  const { value, unit, state } = says;
  const assertion = {
    subject,
    path,
    value,
    state,
    method: DECLARED,
    evidence: [evidence],
    wasDerivedFrom: [],
    confidence: 1,
  };
  return { op: 'assert', assertion: { ...assertion, ...(unit === undefined ? {} : { unit }) } };
}
