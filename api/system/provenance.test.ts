import assert from 'node:assert/strict';
import type { ProvJson } from '../../primitives/index.ts';
import { provViolations, undeclaredNames } from '../../primitives/index.ts';
import { SMALL_BOOKCASE } from '../../test/example-pack/index.ts';
import { exampleBroker } from '../testing/example-broker.ts';

const caller = { tenant: 'a', subject: 'ada' };

describe('the provenance of recorded runs', () => {
  const { broker, registry } = exampleBroker();
  const documents = (text = SMALL_BOOKCASE) => [{ name: 'bookcase.shelf', text }];
  const run = async (operation: string, input: object): Promise<string> => {
    const outcome = await broker.invoke(operation, { parameters: {}, ...input }, { caller, waitSeconds: 20 });
    return outcome.run?.runId ?? assert.fail(`${operation} was not run`);
  };
  const provenance = async (runId: string): Promise<ProvJson> => {
    const outcome = await broker.invoke('runs.provenance', { runId }, { caller });
    return (outcome as { output: ProvJson }).output;
  };
  const requireValid = async (runId: string): Promise<ProvJson> => {
    const document = await provenance(runId);
    assert.deepEqual(provViolations(document), []);
    assert.deepEqual(undeclaredNames(document), []);
    return document;
  };
  const agents = ({ wasAssociatedWith = {} }: ProvJson, activity: string): string[] =>
    (Object.values(wasAssociatedWith) as Record<string, string>[])
      .filter((said) => said['prov:activity'] === activity)
      .map((said) => said['prov:agent'] ?? '');

  it('keeps the constraints of PROV, whatever was run', async () => {
    const operations = [
      ...registry.compositions().map(({ name }) => name),
      ...registry.primitives().map(({ name }) => name),
    ];
    let checked = 0;
    for (const operation of operations) {
      const outcome = await broker
        .invoke(operation, { documents: documents(), parameters: {} }, { caller, waitSeconds: 20 })
        .catch(() => undefined);
      if (!outcome?.run) continue;
      await requireValid(outcome.run.runId);
      checked++;
    }
    assert.ok(checked >= 5, `${checked} runs were checked`);
  });

  it('tells of a run that reuses what an earlier one computed', async () => {
    await run('example.study', { documents: documents() });
    const runId = await run('example.study', { documents: documents() });
    const document = await requireValid(runId);
    const informed = (Object.values(document.wasInformedBy ?? {}) as Record<string, string>[]).filter(
      (said) => said['prov:informed'] === `bver:run/${runId}`,
    );
    assert.ok(informed.length > 2);
    for (const { 'prov:informant': action = '' } of informed) {
      assert.ok(agents(document, action).includes('bver:caller/ada'), action);
    }
  });

  it('goes back to the calls of earlier runs that made what a run started from', async () => {
    const first = await run('example.bookcase.interpret', { documents: documents() });
    const result = await broker.invoke('runs.result', { runId: first }, { caller });
    const { snapshot } = (result as { output: { snapshot: string } }).output;
    const second = await run('example.creep.simulate', { snapshot });
    const document = await requireValid(second);
    const labels = (Object.values(document.entity ?? {}) as Record<string, unknown>[]).map((e) => e['prov:label']);
    assert.ok(labels.includes('bookcase.shelf'), 'the document that an earlier run read');
  });
});
