import type { Bundle } from '../bundle.ts';
import type { BundleCheck } from '../check.ts';
import { jsonIn } from '../check.ts';
import { contentFile, FILES } from '../layout.ts';
import type { BundleProblem } from '../read-bundle.ts';
import type { Reference } from '../references.ts';
import { referencesOf } from '../references.ts';

/** Every reference leads to something in the bag, or to what is declared to lie beyond it; and nothing else is in the bag. */
export const closure: BundleCheck = {
  name: 'closure',
  of: 'references that lead somewhere',
  check: (bundle, _parts, { files }) => {
    const references = referencesOf(bundle, (digest) => jsonIn(bundle, digest));
    const dangling = references
      .filter((reference) => !isThere(bundle, reference))
      .map(({ file, of, to, id }) => ({ file, problem: `${of} refers to the ${to} ${id}, which is not in the bag` }));
    return { count: references.length, problems: [...dangling, ...strangers(bundle, references, files)] };
  },
};

function isThere({ contents, documents, snapshots, calls, beyond, run }: Bundle, { to, id }: Reference): boolean {
  switch (to) {
    case 'content':
      return contents.has(id);
    case 'document':
      return documents.some(({ digest }) => digest === id);
    case 'snapshot':
      return snapshots.some(({ manifest }) => manifest.digest === id);
    case 'call':
      return calls.some(({ actionDigest }) => actionDigest === id);
    case 'parent':
      return snapshots.some(({ manifest }) => manifest.digest === id) || beyond.snapshots.includes(id);
    case 'binding':
      return contents.has(id) || beyond.bindings.includes(id);
    case 'run':
      return id === run.runId || beyond.runs.includes(id);
  }
}

/** What nothing refers to. */
function strangers(
  bundle: Bundle,
  references: readonly Reference[],
  files: ReadonlyMap<string, unknown>,
): BundleProblem[] {
  const known = new Set<string>(Object.values(FILES));
  const named = (to: readonly Reference['to'][]): Set<string> =>
    new Set(references.filter((reference) => to.includes(reference.to)).map(({ id }) => id));
  const [contents, documents, snapshots] = [
    named(['content', 'binding']),
    named(['document', 'content']),
    named(['snapshot', 'parent']),
  ];
  const calls = callsReached(bundle, references);
  const beyond = [
    ...bundle.beyond.snapshots.filter((id) => !snapshots.has(id)),
    ...bundle.beyond.bindings.filter((id) => !contents.has(id)),
    ...bundle.beyond.runs.filter((id) => !named(['run']).has(id)),
  ];
  const problem = 'nothing in the bag refers to it';
  return [
    ...[...files.keys()]
      .filter(
        (file) =>
          file.startsWith('data/') && !known.has(file) && !bundle.contents.has(file.slice(contentFile('').length)),
      )
      .map((file) => ({ file, problem: `it is no part of a bundle` })),
    ...[...bundle.contents.keys()].filter((id) => !contents.has(id)).map((id) => ({ file: contentFile(id), problem })),
    ...bundle.documents
      .filter(({ digest }) => !documents.has(digest))
      .map(({ name }) => ({ file: FILES.documents, problem: `${name}: ${problem}` })),
    ...bundle.snapshots
      .filter(({ manifest }) => !snapshots.has(manifest.digest))
      .map(({ manifest }) => ({ file: FILES.snapshots, problem: `snapshot ${manifest.digest}: ${problem}` })),
    ...bundle.calls
      .filter(({ actionDigest }) => !calls.has(actionDigest))
      .map(({ actionDigest }) => ({ file: FILES.calls, problem: `call ${actionDigest}: ${problem}` })),
    ...beyond.map((id) => ({ file: FILES.beyond, problem: `${id}: ${problem}` })),
  ];
}

/** The calls of the steps, those that they were informed by, and those that made what they were given. */
function callsReached(bundle: Bundle, references: readonly Reference[]): Set<string> {
  const makers = new Map<string, string[]>();
  for (const { actionDigest, envelope } of bundle.calls) {
    const { result, snapshot, changeSet, findings, resultSets, artifacts } = envelope;
    const made = [
      result,
      snapshot,
      changeSet,
      findings,
      ...Object.values(resultSets),
      ...artifacts.map((a) => a.digest),
    ];
    for (const id of made) if (id !== undefined) makers.set(id, [...(makers.get(id) ?? []), actionDigest]);
  }
  const bySource = new Map<string, Reference[]>();
  for (const reference of references) bySource.set(reference.of, [...(bySource.get(reference.of) ?? []), reference]);
  const reached = new Set<string>();
  const open = bundle.steps.map(({ actionDigest }) => actionDigest);
  open.push(...(makers.get(bundle.run.start.snapshot ?? '') ?? []));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    for (const { to, id } of bySource.get(`call ${next}`) ?? []) {
      if (to === 'call') open.push(id);
      else open.push(...(makers.get(id) ?? []));
    }
  }
  return reached;
}
