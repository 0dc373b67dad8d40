import type { ProvDocument } from './prov-document.ts';
import { createProvDocument } from './prov-document.ts';
import type { ProvJson, ProvValue } from './prov-json.ts';
import { provName, qualified } from './prov-json.ts';
import type { RecordedCall, RecordedRun, RecordedStep } from './recorded-run.ts';

/** Principals that are programs: service accounts as identity providers name them (Keycloak), and those that say so. */
const PROGRAM = /^service(-account-|:)/;

const PERSON = qualified('prov:Person');
const SOFTWARE = qualified('prov:SoftwareAgent');
const PLAN = qualified('prov:Plan');
const COLLECTION = qualified('prov:Collection');
const ours = (type: string): ProvValue => qualified(`bver:${type}`);

/**
 * The provenance of a run as PROV-JSON: the run and each call are activities; documents, snapshots, results and whatever else
 * has a digest are entities; the caller, the primitives and their packs are agents. Nothing is referred to that is not
 * declared.
 *
 * An entity of PROV is generated once (PROV-CONSTRAINTS 24, 39), bytes can come out again: what is made anew is an entity of
 * its own then, an alternate of the first.
 */
export function runProvenance(run: RecordedRun): ProvJson {
  const document = createProvDocument();
  const caller = declareCaller(document, run.caller);
  const activity = declareRun(document, run, caller);
  const entities = createEntities(document);
  const stepOf = new Map(run.steps.map((step) => [step.actionDigest, step]));
  const results: string[] = [];
  for (const call of run.calls) {
    const step = stepOf.get(call.actionDigest);
    const { result } = tellCall(document, entities, call, step?.computedBy === run.runId ? step : undefined);
    if (!step) continue;
    const action = provName('action', call.actionDigest);
    document.state('wasAssociatedWith', [action, caller]);
    document.state('actedOnBehalfOf', [primitiveName(call), caller, action]);
    document.state('wasInformedBy', [activity, action], { 'prov:label': step.title, 'bver:step': step.step });
    results.push(result);
  }
  if (run.outputDigest !== undefined) {
    const output = document.declare('entity', provName('output', run.outputDigest), {
      'prov:label': `Output of ${run.title}`,
      'prov:type': [COLLECTION, ours('Output')],
      'bver:digest': run.outputDigest,
    });
    document.state('wasGeneratedBy', [output, activity, run.finishedAt]);
    for (const result of results) document.state('hadMember', [output, result]);
  }
  return document.toJson();
}

function declareCaller(document: ProvDocument, subject: string): string {
  const type = PROGRAM.test(subject) ? SOFTWARE : PERSON;
  return document.declare('agent', provName('caller', subject), { 'prov:label': subject, 'prov:type': type });
}

function declareRun(document: ProvDocument, run: RecordedRun, caller: string): string {
  const plan = document.declare('entity', provName('plan', run.runId), {
    'prov:label': `${run.operation} ${run.version}`,
    'prov:type': [PLAN, ours('RunPlan')],
  });
  const activity = document.declare('activity', provName('run', run.runId), {
    'prov:label': `${run.title}: ${run.subject}`,
    'prov:type': ours('Run'),
    'prov:startTime': run.startedAt,
    'prov:endTime': run.finishedAt,
  });
  document.state('wasAssociatedWith', [activity, caller, plan]);
  return activity;
}

const primitiveName = ({ description }: RecordedCall): string =>
  provName('primitive', `${description.primitive}@${description.version}`);

/** One call: who did it, by which description, what it used and what it generated from that. */
function tellCall(
  document: ProvDocument,
  entities: Entities,
  call: RecordedCall,
  step: RecordedStep | undefined,
): { readonly result: string } {
  const { actionDigest, description, envelope } = call;
  const times = timesOf(step);
  const action = document.declare('activity', provName('action', actionDigest), {
    'prov:label': `${description.primitive} ${description.version}`,
    'prov:type': ours('Call'),
    'prov:startTime': times.start,
    'prov:endTime': times.end,
    'bver:step': step?.step,
  });
  const primitive = document.declare('agent', primitiveName(call), {
    'prov:label': `${description.primitive} ${description.version}`,
    'prov:type': SOFTWARE,
  });
  const pack = document.declare('agent', provName('pack', `${description.pack}@${description.packVersion}`), {
    'prov:label': `Domain pack ${description.pack} ${description.packVersion}`,
    'prov:type': SOFTWARE,
    'bver:contract': description.contractVersion,
  });
  const plan = document.declare('entity', provName('description', actionDigest), {
    'prov:label': `Call of ${description.primitive}`,
    'prov:type': [PLAN, ours('CallDescription')],
    'bver:digest': actionDigest,
  });
  document.state('wasAssociatedWith', [action, primitive, plan]);
  document.state('actedOnBehalfOf', [primitive, pack, action]);

  const used = usedBy(call).map(({ digest, role, ...about }) => {
    const entity = entities.current(digest, about);
    const usage = provName('usage', `${actionDigest}/${role}/${digest}`);
    document.state('used', [action, entity, times.start], { 'prov:role': role }, usage);
    return { entity, usage };
  });
  if (call.informedBy !== undefined) {
    document.state('wasInformedBy', [action, provName('action', call.informedBy)], {
      'prov:label': 'Its result stands: what would be read is the same',
    });
    return { result: entities.current(envelope.result, RESULT) };
  }
  const made = madeBy(call).map(({ digest, role, ...about }) => {
    const entity = entities.made(digest, about);
    const generation = provName('generation', `${actionDigest}/${role}/${digest}`);
    document.state('wasGeneratedBy', [entity, action, times.end], { 'prov:role': role }, generation);
    for (const { entity: source, usage } of used) {
      document.state('wasDerivedFrom', [entity, source, action, generation, usage]);
    }
    return { role, entity };
  });
  tellResolutions(document, call, action, primitive);
  return { result: made.find(({ role }) => role === 'result')?.entity ?? entities.current(envelope.result, RESULT) };
}

