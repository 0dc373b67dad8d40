import assert from 'node:assert/strict';
import { createInProcessExecution } from '../activities/in-process-execution.ts';
import { createStepRunner } from '../activities/step-runner.ts';
import { createRegistry, FINDING_KINDS } from '../primitives/index.ts';
import { createMemoryStore } from '../runtime/store/memory-store.ts';
import { examplePack } from '../test/example-pack/index.ts';
import { writeExampleRun } from '../test/example-run.ts';
import { hasEnded, until } from '../test/until.ts';
import { locatedFindings, runFindings } from './run-findings.ts';
import { runResult } from './run-result.ts';

const TEXT = [
  'upright l height 2 m',
  'upright r height 2 m',
  ...Array.from({ length: 60 }, (_, i) => `board b${i} from l to r length 1 m limit ${i % 3 === 0 ? 1 : 5} kg`),
  ...Array.from({ length: 60 }, (_, i) => `book k${i} on b${i} mass 3 kg`),
  '',
].join('\n');

describe('the result of a run', () => {
  it('counts every finding, and shows the worst of those that ask for something', async () => {
    const registry = createRegistry([examplePack]);
    const store = createMemoryStore();
    const run = await writeExampleRun(registry, store, { operation: 'example.study', text: TEXT });
    await createInProcessExecution(createStepRunner({ registry, store }), store).start(run);
    const ended = await until(store, run, hasEnded);
    const findings = await runFindings(store, ended);
    const result = await runResult(store, ended);
    const counts = FINDING_KINDS.map((kind) => [kind, findings.filter((finding) => finding.kind === kind).length]);
    assert.deepEqual(result.findingCounts, Object.fromEntries(counts));
    assert.ok((result.findingCounts['fail'] ?? 0) >= 20 && (result.findingCounts['pass'] ?? 0) > 0);
    const asking = findings.filter(({ kind }) => kind === 'fail' || kind === 'open');
    assert.deepEqual(result.findings, await locatedFindings(store, ended, asking.slice(0, 50)));

    const given = findings.filter(({ kind }) => kind !== 'open').slice(0, 1);
    assert.equal(given[0]?.kind, 'fail');
    const digest = 'f'.repeat(64);
    const bytes = new TextEncoder().encode(JSON.stringify(given));
    await store.putContents(ended.caller.tenant, [{ digest, mediaType: 'application/json', bytes }]);
    const more = await runResult(store, { ...ended, start: { ...ended.start, findings: [digest] } });
    assert.equal(more.findingCounts['fail'], (result.findingCounts['fail'] ?? 0) + 1);
    assert.equal(more.findings.length, Math.min(asking.length + 1, 50));
  });
});
