import assert from 'node:assert/strict';
import { createRegistry } from '../../primitives/index.ts';
import type { NodeRecord } from '../../runtime/store/records.ts';
import { createMemoryStore } from '../../runtime/store/memory-store.ts';
import { examplePack } from '../../test/example-pack/index.ts';
import { CALLER, writeExampleRun } from '../../test/example-run.ts';
import { mermaid } from './mermaid.ts';
import { pictureOfComposition } from './of-composition.ts';
import { pictureOfRun } from './of-run.ts';
import { pictureSvg } from './svg.ts';
import { pictureText } from './text.ts';

const registry = createRegistry([examplePack]);
const picture = pictureOfComposition(registry, registry.composition('example.cases'));

/** Every element is closed, in order; text has no bare markup. */
function wellFormed(svg: string): void {
  const open: string[] = [];
  for (const [, close, name = '', empty] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/g)) {
    if (close === '/') assert.equal(open.pop(), name);
    else if (empty !== '/') open.push(name);
  }
  assert.deepEqual(open, []);
  assert.doesNotMatch(svg.replaceAll(/<[^<>]*>/g, ''), /[<>]|&(?!amp;|lt;|gt;|quot;)/);
}

describe('the picture of a composition', () => {
  it('has every part in it, with a title and a description for who cannot see it', () => {
    const svg = pictureSvg(picture);
    wellFormed(svg);
    for (const { id, title } of picture.parts) assert.ok(svg.includes(id) && svg.includes(title), id);
    assert.match(svg, /role="img" aria-labelledby="picture-title picture-description"/);
    assert.match(svg, /<desc id="picture-description">[^<]+steps ← creep\/steps/);
    assert.match(svg, /prefers-color-scheme:dark/);
    assert.doesNotMatch(svg, /https?:(?!\/\/www\.w3\.org\/2000\/svg)|<script|<image/);
  });

  it('draws what is read beside the order of the steps, and what a gate leaves out', () => {
    const svg = pictureSvg(picture);
    assert.equal(svg.match(/class="reads"/g)?.length, 2);
    assert.equal(svg.match(/class="skips"/g)?.length, 1);
  });

  it('says the same as Mermaid text, and as lines for a terminal', () => {
    const text = mermaid(picture);
    assert.match(text, /^flowchart TD\n/);
    assert.match(text, /subgraph s_cases\[/);
    assert.match(text, /s_boards\{"Are there any boards\?/);
    assert.match(text, /s_creep -\.-> s_case_creep/);
    assert.match(pictureText(picture), /◇ boards {2}Are there any boards\?/);
  });

  it('shows nothing that a pack wrote as markup', () => {
    const [first] = picture.parts;
    assert.ok(first);
    wellFormed(pictureSvg({ ...picture, title: '<b>&"', parts: [{ ...first, title: '<script>&', what: '"]--><x' }] }));
  });
});

describe('the picture of a run', () => {
  it('shows what has become of each part', async () => {
    const store = createMemoryStore();
    const cases = [{ state: { overrides: [] } }, { state: { overrides: [] } }];
    const run = await writeExampleRun(registry, store, { operation: 'example.cases', parameters: { cases } });
    const states = (nodes: readonly NodeRecord[], status: typeof run.status) =>
      Object.fromEntries(pictureOfRun({ ...run, status }, [], nodes).parts.map(({ id, state }) => [id, state?.status]));
    assert.deepEqual(states([], 'running'), {
      interpret: 'running',
      assume: 'pending',
      creep: 'pending',
      boards: 'pending',
      cases: 'pending',
      'case-creep': 'pending',
      'case-sag': 'pending',
      hangs: 'pending',
      approve: 'pending',
      rearrange: 'pending',
    });
    const { runId } = run;
    const ended = states([{ runId, node: 'boards', status: 'ended', detail: 'none' }], 'succeeded');
    assert.deepEqual([ended['boards'], ended['cases'], ended['rearrange']], ['done', 'skipped', 'skipped']);
    assert.equal(states([], 'failed')['interpret'], 'failed');
    const fanOut: NodeRecord = { runId, node: 'cases', status: 'running', detail: '2 branches', branches: 2 };
    const failed: NodeRecord = { runId, node: 'cases[1]', status: 'failed', detail: 'torn' };
    const at = pictureOfRun({ ...run, status: 'running' }, [], [fanOut, failed]).parts.find(({ id }) => id === 'cases');
    assert.deepEqual(at?.state?.branches, { total: 2, done: 0, failed: 1 });
    wellFormed(pictureSvg(pictureOfRun(run, await store.steps(CALLER.tenant, runId), [fanOut, failed])));
  });
});
