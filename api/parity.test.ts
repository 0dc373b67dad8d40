import assert from 'node:assert/strict';
import type { OperationSpec } from '../primitives/index.ts';
import { SMALL_BOOKCASE } from '../test/example-pack/index.ts';
import { UNMEASURED_BOOKCASE } from '../test/waiting-suite.ts';
import type { JsonObject } from './rest/json-body.ts';
import { callExamples } from './rest/openapi/call-examples.ts';
import { pathTemplate } from './rest/path-template.ts';
import type { RunResult } from './run-result.ts';
import type { Answer } from './testing/three-doors.ts';
import { asOverMcp, threeDoors } from './testing/three-doors.ts';

/** What differs from run to run, wherever it stands in an answer. */
const OF_THE_RUN = new Set([
  'runId',
  'head',
  'graph',
  'changeSet',
  'document',
  'snapshot',
  'parted',
  'bases',
  'ref',
  'refs',
  'focusRef',
]);

const withoutRun = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutRun);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (OF_THE_RUN.has(name) ? [] : [[name, withoutRun(one)]])),
  );
};

describe('parity of the doors', () => {
  let doors: Awaited<ReturnType<typeof threeDoors>>;
  /** Values of inputs that exist, by the name of the input’s member. */
  let known: Record<string, unknown>;
  let otherSnapshot: string | undefined;
  /** A run that asks something, and what. */
  let asking: JsonObject;

  before(async () => {
    doors = await threeDoors();
    const study = doors.broker.operation('example.study');
    const studied = async (text: string): Promise<RunResult> => {
      const made = await doors.inProcess(study, { documents: [{ name: 'small.shelf', text }] });
      return (made as { readonly output: RunResult }).output;
    };
    otherSnapshot = (await studied('upright only height 1 m\n')).snapshot;
    const result = await studied(SMALL_BOOKCASE);
    const [document] = await doors.store.documents('local', 1);
    known = {
      runId: result.runId,
      snapshot: result.snapshot,
      digest: document?.digest,
      subject: 'board.upper',
      path: 'length',
      operationId: 'example.study',
      name: 'example.creep.simulate',
      pack: 'example',
      graph: 'shelves',
      branch: 'main',
      to: otherSnapshot,
      into: 'main',
      from: 'plan',
      sequence: 1,
      why: 'Measured',
      type: 'example.Board',
      uri: `bver://documents/${document?.digest ?? ''}#line=0,1`,
      changes: [{ subject: 'board.upper', path: 'length', value: '90 cm' }],
    };
    const { runId, openQuestions } = await studied(UNMEASURED_BOOKCASE);
    const [{ questionId } = { questionId: '' }] = openQuestions;
    asking = { runId, questionId, value: '80 cm', answers: [{ questionId, value: '80 cm' }] };
    const bundled = await doors.inProcess(doors.broker.operation('runs.bundle'), { runId: result.runId });
    known['bundle'] = (bundled as { readonly output: { readonly digest: string } }).output.digest;
    for (const name of ['main', 'plan']) {
      const branch = { graph: 'shelves', name, head: result.snapshot ?? '', purpose: '' };
      await doors.store.moveBranch('local', branch, undefined, { by: 'somebody', message: '' });
    }
  });
  after(() => doors.close());

  /** Calls that succeed: the operation’s examples, or what it requires filled with what is there. */
  const validInputs = (spec: OperationSpec): readonly JsonObject[] => {
    const examples = callExamples(doors.registry, spec).map(({ input }) => input);
    if (examples.length > 0) return examples;
    if (spec.source === 'composition') return [{ snapshot: known['snapshot'] }];
    if (spec.operationId === 'workflows.get') return [{ name: 'example.cases' }];
    if (spec.tags.includes('bundles')) return [{ digest: known['bundle'] }];
    const required = [...((spec.inputSchema['required'] ?? []) as string[]), ...(ALSO_NEEDS[spec.operationId] ?? [])];
    const there = /^questions\.|^runs\.answer$/.test(spec.operationId) ? asking : known;
    for (const name of required) assert.ok(there[name] !== undefined, `${spec.operationId} requires ${name}`);
    return [Object.fromEntries(required.map((name) => [name, there[name]]))];
  };

  async function compare(spec: OperationSpec, input: (door: string) => JsonObject): Promise<Answer> {
    const [inProcess, rest, mcp] = await Promise.all(
      (['inProcess', 'overRest', 'overMcp'] as const).map((door) => doors[door](spec, input(door))),
    );
    assert.ok(inProcess && rest && mcp);
    assert.deepEqual(withoutRun(rest), withoutRun(inProcess), `${spec.operationId} over REST`);
    assert.deepEqual(withoutRun(mcp), withoutRun(asOverMcp(spec, inProcess)), `${spec.operationId} over MCP`);
    return inProcess;
  }

  it('gives the same output for every valid call of every operation', async () => {
    for (const spec of doors.broker.operations()) {
      if (NOT_FOR_ENDED_RUNS.test(spec.operationId) || MAKES_ANOTHER.test(spec.operationId)) continue;
      for (const input of validInputs(spec)) {
        const answer = await compare(spec, () => input);
        assert.ok('output' in answer, `${spec.operationId}: ${JSON.stringify(answer)}`);
      }
    }
  });

  it('gives the same output for a change, made once through each door', async () => {
    const commit = doors.broker.operation('graph.commit');
    const made = await compare(commit, (door) => ({
      graph: `of-${door}`,
      branch: 'main',
      snapshot: known['snapshot'],
    }));
    assert.ok('output' in made);
    const again = await compare(commit, (door) => ({ graph: `of-${door}`, branch: 'main', snapshot: otherSnapshot }));
    assert.deepEqual(again, { code: 'graph.conflict', pointers: [] });
    const changes = (value: string) => [{ subject: 'board.upper', path: 'length', value }];
    for (const [operation, input] of [
      ['graph.scenario', { branch: 'main', name: 'oak', purpose: 'Try it' }],
      ['graph.propose', { branch: 'oak', changes: changes('90 cm'), why: 'Try it' }],
      ['graph.commit', { branch: 'oak', changes: changes('90 cm'), message: 'Try it' }],
      ['graph.commit', { branch: 'main', changes: changes('70 cm'), message: 'Measured' }],
      ['graph.scenarios', {}],
      ['graph.rebase', { branch: 'oak' }],
      ['graph.revert', { branch: 'main', sequence: 2 }],
      ['graph.close', { branch: 'oak' }],
    ] as const) {
      const spec = doors.broker.operation(operation);
      const answer = await compare(spec, (door) => ({ graph: `of-${door}`, ...input }));
      assert.ok('output' in answer, `${operation}: ${JSON.stringify(answer)}`);
    }
  });

  it('gives the same error for every operation: members that it does not know, and names that are not there', async () => {
    for (const spec of doors.broker.operations()) {
      const [valid = {}] = validInputs(spec);
      const unknown = await compare(spec, () => ({ ...valid, nonsense: 'x' }));
      assert.ok('code' in unknown && unknown.code === 'input.invalid', spec.operationId);
      const named = pathTemplate(spec.rest.path).names;
      if (named.length === 0) continue;
      const missing = await compare(spec, () => ({
        ...valid,
        ...Object.fromEntries(named.map((name) => [name, 'nothing'])),
      }));
      const expected = spec.operationId === 'graph.commit' ? 'input.missing' : /\.(not-found|unknown)$/;
      assert.match('code' in missing ? missing.code : 'an output', new RegExp(expected), spec.operationId);
    }
  });

  it('gives the same error for what does not apply, and for documents that cannot be used', async () => {
    for (const spec of doors.broker.operations()) {
      if (NOT_FOR_ENDED_RUNS.test(spec.operationId)) {
        const answer = await compare(spec, () => ({ runId: known['runId'] }));
        const decides = /approve|reject/.test(spec.operationId);
        assert.deepEqual(answer, { code: decides ? 'run.not-waiting' : 'operation.not-applicable', pointers: [] });
      }
      if (spec.source === 'system') continue;
      const unknown = await compare(spec, () => ({ documents: [{ digest: '0'.repeat(64) }] }));
      assert.deepEqual(unknown, { code: 'document.not-found', pointers: [] }, spec.operationId);
      await compare(spec, () => ({ documents: [{ name: 'a.unread', text: 'x' }] }));
      await compare(spec, () => ({ snapshot: '0'.repeat(64) }));
      await compare(spec, () => ({}));
    }
  });
});

/** One of several members that are optional each. */
const ALSO_NEEDS: Readonly<Record<string, readonly string[]>> = {
  'runs.stale': ['snapshot'],
  'runs.refresh': ['snapshot'],
};

/** Operations that answer each call with something else that they made, or move a branch. */
const MAKES_ANOTHER = /^(graph\.(commit|scenario|propose|rebase|revert|close)|runs\.refresh)$/;

/** Operations that steer a run, and refuse when it has ended. */
const NOT_FOR_ENDED_RUNS = /^runs\.(cancel|pause|resume|approve|reject)$/;
