import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Reference, ReferenceKind } from './reference.ts';
import { formatReference, parseReference, REFERENCES } from './reference.ts';

const kinds = Object.keys(REFERENCES) as ReferenceKind[];
const text = fc.string({ unit: 'grapheme-composite' });
const awkward = fc.constantFrom('.', '..', 'a/b', 'line.l1#1', '@type', '%2F', ' ', 'ü', '?', '100 %', '', '\0', '\0.');

/** Any reference of any kind, its holes filled with anything. */
const references = fc.constantFrom(...kinds).chain((kind) => {
  const holes = [...REFERENCES[kind].matchAll(/\{(\w+)\}/g)].map(({ 1: name = '' }) => name);
  const filled = Object.fromEntries(holes.map((name) => [name, fc.oneof(text, awkward)]));
  const fragment = fc.option(text.map(encodeURIComponent), { nil: undefined });
  return fc.record({ ...filled, fragment }).map(({ fragment: place, ...rest }) => ({
    kind,
    ...rest,
    ...(place === undefined ? {} : { fragment: place }),
  })) as fc.Arbitrary<Reference>;
});

describe('a reference', () => {
  it('comes back from its URI as it was, whatever it names', () => {
    fc.assert(
      fc.property(references, (reference) => {
        const uri = formatReference(reference);
        assert.deepEqual(parseReference(uri), reference);
        assert.match(uri, /^bver:\/\/[\w\-.~!'()*%/]+(#[\w\-.~!$&'()*+,;=:@/?%]*)?$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('stays what it is when a URL parser has read it', () => {
    fc.assert(
      fc.property(references, (reference) => {
        const uri = formatReference(reference);
        const { host, pathname, hash } = new URL(uri);
        assert.equal(`bver://${host}${pathname}${hash === '' && uri.endsWith('#') ? '#' : hash}`, uri);
      }),
    );
  });

  it('has one URI for one meaning', () => {
    fc.assert(
      fc.property(references, (reference) => {
        const parsed = parseReference(formatReference(reference));
        assert.ok(!('problem' in parsed));
        assert.equal(formatReference(parsed), formatReference(reference));
      }),
    );
  });

  it('is parsed from any text at all, or the problem is said', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((rest) => `bver://${rest}`),
          text.map((rest) => `bver://runs/${rest}`),
        ),
        (uri) => {
          const parsed = parseReference(uri);
          if ('problem' in parsed) assert.ok(parsed.problem.length > 0);
          else assert.ok(kinds.includes(parsed.kind));
        },
      ),
      { numRuns: 2000 },
    );
  });

  for (const [uri, reference] of [
    ['bver://runs/r1', { kind: 'run', runId: 'r1' }],
    ['bver://runs/r1/findings', { kind: 'findings', runId: 'r1' }],
    ['BVER://snapshots/ab/elements/board.upper%231', { kind: 'element', snapshot: 'ab', subject: 'board.upper#1' }],
    ['bver://documents/ab#line=3,4', { kind: 'document', digest: 'ab', fragment: 'line=3,4' }],
  ] as const) {
    it(`reads ${uri}`, () => assert.deepEqual(parseReference(uri), reference));
  }

  for (const uri of [
    '',
    'http://runs/r1',
    'bver://',
    'bver://runs',
    'bver://runs/',
    'bver://runs/%',
    'bver://shelves/a',
  ]) {
    it(`says what is wrong with “${uri}”`, () => assert.ok('problem' in parseReference(uri)));
  }
});
