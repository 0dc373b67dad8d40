import type { CallDescription, ChangeSet, ResultEnvelope } from '../../primitives/index.ts';
import type { Bundle } from './bundle.ts';
import { FILES } from './layout.ts';

/** Something that a part of a bundle names. */
export interface Reference {
  readonly to: 'content' | 'document' | 'snapshot' | 'call' | 'run' | 'parent' | 'binding';
  readonly id: string;
  /** The file that names it, and of what in it. */
  readonly file: string;
  readonly of: string;
}

type Records = Pick<Bundle, 'run' | 'steps' | 'nodes' | 'answers' | 'calls' | 'documents' | 'snapshots'>;
type Named = readonly [to: Reference['to'], id: string | undefined];

/**
 * Everything that the parts of a bundle name. One walk for both directions: a bundle is filled by it and verified by it.
 *
 * @param json reads a content as JSON; `undefined` where it is not at hand
 */
export function referencesOf(records: Records, json: (digest: string) => unknown): Reference[] {
  const { run, steps, nodes, answers, calls, documents, snapshots } = records;
  const from = (file: string, of: string, named: readonly Named[]): Reference[] =>
    named.flatMap(([to, id]) => (id === undefined || id === '' ? [] : [{ to, id, file, of }]));
  return [
    ...from(FILES.run, 'the run', [
      ...run.documents.map(({ digest }): Named => ['document', digest]),
      ['snapshot', run.start.snapshot],
      ...contents([run.start.operatingState, ...Object.values(run.start.resultSets), ...(run.start.findings ?? [])]),
      ['run', run.refreshes],
      ...(run.answer ? outcome(run.answer) : []),
    ]),
    ...steps.flatMap(({ step, actionDigest }) => from(FILES.run, `step ${step}`, [['call', actionDigest]])),
    ...nodes.flatMap(({ node, envelope }) => (envelope ? from(FILES.run, `node ${node}`, outcome(envelope)) : [])),
    ...answers.flatMap(({ questionId, document }) =>
      from(FILES.run, `the answer to ${questionId}`, [['document', document]]),
    ),
    ...calls.flatMap((call) =>
      from(FILES.calls, `call ${call.actionDigest}`, [
        ...contents([call.description, call.readSet]),
        ['call', call.informedBy],
        ['run', call.runId],
        ...outcome(call.envelope),
        ...inputs(json(call.description) as CallDescription | undefined),
        ...changed(call.envelope.changeSet, json),
      ]),
    ),
    ...documents.flatMap(({ digest, name }) => from(FILES.documents, name, contents([digest]))),
    ...snapshots.flatMap(({ manifest, parents }) =>
      from(FILES.snapshots, `snapshot ${manifest.digest}`, [
        ['binding', manifest.bindingDigest],
        ...contents([...manifest.chunks, ...manifest.sources.map(({ digest }) => digest)]),
        ...parents.map((parent): Named => ['parent', parent]),
      ]),
    ),
  ];
}

const contents = (digests: readonly (string | undefined)[]): Named[] =>
  digests.map((digest): Named => ['content', digest]);

const outcome = ({ result, snapshot, changeSet, findings, resultSets, artifacts }: ResultEnvelope): Named[] => [
  ...contents([result, changeSet, findings, ...Object.values(resultSets), ...artifacts.map(({ digest }) => digest)]),
  ['snapshot', snapshot],
];

const inputs = (description: CallDescription | undefined): Named[] =>
  description
    ? [
        ...description.documents.map(({ digest }): Named => ['document', digest]),
        ['snapshot', description.snapshot],
        ...contents([description.operatingState, ...Object.values(description.resultSets), ...description.findings]),
      ]
    : [];

/** A change set names its base, and documents that it was read from. */
function changed(digest: string | undefined, json: (digest: string) => unknown): Named[] {
  const change = digest === undefined ? undefined : (json(digest) as ChangeSet | undefined);
  if (!change) return [];
  return [['snapshot', change.base], ...contents(change.sources.map((source) => source.digest))];
}
