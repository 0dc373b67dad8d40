import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { quoted, sourceKey } from '../../../primitives/index.ts';
import { electricalPack } from '../pack.ts';
import type { StudyRun, Texts } from '../testing/run-study.ts';
import { runStudy } from '../testing/run-study.ts';
import { firstBadTag } from '../testing/well-formed.ts';
import { conductorDesign } from './conductor-design.ts';
import { study } from './study.ts';

const root = new URL('../../../', import.meta.url);
const read = (paths: readonly string[]): Texts =>
  Object.fromEntries(paths.map((path) => [basename(path), new Uint8Array(readFileSync(new URL(path, root)))]));
const sample = read(electricalPack.sample?.documents ?? []);
const artifact = ({ answer }: StudyRun, name: string): string =>
  new TextDecoder().decode(answer.artifacts.find((file) => file.name === name)?.bytes);

describe('the study of the sample feeder', () => {
  let run: StudyRun;
  before(async () => {
    run = await runStudy(study, sample);
  });

  it('converges, by the report’s own count of Kirchhoff’s law', () => {
    const payload = run.answer.payload as { converged: boolean; mismatch: number };
    assert.equal(payload.converged, true);
    assert.ok(payload.mismatch < 1e-6);
  });

  it('finds what is known of the feeder: a loaded-up transformer, high and low voltages, an end without load', () => {
    const found = run.findings.filter(({ kind }) => kind === 'fail').map((f) => `${f.messageId} ${f.focusNode}`);
    for (const expected of [
      'overloaded transformer.xfm1',
      'aboveB bus.rg60',
      'belowA bus.611',
      'dangling line.671_680',
    ]) {
      assert.ok(found.includes(expected), expected);
    }
  });

  it('leaves lines without a rating open, and asks for each rating once', () => {
    const { openQuestions } = run.results['loading'] ?? { openQuestions: [] };
    assert.ok(openQuestions.some(({ subject, path }) => subject === 'linecode.606' && path === 'normalRating'));
    assert.equal(new Set(openQuestions.map(({ subject, path }) => `${subject} ${path}`)).size, openQuestions.length);
  });

  it('points each finding of a rule at a place in the documents that tells of the element', () => {
    const texts = new Map(
      run.results['interpret']?.sources?.map(({ digest, uri }) => [sourceKey(digest), sample[uri]]),
    );
    for (const { kind, focusNode, evidence } of run.findings.filter(({ kind }) => kind === 'fail' || kind === 'open')) {
      assert.ok(evidence.length > 0, `${kind} ${focusNode} has no evidence`);
      for (const { source, selector } of evidence) {
        const bytes = texts.get(source);
        assert.ok(bytes instanceof Uint8Array && selector.type === 'text' && quoted(selector, bytes).length > 0);
      }
    }
  });

  it('writes a report that needs nothing beside it', () => {
    const html = artifact(run, 'report.html');
    assert.equal(firstBadTag(html), undefined);
    assert.doesNotMatch(html, /<(script|link|img|iframe)|https?:|@import|url\(/);
    for (const part of [
      'One-line diagram',
      'Voltage profile',
      'Findings',
      'Voltages',
      'Loading',
      'Losses',
      'Regulator taps',
      'Assumptions',
    ]) {
      assert.ok(html.includes(part), part);
    }
    assert.match(html, /ieee13\.dss:\d+:\d+/, 'names file, line and column');
  });

  it('writes it accessibly: a language, headings, captions, scopes, and words for the drawings', () => {
    const html = artifact(run, 'report.html');
    assert.match(html, /<html lang="en">/);
    assert.equal(html.match(/<h1/g)?.length, 1);
    assert.equal(html.match(/<table/g)?.length, html.match(/<caption/g)?.length);
    assert.equal(html.match(/<svg/g)?.length, 2);
    assert.equal(html.match(/<svg[^>]*role="img"[^>]*aria-labelledby/g)?.length, 2);
  });

  it('draws well-formed pictures with every bus in them', () => {
    for (const name of ['one-line.svg', 'voltage-profile.svg'])
      assert.equal(firstBadTag(artifact(run, name)), undefined);
    const drawing = artifact(run, 'one-line.svg');
    for (const bus of ['650', 'rg60', '632', '671', '611', '652', '675', '634'])
      assert.ok(drawing.includes(`>${bus}<`), bus);
  });

  it('writes the same bytes again', async () => {
    const again = await runStudy(study, sample);
    for (const name of ['report.html', 'one-line.svg', 'voltage-profile.svg'])
      assert.equal(artifact(again, name), artifact(run, name));
  });

  it('keeps regulators where they are when told to', async () => {
    const { answer } = await runStudy(study, sample, { controlMode: 'off', range: 'B', title: 'Taps as stated' });
    assert.equal((answer.payload as { converged: boolean }).converged, true);
    assert.match(new TextDecoder().decode(answer.artifacts[0]?.bytes), /<h1>Taps as stated: ieee13<\/h1>/);
  });
});

describe('a study of what cannot be computed', () => {
  it('says so, and does not pass anything on it', async () => {
    const run = await runStudy(study, {
      'broken.dss':
        'new circuit.broken basekv=12.47 bus1=a\nnew line.l bus1=a bus2=b linecode=none length=1\nnew load.d bus1=b kv=12.47 kw=10 pf=0.9\n',
    });
    const payload = run.answer.payload as { converged: boolean; losses?: unknown };
    assert.equal(run.answer.status, payload.converged ? 'completed' : 'incomplete');
    const judged = run.findings.filter(
      ({ ruleId, kind }) => ruleId.endsWith('voltage-limits.validate') && kind === 'pass',
    );
    if (!payload.converged) {
      assert.equal(payload.losses, undefined);
      assert.deepEqual(judged, []);
      assert.match(artifact(run, 'report.html'), /must not be used/);
    }
    assert.equal(firstBadTag(artifact(run, 'report.html')), undefined);
  });
});

describe('the conductor design of the sample feeder', () => {
  it('remedies the voltage drop, and proves it on the proposed network', async () => {
    const parameters = { material: 'copper', maximumDrop: 0.08 };
    const { results } = await runStudy(conductorDesign, sample, parameters);
    const before = await runStudy(study, sample, { maximumDrop: 0.08 });
    const failed = (run: StudyRun['results']): unknown => (run['voltage-drop']?.payload as { failed: number }).failed;
    assert.ok(Number(failed(before.results)) > 0);
    assert.equal(failed(results), 0);
    assert.ok((results['size']?.resolutions.length ?? 0) >= 2);
  });
});

describe('studies of the corpus', () => {
  const corpus = new URL('../shared/corpus/dss/', root);
  for (const [folder, main] of [
    ['ieee13', 'IEEE13Nodeckt.dss'],
    ['ieee34', 'ieee34Mod1.dss'],
    ['4bus-yy-bal', undefined],
  ] as const) {
    it(`${folder} converges and is written up`, async function () {
      const place = new URL(`${folder}/`, corpus);
      if (!existsSync(place)) return this.skip(); // The corpus is not here.
      const files = readdirSync(place).filter((name) => /\.(dss|csv)$/i.test(name));
      const first = main ?? files.find((name) => name.endsWith('.dss') || name.endsWith('.DSS')) ?? '';
      const texts = Object.fromEntries(
        [first, ...files.filter((name) => name !== first)].map((name) => [
          name,
          new Uint8Array(readFileSync(new URL(name, place))),
        ]),
      );
      const run = await runStudy(study, texts);
      assert.equal((run.answer.payload as { converged: boolean }).converged, true);
      assert.equal(firstBadTag(artifact(run, 'report.html')), undefined);
    });
  }
});
