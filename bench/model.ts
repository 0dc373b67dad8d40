import { readFileSync } from 'node:fs';
import { opendssInterpreter } from '../domain-packs/electrical/interpreters/opendss.ts';
import { electricalPack } from '../domain-packs/electrical/pack.ts';
import { verifyResult } from '../activities/verify-result.ts';
import { callOn } from '../domain-packs/electrical/testing/call.ts';
import type { Change, Document, PrimitiveResult } from '../primitives/index.ts';
import { buildGraph, canonicalJson, changeSet, recordReads } from '../primitives/index.ts';
import { sha256 } from '../runtime/sha256.ts';
import { defineBenchmark } from './benchmark.ts';
import type { Progress } from './benchmark.ts';
import type { MemoMeasured } from './model/memo.ts';
import { measureMemo } from './model/memo.ts';
import type { StorageMeasured } from './model/storage.ts';
import { measureStorage } from './model/storage.ts';
import type { Stored } from './model/stored.ts';
import { openStored } from './model/stored.ts';
import { digits, median, percentile, timed } from './statistics.ts';
import { syntheticFeeder } from './synthetic-feeder.ts';

const ROUNDS = 7;
const CHANGES = 60;
const CONTEXT = { caller: { tenant: 'bench', subject: 'bench' }, waitSeconds: 120 };
/** Assertions of the snapshot whose storing is measured beside a peer. */
const PART = 46_000;
const BRANCH = { graph: 'feeder', branch: 'main' };

interface ModelMeasured {
  readonly rounds: number;
  readonly nodes: number;
  readonly elements: number;
  readonly assertions: number;
  readonly findings: number;
  /** ms; medians. */
  readonly interpretation: number;
  readonly quotationsReadAgain: number;
  readonly interpretedAndStored: number;
  readonly firstCommit: number;
  readonly oneValueChange: number;
  readonly oneValueChangeP95: number;
  readonly storage: StorageMeasured;
  readonly memo: Readonly<Record<string, MemoMeasured>>;
}

/** The model of a large feeder: read, stored, and changed by one value, on an embedded PostgreSQL. */
export const model = defineBenchmark<ModelMeasured>({
  title: 'The model of a synthetic feeder on embedded PostgreSQL; ms',
  async measure(progress) {
    const stored = await openStored();
    try {
      return await measureOn(stored, progress);
    } finally {
      await stored.close();
    }
  },
  table: (measured) =>
    [
      `${measured.nodes} nodes, ${measured.elements} elements and buses, ${measured.assertions} assertions`,
      '',
      '| | ms |',
      '| --- | --- |',
      `| interpreted, not stored | ${digits(measured.interpretation)} |`,
      `| every quotation read again, as before each recording | ${digits(measured.quotationsReadAgain)} |`,
      `| interpreted and stored: document, run, snapshot, evidence, findings, provenance | ${digits(measured.interpretedAndStored)} |`,
      `| first commit: rows of all elements of the branch's head | ${digits(measured.firstCommit)} |`,
      `| one value changed and committed | ${digits(measured.oneValueChange)} (p95 ${digits(measured.oneValueChangeP95)}) |`,
      '',
      ...storageTable(measured.storage),
      '',
      ...memoTable(measured.memo),
    ].join('\n'),
});

const kilobytes = (bytes: number): string => `${digits(bytes / 1000)} kB`;

const storageTable = ({ assertions, contentBytes, chunks, rows }: StorageMeasured): string[] => [
  `A snapshot of ${assertions} assertions; its contents are ${kilobytes(contentBytes)}`,
  '',
  '| | chunks | a row for each assertion |',
  '| --- | --- | --- |',
  `| committed, ms | ${digits(chunks.commit)} | ${digits(rows.commit)} |`,
  `| tables grow by | ${kilobytes(chunks.commitBytes)} | ${kilobytes(rows.commitBytes)} |`,
  `| one value changed, ms | ${digits(chunks.change)} (p95 ${digits(chunks.changeP95)}) | ${digits(rows.change)} (p95 ${digits(rows.changeP95)}), the value before is gone |`,
  `| tables grow by | ${kilobytes(chunks.changeBytes)} | ${kilobytes(rows.changeBytes)} |`,
];

const memoTable = (memo: ModelMeasured['memo']): string[] => [
  '| a study, ms | first | the same again | an edit that nobody reads | one number changed |',
  '| --- | --- | --- | --- | --- |',
  ...Object.entries(memo).map(
    ([name, of]) =>
      `| ${name} | ${digits(of.first)} | ${digits(of.again)} (${of.reused} reused, ${digits(of.saved)} saved) | ${digits(of.unread)} (${of.unreadReused}) | ${digits(of.changed)} (${of.changedReused}) |`,
  ),
];

