import { opendssInterpreter } from '../domain-packs/electrical/interpreters/opendss.ts';
import { callOn } from '../domain-packs/electrical/testing/call.ts';
import type { Change } from '../primitives/index.ts';
import { buildGraph, canonicalJson, changeSet, recordReads } from '../primitives/index.ts';
import { sha256 } from '../runtime/sha256.ts';
import { defineBenchmark } from './benchmark.ts';
import type { Progress } from './benchmark.ts';
import type { Stored } from './model/stored.ts';
import { openStored } from './model/stored.ts';
import { digits, median, percentile, timed } from './statistics.ts';
import { syntheticFeeder } from './synthetic-feeder.ts';

const ROUNDS = 7;
const CHANGES = 60;
const CONTEXT = { caller: { tenant: 'bench', subject: 'bench' }, waitSeconds: 120 };
const BRANCH = { graph: 'feeder', branch: 'main' };

interface ModelMeasured {
  readonly rounds: number;
  readonly nodes: number;
  readonly elements: number;
  readonly assertions: number;
  readonly findings: number;
  /** ms; medians. */
  readonly interpretation: number;
  readonly interpretedAndStored: number;
  readonly firstCommit: number;
  readonly oneValueChange: number;
  readonly oneValueChangeP95: number;
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
      `| interpreted and stored: document, run, snapshot, evidence, findings, provenance | ${digits(measured.interpretedAndStored)} |`,
      `| first commit: rows of all elements of the branch's head | ${digits(measured.firstCommit)} |`,
      `| one value changed and committed | ${digits(measured.oneValueChange)} (p95 ${digits(measured.oneValueChangeP95)}) |`,
    ].join('\n'),
});

async function measureOn(stored: Stored, progress: Progress): Promise<ModelMeasured> {
  const { name, script, nodes, elements } = syntheticFeeder();
  const interpretation: number[] = [];
  const interpretedAndStored: number[] = [];
  const firstCommit: number[] = [];
  let last = { snapshot: '', findings: 0 };
  for (let round = 0; round <= ROUNDS; round++) {
    // A comment makes the document another one, so that nothing of it is stored already; the round before the first warms up.
    const text = `${script}! ${round}\n`;
    const alone = await timed(() => interpret(name, text));
    const whole = await timed(async () => (last = await interpretAndStore(stored, name, text)));
    const { snapshot } = last;
    const commit = await timed(() => invoke(stored, 'graph.commit', { ...BRANCH, branch: `round-${round}`, snapshot }));
    progress(
      `round ${round}/${ROUNDS}: ${digits(alone)} ms read, ${digits(whole)} ms with storing, ${digits(commit)} ms commit`,
    );
    if (round === 0) continue;
    interpretation.push(alone);
    interpretedAndStored.push(whole);
    firstCommit.push(commit);
  }
  const { changes, assertions } = await changeOneValue(stored, last.snapshot);
  return {
    rounds: ROUNDS,
    nodes,
    elements,
    assertions,
    findings: last.findings,
    interpretation: median(interpretation),
    interpretedAndStored: median(interpretedAndStored),
    firstCommit: median(firstCommit),
    oneValueChange: median(changes),
    oneValueChangeP95: percentile(changes, 0.95),
  };
}

function interpret(name: string, text: string) {
  const bytes = new TextEncoder().encode(text);
  const documents = [{ name, uri: name, bytes, digest: sha256(bytes), mediaType: 'text/x-opendss' }];
  return callOn(opendssInterpreter, recordReads(buildGraph('empty', [])), { documents });
}

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
