import type { Assertion, Malformation, Registry, SnapshotManifest, ValueDifference } from '../../primitives/index.ts';
import { chunkOf, createTypeCatalog, malformationsOf, ownerOf, portId, STRUCTURE } from '../../primitives/index.ts';
import type { GraphAccess } from './graph-access.ts';

interface Ports {
  readonly registry: Pick<Registry, 'packs'>;
  readonly graphs: GraphAccess;
}

const catalogOf = ({ registry }: Ports) => createTypeCatalog(registry.packs.flatMap(({ binding }) => binding.types));

/** Where a whole snapshot does not keep to the taxonomy, in order of subject. @throws BverError `snapshot.not-found` */
export async function malformations(ports: Ports, tenant: string, digest: string): Promise<Malformation[]> {
  const { graph } = await ports.graphs.load(tenant, digest);
  const catalog = catalogOf(ports);
  const subjects = [...new Set([...graph.assertions()].map(({ subject }) => subject))].sort();
  return subjects.flatMap((subject) => malformationsOf(graph, catalog, subject));
}

/**
 * Where what has changed does not keep to the taxonomy: of the subjects that differ, and no others, so that it costs the
 * change and not the graph. That something else refers to an element that is gone is found by checking the whole snapshot.
 */
export async function malformationsOfChange(
  ports: Ports,
  tenant: string,
  head: SnapshotManifest,
  differences: readonly ValueDifference[],
): Promise<Malformation[]> {
  const subjects = [...new Set(differences.flatMap(({ subject }) => [subject, ownerOf(subject)]))].sort();
  const catalog = catalogOf(ports);
  const own = await reader(ports, tenant, head, subjects);
  const declared = subjects.flatMap((subject) => {
    const type = catalog.type(String(own.about(ownerOf(subject)).get(STRUCTURE.type)?.value));
    return (type?.ports ?? []).map((_, i) => portId(ownerOf(subject), i + 1));
  });
  const referred = subjects.flatMap((subject) =>
    [...own.about(subject).values()].flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
  );
  const owners = subjects.map(ownerOf);
  const lookup = await reader(ports, tenant, head, [...subjects, ...owners, ...declared, ...referred]);
  return subjects.flatMap((subject) => malformationsOf(lookup, catalog, subject));
}

/** Everything about those subjects; only their chunks are read. */
async function reader({ graphs }: Ports, tenant: string, manifest: SnapshotManifest, subjects: readonly string[]) {
  const wanted = new Set(subjects);
  const chunks = await graphs.chunks(tenant, manifest, [...new Set(subjects.map(chunkOf))]);
  const bySubject = new Map<string, Map<string, Assertion>>();
  for (const assertion of [...chunks.values()].flat()) {
    if (!wanted.has(assertion.subject)) continue;
    const about = bySubject.get(assertion.subject) ?? new Map<string, Assertion>();
    bySubject.set(assertion.subject, about.set(assertion.path, assertion));
  }
  const nothing: ReadonlyMap<string, Assertion> = new Map();
  return { about: (subject: string): ReadonlyMap<string, Assertion> => bySubject.get(subject) ?? nothing };
}