/** As far as it was recorded: when the outcome was written down, and how long it had taken until then. */
function timesOf(step: RecordedStep | undefined): { readonly start?: string; readonly end?: string } {
  if (!step) return {};
  const end = step.recordedAt;
  if (step.milliseconds === undefined) return { end };
  return { start: new Date(Date.parse(end) - step.milliseconds).toISOString(), end };
}

/** Decisions are entities of their own, attributed to whoever made them. */
function tellResolutions(document: ProvDocument, call: RecordedCall, action: string, primitive: string): void {
  for (const [i, { subject, path, chosen, rule, wasAttributedTo }] of call.result.resolutions.entries()) {
    const resolution = document.declare('entity', provName('resolution', `${call.actionDigest}/${i}`), {
      'prov:label': `${subject} ${path}: ${chosen}`,
      'prov:type': ours('Resolution'),
      'bver:rule': rule,
    });
    document.state('wasGeneratedBy', [resolution, action]);
    const author = wasAttributedTo === undefined ? primitive : declareCaller(document, wasAttributedTo);
    document.state('wasAttributedTo', [resolution, author]);
  }
}

interface About {
  readonly type: string;
  readonly label: string;
  readonly mediaType?: string;
}
interface Part extends About {
  readonly digest: string;
  readonly role: string;
}
const RESULT: About = { type: 'Result', label: 'Result' };

/** What a call was given and looked at. A snapshot that was handed in and never looked at was not used. */
function usedBy({ description, readSet }: RecordedCall): Part[] {
  const looked = readSet.values.length + readSet.extents.length + readSet.adjacency.length > 0;
  const { documents, snapshot, operatingState, resultSets, findings } = description;
  return [
    ...documents.map(({ digest, name, mediaType }) => ({
      digest,
      role: 'document',
      type: 'Document',
      label: name,
      mediaType,
    })),
    ...(snapshot !== '' && looked ? [{ digest: snapshot, role: 'snapshot', type: 'Snapshot', label: 'Snapshot' }] : []),
    ...(operatingState === ''
      ? []
      : [{ digest: operatingState, role: 'operatingState', type: 'OperatingState', label: 'Operating state' }]),
    ...Object.entries(resultSets).map(([name, digest]) => resultSet(name, digest)),
    ...[...new Set(findings)].map((digest) => ({ digest, role: 'findings', type: 'Findings', label: 'Findings' })),
  ];
}

/** What a call made, each content once. A snapshot that it left as it was is not made by it. */
function madeBy({ description, envelope }: RecordedCall): Part[] {
  const { result, snapshot, changeSet, findings, resultSets, artifacts } = envelope;
  const parts: Part[] = [
    { digest: result, role: 'result', ...RESULT },
    ...(snapshot === undefined ? [] : [{ digest: snapshot, role: 'snapshot', type: 'Snapshot', label: 'Snapshot' }]),
    ...(changeSet === undefined
      ? []
      : [{ digest: changeSet, role: 'changeSet', type: 'ChangeSet', label: 'Change set' }]),
    ...(findings === undefined ? [] : [{ digest: findings, role: 'findings', type: 'Findings', label: 'Findings' }]),
    ...Object.entries(resultSets).map(([name, digest]) => resultSet(name, digest)),
    ...artifacts.map(({ digest, name, mediaType }) => ({
      digest,
      role: 'artifact',
      type: 'Artifact',
      label: name,
      mediaType,
    })),
  ];
  return parts.filter(
    ({ digest }, i) => digest !== description.snapshot && parts.findIndex((part) => part.digest === digest) === i,
  );
}

const resultSet = (name: string, digest: string): Part => ({
  digest,
  role: `resultSet/${name}`,
  type: 'ResultSet',
  label: `Result set ${name}`,
});

interface Entities {
  /** The entity that stands for a content where it is used: the last that was made of it. */
  current(digest: string, about: About): string;
  /** The entity of a content that is made. */
  made(digest: string, about: About): string;
}

function createEntities(document: ProvDocument): Entities {
  const standing = new Map<string, string>();
  const occurrences = new Map<string, number>();
  const declare = (digest: string, { type, label, mediaType }: About): string => {
    const count = (occurrences.get(digest) ?? 0) + 1;
    occurrences.set(digest, count);
    const first = provName('content', digest);
    const name = count === 1 ? first : provName('content', `${digest}/${count}`);
    document.declare('entity', name, {
      'prov:label': label,
      'prov:type': ours(type),
      'bver:digest': digest,
      'bver:mediaType': mediaType,
    });
    if (count > 1) document.state('alternateOf', [name, first]);
    standing.set(digest, name);
    return name;
  };
  return { current: (digest, about) => standing.get(digest) ?? declare(digest, about), made: declare };
}
