import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalJson, decodeChunk, encodeChunk } from '../../primitives/index.ts';
import { readArchive, writeArchive } from '../../runtime/bundle/archive.ts';
import { makeBag } from '../../runtime/bundle/bag.ts';
import { BUNDLE_LIMITS, BUNDLE_MEDIA_TYPE, contentFile, FILES } from '../../runtime/bundle/layout.ts';
import { verifyBundle } from '../../runtime/bundle/verify-bundle.ts';
import type { Verification } from '../../runtime/bundle/verify-bundle.ts';
import { openSource } from '../../runtime/evidence/open-source.ts';
import { sha256 } from '../../runtime/sha256.ts';
import { hasEnded, until } from '../../test/until.ts';
import { SMALL_BOOKCASE } from '../../test/example-pack/index.ts';
import type { RunResult } from '../run-result.ts';
import { exampleBroker } from '../testing/example-broker.ts';
import type { ImportedBundle } from './bundles.ts';
import type { RunReproduction } from './reproduce.ts';
import type { RunBundle } from './run-bundle.ts';
import type { RunResource } from './run-resource.ts';

const here = { tenant: 'here', subject: 'ada' };
const there = { tenant: 'there', subject: 'bob' };
type World = ReturnType<typeof exampleBroker>;
type Caller = typeof here;

const call = async <T>({ broker }: World, caller: Caller, operation: string, input: object): Promise<T> => {
  const outcome = await broker.invoke(operation, input, { caller, waitSeconds: 20 });
  assert.equal(outcome.kind, 'output');
  return (outcome as { output: T }).output;
};
const study = async (world: World, caller: Caller, text = SMALL_BOOKCASE): Promise<RunResult> =>
  call(world, caller, 'example.study', { documents: [{ name: 'bookcase.shelf', text }], parameters: {} });

const bundleOf = async (world: World, caller: Caller, runId: string): Promise<Uint8Array> => {
  const { digest } = await call<RunBundle>(world, caller, 'runs.bundle', { runId });
  return (await world.store.content(caller.tenant, digest))?.bytes ?? assert.fail('no bundle');
};
const put = async (world: World, caller: Caller, bytes: Uint8Array): Promise<string> => {
  const digest = sha256(bytes);
  await world.store.putContents(caller.tenant, [{ digest, mediaType: BUNDLE_MEDIA_TYPE, bytes }]);
  return digest;
};
const importInto = async (world: World, caller: Caller, bytes: Uint8Array): Promise<ImportedBundle> =>
  call(world, caller, 'bundles.import', { digest: await put(world, caller, bytes) });

const failures = ({ checks }: Verification): string[] =>
  checks.filter(({ outcome }) => outcome === 'failed').map(({ name, file, problem }) => `${name} ${file}: ${problem}`);

type Files = Map<string, Uint8Array>;
/** Changes files of a bundle; with `sealed`, as somebody would who knows how manifests and seal are made. */
async function altered(bytes: Uint8Array, change: (files: Files) => void, sealed: boolean): Promise<Uint8Array> {
  const archive = readArchive(bytes, BUNDLE_LIMITS);
  const folder = [...archive.keys()][0]?.split('/')[0] ?? '';
  const files: Files = new Map([...archive].map(([name, one]) => [name.slice(folder.length + 1), one]));
  change(files);
  const isPayload = (name: string): boolean => name.startsWith('data/');
  const remade = sealed
    ? makeBag(
        new Map([...files].filter(([name]) => isPayload(name))),
        new Map([...files].filter(([name]) => name === 'README.md')),
        [],
      )
    : files;
  return writeArchive(new Map([...remade].map(([name, one]) => [`${folder}/${name}`, one])));
}
const jsonOf = <T>(files: Files, file: string): T => JSON.parse(new TextDecoder().decode(files.get(file))) as T;
const setJson = (files: Files, file: string, value: unknown): void =>
  void files.set(file, new TextEncoder().encode(canonicalJson(value)));

