import assert from 'node:assert/strict';
import { sha256 } from './sha256.ts';

describe('sha256', () => {
  it('gives the digest of the FIPS 180-4 example "abc"', () => {
    assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
  it('reads a text as UTF-8 and bytes as they are', () => {
    assert.equal(sha256('µ'), sha256(new Uint8Array([0xc2, 0xb5])));
  });
});
