import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createInProcessExecution } from '../../activities/in-process-execution.ts';
import { createReproduction } from '../../activities/reproduction.ts';
import { createStepRunner } from '../../activities/step-runner.ts';
import { createBroker } from '../../api/create-broker.ts';
import type { CallDescription, Graph, ReadSetRecord } from '../../primitives/index.ts';
import { createRegistry } from '../../primitives/index.ts';
import { createGraphAccess } from '../../runtime/graph/graph-access.ts';
import { createMemoryStore } from '../../runtime/store/memory-store.ts';
import { electricalPack } from './pack.ts';

const TENANT = 'memo';
const CALL = { caller: { tenant: TENANT, subject: 'engineer' }, waitSeconds: 60 };
const POWER_FLOW = 'electrical.power-flow.simulate';
const FOLDER = new URL('../../examples/ieee13/', import.meta.url);

/** What an engineer edits: the script, and the coordinates beside it. */
interface Model {
  readonly script: string;
  readonly coordinates: string;
}
type Edit = (model: Model, n: number) => Model;

const given: Model = {
  script: readFileSync(new URL('ieee13.dss', FOLDER), 'utf8'),
  coordinates: readFileSync(new URL('ieee13-bus-coordinates.csv', FOLDER), 'utf8'),
};
const before = (script: string, line: string): string =>
  script.replace(/^calcvoltagebases/m, `${line}\ncalcvoltagebases`);

/** Edits by what they say; `reads` tells whether a power flow can be another after it. */
const EDITS: Readonly<Record<string, { readonly reads: boolean; readonly edit: Edit }>> = {
  'a coordinate is moved': {
    reads: false,
    edit: (model, n) => ({ ...model, coordinates: model.coordinates.replace(/^(671\s*,\s*)[^,]+/m, `$1${100 + n}`) }),
  },
  'a comment is written': {
    reads: false,
    edit: (model, n) => ({ ...model, script: `! looked at, ${n}\n${model.script}` }),
  },
  'a coordinate is given to a bus that nothing is connected to': {
    reads: false,
    edit: (model, n) => ({ ...model, coordinates: `${model.coordinates.trimEnd()}\nnowhere${n},${n},1\n` }),
  },
  'a load is added': {
    reads: true,
    edit: (model, n) => ({
      ...model,
      script: before(model.script, `new load.more${n} bus1=671.1 phases=1 kv=2.4 kw=${n + 1} kvar=1`),
    }),
  },
  'a line is made longer': {
    reads: true,
    edit: (model, n) => ({ ...model, script: model.script.replace(/length=[\d.]+/, `length=${2000 + n}`) }),
  },
  'a load takes more': {
    reads: true,
    edit: (model, n) => ({ ...model, script: model.script.replace(/kw=[\d.]+/i, `kw=${400 + n}`) }),
  },
  'a line is taken out of service': {
    reads: true,
    edit: (model, n) => ({
      ...model,
      script: before(
        model.script,
        `new line.spare${n} bus1=671.1 bus2=spare${n}.1 phases=1 linecode=605 length=10 units=ft enabled=no`,
      ),
    }),
  },
};

function world() {
  const registry = createRegistry([electricalPack]);
  const store = createMemoryStore();
  const execution = createInProcessExecution(createStepRunner({ registry, store }), store);
  const graphs = createGraphAccess(store);
  const reproduction = createReproduction({ registry, store });
  const broker = createBroker({ registry, store, execution, graphs, reproduction, documentLimit: 1_000_000 });
  const jsonOf = async <T>(digest: string): Promise<T> =>
    JSON.parse(new TextDecoder().decode((await store.content(TENANT, digest))?.bytes)) as T;
  return {
    /** A power flow of the model: what it read, what came out, whether it was computed, and what computing it gives. */
    async solve({ script, coordinates }: Model) {
      const documents = [
        { name: 'ieee13.dss', text: script },
        { name: 'ieee13-bus-coordinates.csv', text: coordinates },
      ];
      const { run } = await broker.invoke(POWER_FLOW, { documents }, CALL);
      const steps = await store.steps(TENANT, run?.runId ?? '');
      const step = steps.find(({ primitive }) => primitive === POWER_FLOW) ?? assert.fail('no power flow');
      const action = (await store.action(TENANT, step.actionDigest)) ?? assert.fail('no action');
      const description = await jsonOf<CallDescription>(action.description);
      const { graph } = await graphs.load(TENANT, description.snapshot);
      return {
        graph,
        reused: step.computedBy !== step.runId,
        quotes: step.envelope.findings !== undefined,
        reads: await jsonOf<ReadSetRecord>(action.readSet),
        output: step.envelope.outputDigest,
        computed: (await reproduction.run(TENANT, description)).envelope.outputDigest,
      };
    },
  };
}

/** Everything that a call read, as it stands in a graph. */
function lookAgain({ values, extents, adjacency, names = [] }: ReadSetRecord, graph: Graph, quotes: boolean): string {
  const standing = (subject: string, path: string): unknown => {
    const assertion = graph.assertion(subject, path);
    return assertion && (quotes ? assertion : [assertion.value, assertion.state]);
  };
  return JSON.stringify([
    values.map(([subject, paths]) => paths.map((path) => standing(subject, path) ?? null)),
    extents.map((type) => graph.ofType(type)),
    adjacency.map((place) => [graph.portsOf(place), graph.portsAt(place)]),
    names.map((subject) => graph.assertion(subject, '@name')?.value ?? null),
  ]);
}

describe('the memo of a power flow', function () {
  this.timeout(120_000);

  for (const [what, { reads, edit }] of Object.entries(EDITS)) {
    it(`is ${reads ? 'missed' : 'hit'} when ${what}`, () =>
      fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 500 }), async (n) => {
          const { solve } = world();
          const first = await solve(given);
          assert.equal(first.reused, false);
          const second = await solve(edit(given, n));
          assert.equal(second.reused, !reads);
          assert.equal(second.computed, second.output);
        }),
        { numRuns: 4 },
      ));
  }

  it('is hit exactly where everything that was read stands as it did, and is then what computing it gives', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...Object.keys(EDITS)), fc.integer({ min: 1, max: 3 })), { maxLength: 4 }),
        async (edits) => {
          const { solve } = world();
          let model = given;
          const earlier = [await solve(model)];
          for (const [what, n] of edits) {
            model = EDITS[what]?.edit(model, n) ?? model;
            const solved = await solve(model);
            const same = earlier.some(
              ({ reads, graph, quotes }) => lookAgain(reads, graph, quotes) === lookAgain(reads, solved.graph, quotes),
            );
            assert.equal(solved.reused, same, `${what} ${n} of ${JSON.stringify(edits)}`);
            assert.equal(solved.output, solved.computed, `what was remembered after: ${what}`);
            earlier.push(solved);
          }
        },
      ),
      { numRuns: 15 },
    ));
});
