import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { writeDeclaration } from './declaration.ts';
import { quoted, sourceKey } from './evidence.ts';

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const text = fc.string({ unit: 'grapheme' });
const oneLine = text.filter((one) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(one));

describe('a declaration', () => {
  it('is written so that a person reads who says what, when and why', () => {
    const { bytes, source } = writeDeclaration(
      {
        by: 'Ada',
        at: '2026-03-01T10:00:00Z',
        why: 'Measured\non site',
        says: [
          { about: 'Upper (board.upper) length', words: '90 cm' },
          { about: 'Upper (board.upper) loadLimit', words: '12 kg' },
        ],
      },
      sha256,
    );
    assert.equal(
      new TextDecoder().decode(bytes),
      'Said by Ada\non 2026-03-01T10:00:00Z\nbecause: "Measured\\non site"\n\nUpper (board.upper) length: 90 cm\nUpper (board.upper) loadLimit: 12 kg\n',
    );
    assert.equal(source.digest, sha256(bytes));
  });

  it('quotes each value at its place, whatever is said around it', () => {
    const says = fc.array(fc.record({ about: text, words: oneLine }), { maxLength: 5 });
    fc.assert(
      fc.property(text, text, says, (by, why, all) => {
        const { bytes, source, evidence } = writeDeclaration(
          { by, at: '2026-03-01T10:00:00Z', why, says: all },
          sha256,
        );
        const lines = new TextDecoder().decode(bytes).split('\n');
        assert.equal(evidence.length, all.length);
        evidence.forEach(({ source: key, selector }, i) => {
          assert.equal(key, sourceKey(source.digest));
          assert.equal(quoted(selector, bytes), all[i]?.words);
          assert.equal(lines[selector.line - 1]?.slice(selector.column - 1), all[i]?.words);
        });
      }),
    );
  });
});
