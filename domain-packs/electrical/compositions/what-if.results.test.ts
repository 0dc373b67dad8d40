import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createInProcessExecution } from '../../../activities/in-process-execution.ts';
import { createReproduction } from '../../../activities/reproduction.ts';
import { createStepRunner } from '../../../activities/step-runner.ts';
import type { RunResult } from '../../../api/run-result.ts';
import { createBroker } from '../../../api/create-broker.ts';
import { createRegistry } from '../../../primitives/index.ts';
import { createGraphAccess } from '../../../runtime/graph/graph-access.ts';
import { createMemoryStore } from '../../../runtime/store/memory-store.ts';
import { electricalPack } from '../pack.ts';

const TENANT = 'what-if';
const FOLDER = new URL('../../../examples/ieee13/', import.meta.url);
const documents = ['ieee13.dss', 'ieee13-bus-coordinates.csv'].map((name) => ({
  name,
  text: readFileSync(new URL(name, FOLDER), 'utf8'),
}));
const cases = [
  { name: 'as it is built', state: { overrides: [] } },
  { name: '671-692 open', state: { overrides: [{ subject: 'line.671_692', path: 'closed', value: false }] } },
];

interface Branch {
  readonly item: { readonly name: string };
  readonly status: string;
  readonly payload?: { readonly criteria: readonly { readonly name: string; readonly value: number }[] };
}

describe('the what-if study of the sample feeder', function () {
  this.timeout(60_000);
  const registry = createRegistry([electricalPack]);
  const store = createMemoryStore();
  const execution = createInProcessExecution(createStepRunner({ registry, store }), store);
  const parts = { registry, store, execution, graphs: createGraphAccess(store) };
  const reproduction = createReproduction({ registry, store });
  const broker = createBroker({ ...parts, reproduction, documentLimit: 1_000_000 });
  after(() => execution.close());

  const start = async (operation: string, parameters: object) => {
    const call = { caller: { tenant: TENANT, subject: 'engineer' }, waitSeconds: 60 };
    const outcome = await broker.invoke(operation, { documents, parameters }, call);
    assert.ok(outcome.kind === 'output' && outcome.run, JSON.stringify(outcome));
    const steps = await store.steps(TENANT, outcome.run.runId);
    return { result: outcome.output as RunResult, steps: new Map(steps.map(({ step, envelope }) => [step, envelope])) };
  };

  it('computes the feeder as it is built like the power flow itself, and otherwise where a switch is open', async () => {
    const whatIf = await start('electrical.what-if', { cases });
    const alone = await start('electrical.power-flow.simulate', {});
    const own = [...alone.steps.values()].at(-1)?.outputDigest;
    assert.match(own ?? '', /^[0-9a-f]{64}$/);
    const [built, open] = ['power-flow[0]', 'power-flow[1]'].map((id) => whatIf.steps.get(id)?.outputDigest);
    assert.equal(built, own);
    assert.match(open ?? '', /^[0-9a-f]{64}$/);
    assert.notEqual(open, own);

    const { branches } = whatIf.result.payload as { readonly branches: readonly Branch[] };
    assert.deepEqual(
      branches.map(({ item, status }) => [item.name, status]),
      cases.map(({ name }) => [name, 'completed']),
    );
    const criterion = (index: number, wanted: string): number =>
      branches[index]?.payload?.criteria.find(({ name }) => name === wanted)?.value ?? NaN;
    // Behind the switch stand the loads at 675 (485 + 68 + 290 kW) and 692 (170 kW at constant current).
    const shed = (criterion(0, 'load') - criterion(1, 'load')) / 1000;
    assert.ok(shed > 1013 * 0.95 && shed < 1013 * 1.05, `${shed.toFixed(1)} kW are shed`);
    // Losses fall with the current, though no capacitor at 675 supports the feeder any more.
    assert.ok(criterion(1, 'total') < criterion(0, 'total'));
  });
});
