import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../runtime/state-directory.ts';
import { buildBundle, workflowBundle } from './bundle.ts';
import { sourcesDigest, workflowSources } from './workflow-sources.ts';

/** Of our own code; every workflow that a worker keeps in memory has its own instance of all of it. */
const OURS = [
  'primitives/condition.ts',
  'primitives/flow-state.ts',
  'primitives/json-pointer.ts',
  'primitives/rounds.ts',
  'primitives/run-fan-out.ts',
  'primitives/run-flow.ts',
  'primitives/run-plan.ts',
  'primitives/step-input.ts',
  'workflows/call-step.ts',
  'workflows/flow-host.ts',
  'workflows/handlers.ts',
  'workflows/hold.ts',
  'workflows/operation.ts',
  'workflows/run-activities.ts',
  'workflows/run-durably.ts',
  'workflows/run-outcome.ts',
  'workflows/run-progress.ts',
  'workflows/search-attributes.ts',
  'workflows/shown-flow.ts',
  'workflows/study.ts',
  'workflows/task-queues.ts',
  'workflows/waiting.ts',
];
/** Of others: the SDK and what it brings. */
const LIBRARIES = ['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc'];
/** Modules without code of their own: they only pass on what others export. */
const PASSING_ON = ['primitives/names.ts', 'workflows/index.ts'];
const LARGEST_BYTES = 200_000;

const MAP = '//# sourceMappingURL=data:application/json;charset=utf-8;base64,';

describe('the workflow bundle', function () {
  this.timeout(60_000);
  let code: string;
  let sources: string[];
  before(async () => {
    const bundle = await buildBundle();
    const [built = '', map = ''] = bundle.code.split(MAP);
    code = built;
    sources = (JSON.parse(Buffer.from(map, 'base64').toString()) as { sources: string[] }).sources;
  });

  it('holds the orchestration, and nothing else of ours', () => {
    const ours = sources.filter(
      (file) => file.startsWith(PROJECT_ROOT) && file.endsWith('.ts') && !file.includes('node_modules'),
    );
    assert.deepEqual(ours.map((file) => path.relative(PROJECT_ROOT, file)).sort(), OURS);
  });

  it('holds no library beside the SDK', () => {
    const packages = sources.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
    assert.deepEqual([...new Set(packages)].sort(), LIBRARIES);
  });

  it('needs nothing of Node', () => {
    const required = [...code.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name = '']) =>
      name.replace('node:', ''),
    );
    assert.deepEqual(
      required.filter((name) => builtinModules.includes(name)),
      [],
    );
    assert.doesNotMatch(code, /["']node:/);
  });

  it('names no pack and no domain', () => {
    for (const pack of readdirSync(path.join(PROJECT_ROOT, 'domain-packs'))) assert.ok(!code.includes(pack), pack);
  });

  it('is small', () => {
    assert.ok(code.length < LARGEST_BYTES, `${code.length} bytes`);
    // Validation stays outside: with it the bundle is 2.6 MB.
    assert.ok(!code.includes('ZodType') && !code.includes('safeParse'));
  });

  it('is cached under a digest of exactly what it is made of', () => {
    const followed = workflowSources().map((file) => path.relative(PROJECT_ROOT, file));
    assert.deepEqual(followed, [...OURS, ...PASSING_ON].sort());
  });

  it('is built once, and anew when a source changes', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'bver-bundle-'));
    try {
      const first = await workflowBundle(folder);
      const [kept = ''] = readdirSync(path.join(folder, 'cache'));
      const { mtimeMs } = statSync(path.join(folder, 'cache', kept));
      assert.deepEqual(await workflowBundle(folder), first);
      assert.equal(statSync(path.join(folder, 'cache', kept)).mtimeMs, mtimeMs);
      const source = path.join(folder, 'source.ts');
      writeFileSync(source, 'export const a = 1;\n');
      const before = sourcesDigest([source]);
      writeFileSync(source, 'export const a = 2;\n');
      assert.notEqual(sourcesDigest([source]), before);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