/** Puts other text in the place of a content, and its digest, and those of all that name it, wherever the old one was. */
function replaceContent(files: Files, digest: string, text: string): void {
  const fresh = sha256(text);
  files.delete(contentFile(digest));
  files.set(contentFile(fresh), new TextEncoder().encode(text));
  for (const [name, one] of [...files]) {
    const before = new TextDecoder().decode(one);
    if (!before.includes(digest)) continue;
    const after = before.replaceAll(digest, fresh);
    if (name.startsWith(contentFile(''))) replaceContent(files, name.slice(contentFile('').length), after);
    else files.set(name, new TextEncoder().encode(after));
  }
  const listed = jsonOf<{ digest: string }[]>(files, FILES.contents);
  const size = new TextEncoder().encode(text).length;
  setJson(
    files,
    FILES.contents,
    listed.map((one) => (one.digest === fresh ? { ...one, size } : one)),
  );
}

describe('a bundle of a run', () => {
  const origin = exampleBroker();
  const parts = { registry: origin.registry, openSource };
  let result: RunResult;
  let bytes: Uint8Array;
  before(async () => {
    result = await study(origin, here);
    bytes = await bundleOf(origin, here, result.runId);
  });

  it('is the same bytes for the same run', async () => {
    assert.deepEqual(await bundleOf(origin, here, result.runId), bytes);
  });

  it('passes every check that can be made of it, from its bytes alone', async () => {
    const verified = await verifyBundle(bytes, parts);
    assert.deepEqual(failures(verified), []);
    assert.equal(verified.valid, true);
    const counted = Object.fromEntries(verified.checks.map(({ name, outcome, count }) => [name, [outcome, count > 0]]));
    const passed = ['passed', true];
    assert.deepEqual(counted, {
      archive: passed,
      bag: passed,
      records: passed,
      contents: passed,
      closure: passed,
      snapshots: passed,
      evidence: passed,
      calls: passed,
      results: passed,
      people: ['passed', false],
      output: passed,
      provenance: passed,
      history: ['notChecked', false],
    });
    assert.match(verified.checks.at(-1)?.problem ?? '', /in process/);
  });

  it('moves into an empty installation, where it is traced and reproduced to the same digests', async () => {
    const target = exampleBroker();
    const { runId, imported, verification } = await importInto(target, there, bytes);
    assert.deepEqual([runId, imported, verification.valid], [result.runId, true, true]);
    const { runs } = await call<{ runs: RunResource[] }>(target, there, 'runs.list', {});
    assert.deepEqual(
      runs.map(({ id }) => id),
      [runId],
    );
    const run = await call<RunResource>(target, there, 'runs.get', { runId });
    assert.equal(run.metadata.outputDigest, result.outputDigest);
    assert.equal(run.metadata.origin?.bundle, sha256(bytes));
    assert.equal(run.metadata.origin.importedBy, 'bob');
    assert.deepEqual(
      await call(target, there, 'runs.result', { runId }),
      await call(origin, here, 'runs.result', { runId }),
    );
    const asked = { runId, subject: 'board.upper', path: 'length' };
    assert.deepEqual(await call(target, there, 'runs.trace', asked), await call(origin, here, 'runs.trace', asked));
    const computed = { runId, subject: 'board.upper', path: 'deflections.final' };
    assert.deepEqual(
      await call(target, there, 'runs.trace', computed),
      await call(origin, here, 'runs.trace', computed),
    );
    const again = await call<RunReproduction>(target, there, 'runs.reproduce', { runId });
    assert.equal(again.reproduced, true);
    assert.deepEqual(
      await call(target, there, 'runs.provenance', { runId }),
      await call(origin, here, 'runs.provenance', { runId }),
    );
    assert.deepEqual(
      await call(target, there, 'runs.findings', { runId }),
      await call(origin, here, 'runs.findings', { runId }),
    );
  });

  it('is bundled again there to a bundle of the same run', async () => {
    const target = exampleBroker();
    await importInto(target, there, bytes);
    const again = await bundleOf(target, there, result.runId);
    assert.deepEqual(again, bytes);
  });

  it('is taken in once, and no other run of its name', async () => {
    const target = exampleBroker();
    assert.equal((await importInto(target, there, bytes)).imported, true);
    assert.equal((await importInto(target, there, bytes)).imported, false);
    assert.equal((await importInto(origin, here, bytes)).imported, false, 'where it comes from it is there already');
    assert.equal((await origin.store.run(here.tenant, result.runId))?.origin, undefined);
    const retitled = await altered(
      bytes,
      (files) => {
        const told = jsonOf<{ run: { parameters: object } }>(files, FILES.run);
        setJson(files, FILES.run, { ...told, run: { ...told.run, parameters: { other: 1 } } });
      },
      true,
    );
    await assert.rejects(importInto(target, there, retitled), { code: 'bundle.conflict' });
  });

  it('works on there like any other run: what it computed is not computed again', async () => {
    const target = exampleBroker();
    await importInto(target, there, bytes);
    const same = await study(target, there);
    assert.equal(same.outputDigest, result.outputDigest);
    const run = await call<RunResource>(target, there, 'runs.get', { runId: same.runId });
    assert.ok(run.metadata.steps.every(({ memo }) => memo?.result === 'reused' && memo.runId === result.runId));
  });

  it('holds what a run reuses, and says which run computed it', async () => {
    const second = await study(origin, here);
    const packed = await bundleOf(origin, here, second.runId);
    const verified = await verifyBundle(packed, parts);
    assert.deepEqual(failures(verified), []);
    assert.deepEqual(verified.bundle?.beyond.runs, [result.runId]);
    const target = exampleBroker();
    await importInto(target, there, packed);
    const { reproduced } = await call<RunReproduction>(target, there, 'runs.reproduce', { runId: second.runId });
    assert.equal(reproduced, true);
  });

  it('holds the calls of earlier runs that made what a run started from', async () => {
    const first = await call<RunResult>(origin, here, 'example.bookcase.interpret', {
      documents: [{ name: 'another.shelf', text: `${SMALL_BOOKCASE}\n` }],
    });
    const { runId } = await call<RunResult>(origin, here, 'example.creep.simulate', { snapshot: first.snapshot });
    const verified = await verifyBundle(await bundleOf(origin, here, runId), parts);
    assert.deepEqual(failures(verified), []);
    assert.ok(verified.bundle?.documents.some(({ name }) => name === 'another.shelf'));
  });

  describe('that somebody has changed', () => {
    it('is found out, whichever bit it was, and nothing is imported', async () => {
      const target = exampleBroker();
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
          const flipped = Uint8Array.from(bytes);
          flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
          assert.equal((await verifyBundle(flipped)).valid, false);
        }),
        { numRuns: 60 },
      );
      const flipped = Uint8Array.from(bytes);
      flipped[1000] = (flipped[1000] ?? 0) ^ 1;
      await assert.rejects(importInto(target, there, flipped), { code: 'bundle.invalid' });
      assert.equal(await target.store.run(there.tenant, result.runId), undefined);
    });

    const names = [
      ...Object.values(FILES).filter((file) => file !== FILES.history),
      'README.md',
      'bag-info.txt',
      'bagit.txt',
      'manifest-sha256.txt',
    ];
    const anyFile = (files: Files, n: number): string => {
      const contents = [...files.keys()].filter((name) => name.startsWith(contentFile('')));
      const all = [...names, ...contents];
      return all[n % all.length] ?? '';
    };

    it('names the file that is missing, added, renamed or changed', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.constantFrom('change', 'remove', 'add', 'rename'), async (n, what) => {
          let name = '';
          const packed = await altered(
            bytes,
            (files) => {
              name = anyFile(files, n);
              const one = files.get(name) ?? new Uint8Array();
              if (what === 'change') files.set(name, Uint8Array.from([...one, 10]));
              if (what === 'add') files.set((name = `${name}.more`), one);
              if (what === 'rename') files.set(`${name}.old`, one);
              if (what === 'rename' || what === 'remove') files.delete(name);
            },
            false,
          );
          const found = failures(await verifyBundle(packed, parts));
          assert.ok(
            found.some((failure) => failure.includes(name)),
            `${what} ${name}: ${found.join('; ')}`,
          );
        }),
        { numRuns: 60 },
      );
    });

    it('is found out also where all manifests are made anew, as far as anything depends on it', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.constantFrom('change', 'remove', 'add', 'rename'), async (n, what) => {
          let name = '';
          const packed = await altered(
            bytes,
            (files) => {
              const payload = [...files.keys()].filter((file) => file.startsWith('data/'));
              name = payload[n % payload.length] ?? '';
              const one = files.get(name) ?? new Uint8Array();
              if (what === 'change') files.set(name, Uint8Array.from([...one.subarray(0, -1), 33]));
              if (what === 'add') files.set((name = `${name}.more`), one);
              if (what === 'rename') files.set(`${name}.old`, one);
              if (what === 'rename' || what === 'remove') files.delete(name);
            },
            true,
          );
          const found = failures(await verifyBundle(packed, parts));
          assert.ok(
            found.some((failure) => failure.includes(name)),
            `${what} ${name}: ${found.join('; ')}`,
          );
        }),
        { numRuns: 60 },
      );
    });

    const changes: readonly (readonly [what: string, check: string, change: (files: Files) => void])[] = [
      [
        'the output digest of the run',
        'output',
        (files) => {
          const told = jsonOf<{ run: object }>(files, FILES.run);
          setJson(files, FILES.run, { ...told, run: { ...told.run, outputDigest: sha256('x') } });
        },
      ],
      [
        'the answer of the run',
        'output',
        (files) => {
          const told = jsonOf<{ run: { answer: object } }>(files, FILES.run);
          const answer = { ...told.run.answer, summary: 'All is well.' };
          setJson(files, FILES.run, { ...told, run: { ...told.run, answer } });
        },
      ],
      [
        'a step that is left out',
        'output',
        (files) => {
          const told = jsonOf<{ steps: unknown[] }>(files, FILES.run);
          setJson(files, FILES.run, { ...told, steps: told.steps.slice(1) });
        },
      ],
      [
        'the summary of a call',
        'results',
        (files) => {
          const calls = jsonOf<{ envelope: object }[]>(files, FILES.calls);
          setJson(
            files,
            FILES.calls,
            calls.map((one) => ({ ...one, envelope: { ...one.envelope, summary: 'Nothing.' } })),
          );
        },
      ],
      [
        'the version of a call',
        'calls',
        (files) => {
          const calls = jsonOf<object[]>(files, FILES.calls);
          setJson(
            files,
            FILES.calls,
            calls.map((one) => ({ ...one, version: '9.9.9' })),
          );
        },
      ],
      [
        'who called',
        'provenance',
        (files) => {
          const told = jsonOf<{ run: object }>(files, FILES.run);
          setJson(files, FILES.run, { ...told, run: { ...told.run, caller: { subject: 'eve' } } });
        },
      ],
      [
        'when the run ended',
        'provenance',
        (files) => {
          const told = jsonOf<{ run: object }>(files, FILES.run);
          setJson(files, FILES.run, { ...told, run: { ...told.run, finishedAt: '2000-01-01T00:00:00.000Z' } });
        },
      ],
      [
        'the number of assertions of a snapshot',
        'snapshots',
        (files) => {
          const all = jsonOf<{ manifest: { assertionCount: number } }[]>(files, FILES.snapshots);
          setJson(
            files,
            FILES.snapshots,
            all.map(({ manifest, ...one }) => ({
              ...one,
              manifest: { ...manifest, assertionCount: manifest.assertionCount + 1 },
            })),
          );
        },
      ],
      [
        'a chunk of a snapshot',
        'snapshots',
        (files) => {
          const all = jsonOf<{ manifest: { chunks: string[] } }[]>(files, FILES.snapshots);
          setJson(
            files,
            FILES.snapshots,
            all.map(({ manifest, ...one }) => ({
              ...one,
              manifest: { ...manifest, chunks: [...manifest.chunks.slice(1), ''] },
            })),
          );
        },
      ],
      [
        'a reference to elsewhere',
        'closure',
        (files) => {
          const told = jsonOf<{ run: { start: object } }>(files, FILES.run);
          const start = { ...told.run.start, snapshot: sha256('elsewhere') };
          setJson(files, FILES.run, { ...told, run: { ...told.run, start } });
        },
      ],
      [
        'a content that nothing refers to',
        'closure',
        (files) => {
          const stray = new TextEncoder().encode('stray');
          const listed = jsonOf<object[]>(files, FILES.contents);
          setJson(files, FILES.contents, [...listed, { digest: sha256(stray), mediaType: 'text/plain', size: 5 }]);
          files.set(contentFile(sha256(stray)), stray);
        },
      ],
    ];
    it('is found out by its evidence: a stated value, also where the digests of all contents are made anew', async () => {
      let forged = '';
      const packed = await altered(
        bytes,
        (files) => {
          const all = jsonOf<{ manifest: { chunks: string[] } }[]>(files, FILES.snapshots);
          for (const chunk of all.flatMap(({ manifest }) => manifest.chunks).filter((one) => one !== '')) {
            if (forged !== '') break;
            const text = new TextDecoder().decode(files.get(contentFile(chunk)));
            const stated = decodeChunk(text).find(
              ({ state, value }) => state === 'stated' && typeof value === 'number',
            );
            if (!stated) continue;
            forged = `${stated.subject} ${stated.path}: `;
            const value = Number(stated.value) + 1;
            const changed = decodeChunk(text).map((one) =>
              one.subject === stated.subject && one.path === stated.path ? { ...one, value } : one,
            );
            replaceContent(files, chunk, encodeChunk(changed));
          }
        },
        true,
      );
      const verified = await verifyBundle(packed, parts);
      const found = verified.checks.find(({ name }) => name === 'evidence');
      assert.notEqual(forged, '');
      assert.equal(found?.outcome, 'failed', failures(verified).join('; '));
      assert.ok(found.problem?.startsWith(forged), found.problem);
      assert.equal(verified.checks.find(({ name }) => name === 'contents')?.outcome, 'passed');
    });

    for (const [what, check, change] of changes) {
      it(`is found out by ${check}: ${what}`, async () => {
        const verified = await verifyBundle(await altered(bytes, change, true), parts);
        const found = verified.checks.find(({ name }) => name === check);
        assert.equal(found?.outcome, 'failed', failures(verified).join('; '));
        assert.equal(verified.valid, false);
      });
    }
  });

  it('is made of a run that has ended, however it ended', async () => {
    const slow = {
      documents: [{ name: 'b.shelf', text: SMALL_BOOKCASE }],
      parameters: { steps: 100, pauseMilliseconds: 20 },
    };
    const started = await origin.broker.invoke('example.study', slow, { caller: here, waitSeconds: 0 });
    assert.ok(started.kind === 'run');
    const { run } = started;
    const { runId } = run;
    await assert.rejects(call(origin, here, 'runs.bundle', { runId }), { code: 'operation.not-applicable' });
    await call(origin, here, 'runs.cancel', { runId });
    await until(origin.store, run, hasEnded);
    const packed = await bundleOf(origin, here, runId);
    assert.deepEqual(failures(await verifyBundle(packed, parts)), []);
    const target = exampleBroker();
    assert.equal((await importInto(target, there, packed)).imported, true);
    assert.equal((await target.store.run(there.tenant, runId))?.status, 'cancelled');
  });
});