async function measureOn(stored: Stored, progress: Progress): Promise<ModelMeasured> {
  const { name, script, nodes, elements } = syntheticFeeder();
  const interpretation: number[] = [];
  const quotationsReadAgain: number[] = [];
  const interpretedAndStored: number[] = [];
  const firstCommit: number[] = [];
  let last = { snapshot: '', findings: 0 };
  for (let round = 0; round <= ROUNDS; round++) {
    // A comment makes the document another one, so that nothing of it is stored already; the round before the first warms up.
    const text = `${script}! ${round}\n`;
    const documents = [documentOf(name, text)];
    let result: PrimitiveResult | undefined;
    const alone = await timed(async () => (result = await interpret(documents)));
    const again = await timed(() => readAgain(documents, result));
    const whole = await timed(async () => (last = await interpretAndStore(stored, name, text)));
    const { snapshot } = last;
    const commit = await timed(() => invoke(stored, 'graph.commit', { ...BRANCH, branch: `round-${round}`, snapshot }));
    progress(
      `round ${round}/${ROUNDS}: ${digits(alone)} ms read, ${digits(whole)} ms with storing, ${digits(commit)} ms commit`,
    );
    if (round === 0) continue;
    interpretation.push(alone);
    quotationsReadAgain.push(again);
    interpretedAndStored.push(whole);
    firstCommit.push(commit);
  }
  const { changes, assertions } = await changeOneValue(stored, last.snapshot);
  progress('storage');
  const { graph, manifest } = await stored.graphs.load(CONTEXT.caller.tenant, last.snapshot);
  const part = [...graph.assertions()].slice(0, PART);
  const storage = await measureStorage(stored, part, manifest);
  progress('memo');
  const ieee13 = readFileSync(new URL('../examples/ieee13/ieee13.dss', import.meta.url), 'utf8');
  const edits = (text: string) => ({
    script: text,
    unread: `! read by nobody\n${text}`,
    changed: text.replace(/(new load[^\n]* kw=)[\d.]+/, '$199'),
  });
  const memo = {
    'IEEE 13': await measureMemo(stored, 'ieee13.dss', edits(ieee13)),
    'synthetic feeder': await measureMemo(stored, name, edits(`${script}! memo\n`)),
  };
  return {
    rounds: ROUNDS,
    nodes,
    elements,
    assertions,
    findings: last.findings,
    interpretation: median(interpretation),
    quotationsReadAgain: median(quotationsReadAgain),
    interpretedAndStored: median(interpretedAndStored),
    firstCommit: median(firstCommit),
    oneValueChange: median(changes),
    oneValueChangeP95: percentile(changes, 0.95),
    storage,
    memo,
  };
}

function documentOf(name: string, text: string): Document {
  const bytes = new TextEncoder().encode(text);
  return { name, uri: name, bytes, digest: sha256(bytes), mediaType: 'text/x-opendss' };
}

const EMPTY = buildGraph('empty', []);

const interpret = (documents: readonly Document[]): Promise<PrimitiveResult> =>
  Promise.resolve(callOn(opendssInterpreter, recordReads(EMPTY), { documents }));

async function readAgain(documents: readonly Document[], result: PrimitiveResult | undefined): Promise<void> {
  if (!result) throw new Error('Nothing was interpreted.');
  const source = { content: NOT_STORED, snapshot: NOT_STORED };
  const primitive = opendssInterpreter;
  await verifyResult({ primitive, pack: electricalPack, result, documents, graph: EMPTY, sources: [], source });
}
const NOT_STORED = () => Promise.reject(new Error('Nothing is stored here.'));

async function interpretAndStore(
  stored: Stored,
  name: string,
  text: string,
): Promise<{ snapshot: string; findings: number }> {
  const input = { documents: [{ name, text }] };
  const output = (await invoke(stored, 'electrical.opendss.interpret', input)) as {
    snapshot: string;
    findingCounts: Readonly<Record<string, number>>;
  };
  return {
    snapshot: output.snapshot,
    findings: Object.values(output.findingCounts).reduce((sum, count) => sum + count, 0),
  };
}

/** Commits changes of one load's power each: the change set as it was proposed is stored already, as after a run. */
async function changeOneValue(stored: Stored, snapshot: string): Promise<{ changes: number[]; assertions: number }> {
  const { store, graphs } = stored;
  const { tenant } = CONTEXT.caller;
  await invoke(stored, 'graph.commit', { ...BRANCH, snapshot });
  const { graph, manifest } = await graphs.load(tenant, snapshot);
  const changes: number[] = [];
  let head = snapshot;
  for (let i = 1; i <= CHANGES; i++) {
    const before = graph.assertion(`load.a${i}`, 'activePower');
    if (!before) throw new Error(`load.a${i} has no activePower.`);
    const forward: Change[] = [{ op: 'assert', assertion: { ...before, value: 1000 + i, state: 'assumed' } }];
    const bytes = new TextEncoder().encode(canonicalJson(changeSet(head, graph, forward)));
    const digest = sha256(bytes);
    await store.putContents(tenant, [{ digest, mediaType: 'application/json', bytes }]);
    changes.push(
      await timed(async () => {
        ({ head } = (await invoke(stored, 'graph.commit', { ...BRANCH, expected: head, changeSet: digest })) as {
          head: string;
        });
      }),
    );
  }
  return { changes, assertions: manifest.assertionCount };
}

async function invoke({ broker }: Stored, operation: string, input: object): Promise<unknown> {
  const outcome = await broker.invoke(operation, input, CONTEXT);
  if (outcome.kind === 'output') return outcome.output;
  throw new Error(`${operation} did not end within ${CONTEXT.waitSeconds} s; it is ${outcome.run.status}.`);
}
